"""The learnt judgement: how likely it is that two descriptions are of one organisation."""

import json
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from broker.identity._compare import FEATURES, PARTS, features, website_of
from broker.identity._lexicon import Lexicon, read_lexicon
from broker.identity._profile import Profile
from broker.model import BrokerError, Record

if TYPE_CHECKING:
    import lightgbm

_HOMES = (Path(__file__).parents[1] / "models", Path(__file__).parents[2] / "models")
"""Where models lie: inside an installed package, or beside it in the source tree."""

Floats = NDArray[np.float64]


_EDGE = 1e-9

_HURRY: dict[str, Any] = {
    "pred_early_stop": True,
    "pred_early_stop_freq": 25,
    "pred_early_stop_margin": 10.0,
}
"""After each 25 trees: no more of them where log-odds are beyond 5 (LightGBM doubles them)."""


class Thresholds(Record):
    """From which probability on something is said; chosen on the half that was learnt from."""

    same: float
    """One and the same, without asking."""
    unsure: float
    """A person decides."""


class Judge:
    """Scores pairs of organisations; what it says of a pair depends on nothing but the pair.

    Args:
        folder: Where the learnt files lie.

    Raises:
        OSError: If one is not there.
        ValueError: If one cannot be read, or was learnt by another version.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.lexicon: Lexicon = read_lexicon(self.folder)
        settings = json.loads((self.folder / "settings.json").read_text("utf-8"))
        if settings["features"] != list(FEATURES):
            raise ValueError("they were learnt by another version of this program")
        self.website: dict[str, float] = settings["website"]
        self.thresholds = Thresholds.model_validate(settings["thresholds"])

    @cached_property
    def _booster(self) -> "lightgbm.Booster":
        import lightgbm

        return lightgbm.Booster(model_file=str(self.folder / "pairs.txt"))

    def table(self, pairs: Iterable[tuple[Profile, Profile]]) -> Floats:
        """Return the features of pairs, shape (pairs, features)."""
        rows = [features(one, other, lexicon=self.lexicon) for one, other in pairs]
        return np.asarray(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))

    def scores(self, pairs: Sequence[tuple[Profile, Profile]], *, roughly: bool = False) -> Floats:
        """Return the probability that each pair is one organisation, shape (pairs,).

        Args:
            pairs: The pairs.
            roughly: No more trees are asked about a pair once they agree that it is very likely or
                unlikely: enough to see which ones are worth an exact look, in half of the time.
        """
        if not pairs:
            return np.zeros(0)
        hurry: dict[str, Any] = _HURRY if roughly else {}
        chances = np.asarray(self._booster.predict(self.table(pairs), num_threads=1, **hurry))
        kept = np.clip(chances, _EDGE, 1 - _EDGE)
        odds = np.log(kept / (1 - kept)) + np.asarray([self._websites(*pair) for pair in pairs])
        return np.asarray(1 / (1 + np.exp(-odds)))

    def _websites(self, one: Profile, other: Profile) -> float:
        return self.website.get(website_of(one, other) or "", 0.0)

    def parts(self, pairs: Sequence[tuple[Profile, Profile]]) -> list[dict[str, float]]:
        """Return for each pair what the parts of the records contribute, in log-odds.

        The parts and `start`, what is so before anything is looked at, add up to the log-odds of
        the score: Shapley values of the trees (Lundberg et al., From local explanations to global
        understanding with explainable AI for trees, 2020), summed by part.
        """
        if not pairs:
            return []
        shares = np.asarray(
            self._booster.predict(self.table(pairs), pred_contrib=True, num_threads=1)
        )
        names = [part for part, some in PARTS.items() for _ in some]
        found = []
        for row, pair in zip(shares, pairs, strict=True):
            whole, start = dict.fromkeys(PARTS, 0.0), float(row[-1])
            for part, share in zip(names, row[:-1], strict=True):
                whole[part] += float(share)
            whole["website"] += self._websites(*pair)
            if not (pair[0].country and pair[1].country):
                # That a country is not told is no evidence of a place.
                whole["place"], start = 0.0, start + whole["place"]
            found.append({"start": start, **whole})
        return found


@cache
def shipped_judge() -> Judge:
    """Return the judge that is shipped, read once.

    Raises:
        BrokerError: If its files are not there.
    """
    folder = next((home / "identity" for home in _HOMES if (home / "identity").is_dir()), _HOMES[0])
    try:
        return Judge(folder)
    except (OSError, ValueError, KeyError) as error:
        raise BrokerError(
            "The learnt judgement of names cannot be read from %(folder)s (%(why)s). Install the "
            "program again.",
            folder=folder,
            why=error,
        ) from error
