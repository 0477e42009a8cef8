"""Two ways to find the pairs worth a look: in memory, and with Splink in DuckDB for many."""

from collections.abc import Sequence
from typing import Any, Literal

from broker.identity._blocking import LARGEST_BLOCK, blocks_of, candidate_pairs
from broker.model import BrokerError

Engine = Literal["memory", "splink"]

LARGE = 20_000
"""Records from which on Splink finds the pairs."""


def pairs_of(
    keys: Sequence[frozenset[str]], *, engine: Engine | None = None, largest: int = LARGEST_BLOCK
) -> list[tuple[int, int]]:
    """Return the pairs of positions that share a key, in order; the same with either engine.

    Args:
        keys: The keys of each record.
        engine: Which way; None for Splink from 20,000 records on, else in memory.
        largest: Records that may share a key.

    Raises:
        BrokerError: If Splink is needed and not installed.
    """
    if engine is None:
        engine = "splink" if len(keys) >= LARGE else "memory"
    if engine == "memory":
        return sorted(candidate_pairs(keys, largest=largest))
    return sorted(_with_splink(keys, largest=largest))


def _with_splink(keys: Sequence[frozenset[str]], *, largest: int) -> set[tuple[int, int]]:
    try:
        import pandas as pd
        from splink import Linker, SettingsCreator, block_on
        from splink.backends.duckdb import DuckDBAPI
    except ImportError as error:
        raise BrokerError(
            "More than %(number)s organisations need Splink, which is not installed. Install it "
            "with: pip install 'partner-broker[large]'",
            number=LARGE,
        ) from error
    telling = blocks_of(keys, largest=largest)
    # A number for a key is a tenth of its text, and DuckDB joins numbers fastest.
    numbers = {key: number for number, key in enumerate(telling)}
    listed = [sorted(numbers[key] for key in some if key in numbers) for some in keys]
    kept = [place for place, some in enumerate(listed) if some]
    if len(kept) < 2:
        return set()
    table = pd.DataFrame({"unique_id": kept, "keys": [listed[place] for place in kept]})
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI().register(table), settings, log_level="ERROR")
    linked: Any = linker.inference.deterministic_link()  # its methods have no types
    found = linked.as_pandas_dataframe()
    lower, upper = found["unique_id_l"].tolist(), found["unique_id_r"].tolist()
    return {(min(a, b), max(a, b)) for a, b in zip(lower, upper, strict=True)}
