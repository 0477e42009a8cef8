"""Plain ways to tell who is who, for comparison."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, utils

from broker.identity.training import Pair, Spelling

Floats = NDArray[np.float64]

_ABROAD = 0.5
"""What a plain similarity is multiplied with where the countries differ, so that peers use them."""

_SCORERS = {
    "rapidfuzz ratio": fuzz.ratio,
    "rapidfuzz token_sort_ratio": fuzz.token_sort_ratio,
    "rapidfuzz WRatio": fuzz.WRatio,
}


def rapidfuzz_scores(pairs: Sequence[Pair]) -> dict[str, Floats]:
    """Return the similarity of the most similar names of each pair, from 0 to 100, by scorer.

    Names are compared with rapidfuzz's own preprocessing; the country counts, too.
    """
    found: dict[str, Floats] = {}
    for name, scorer in _SCORERS.items():
        values = []
        for pair in pairs:
            one, other = pair.one.entity, pair.other.entity
            best = max(
                scorer(a, b, processor=utils.default_process)
                for a in one.names
                for b in other.names
            )
            values.append(best if one.country == other.country else best * _ABROAD)
        found[name] = np.asarray(values, dtype=float)
    return found


def splink_scores(spellings: Sequence[Spelling], *, pairs: Sequence[Pair]) -> Floats:
    """Return the match weight that Splink gives each pair, learnt without labels from a half.

    Its own `NameComparison` on the first name, exact matches on country and city, the way its
    tutorial estimates parameters. A pair that it gives no weight has the lowest one. Where no two
    spellings are of one name in one country, it has nothing to learn from, and all pairs get 0.
    """
    import pandas as pd
    import splink.comparison_library as compare
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI

    numbers: dict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        numbers[pair.one.entity.id].append(number)
        numbers[pair.other.entity.id].append(number)
    table = pd.DataFrame(
        {
            "unique_id": [one.entity.id for one in spellings],
            "name": [one.entity.names[0].lower() for one in spellings],
            "country": [one.entity.country for one in spellings],
            "city": [one.entity.city and one.entity.city.lower() for one in spellings],
            "asked": [numbers.get(one.entity.id, []) for one in spellings],
        }
    )
    if not table.duplicated(["name", "country"]).any():
        return np.zeros(len(pairs))
    compared: list[Any] = [compare.NameComparison("name"), compare.ExactMatch("country")]
    towns = table["city"].notna().any()
    if towns:
        compared.append(compare.ExactMatch("city"))
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=compared,
        blocking_rules_to_generate_predictions=[block_on("asked", arrays_to_explode=["asked"])],
    )
    linker = Linker(DuckDBAPI().register(table), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match(
        [block_on("name", "country")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("name"))
    rule = block_on("city", "country") if towns else block_on("country")
    linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
    predicted: Any = linker.inference.predict()  # its methods have no types
    weighed = predicted.as_pandas_dataframe()
    known = {
        frozenset(ids): weight
        for *ids, weight in weighed[["unique_id_l", "unique_id_r", "match_weight"]].itertuples(
            index=False
        )
    }
    lowest = min(known.values(), default=0.0)
    return np.asarray(
        [
            known.get(frozenset((pair.one.entity.id, pair.other.entity.id)), lowest)
            for pair in pairs
        ],
        dtype=float,
    )
