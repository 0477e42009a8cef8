"""The second stage: a learned ranker."""

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.model import InputError
from broker.rank.learned._candidates import Candidates
from broker.rank.learned._features import Floats

if TYPE_CHECKING:
    from lightgbm import Booster

_FACTS = "ranker.json"
_AT_ONCE = 2


@dataclass(frozen=True, kw_only=True)
class Ranker:
    """Trees that turn the features of a candidate into a score.

    Attributes:
        trees: LightGBM's own text form of models that differ in what they drew, and whose mean is
            the score.
        names: Of the features it was trained on, in their order.
        until: The day (ISO 8601) before which everything lies that it was trained on.
        intercept: Of the curve that turns a score into a probability.
        slope: Of the same curve.
    """

    trees: tuple[str, ...]
    names: tuple[str, ...]
    until: str
    intercept: float = 0.0
    slope: float = 1.0

    @cached_property
    def boosters(self) -> tuple["Booster", ...]:
        """The models, ready to predict."""
        from lightgbm import Booster

        return tuple(Booster(model_str=one) for one in self.trees)

    def score(self, values: Floats) -> NDArray[np.float64]:
        """Return the raw scores of rows of features in the order of `names`, shape (n,)."""
        return np.asarray(np.mean(self._each(values), axis=0), dtype=np.float64)

    def scores(self, found: Candidates) -> NDArray[np.float64]:
        """Return the raw score of each candidate, shape (n,)."""
        if not len(found.places):
            return np.zeros(0)
        return self.score(self._columns(found))

    def contributions(self, found: Candidates, *, rows: Sequence[int]) -> dict[str, Floats]:
        """Return what each signal adds to the scores of some candidates, by its name.

        Exact Shapley values of the trees (Lundberg et al., From local explanations to global
        understanding with explainable AI for trees, 2020), summed over the features of a signal;
        together with the key `base` they add up to the raw score.

        Args:
            found: The candidates.
            rows: Which of them.
        """
        values = self._columns(found)[list(rows)]
        parts = np.mean(self._each(values, pred_contrib=True), axis=0)
        owner = dict(zip(found.names, found.groups, strict=True))
        signals = np.array([owner[name] for name in self.names])
        added = {
            signal: parts[:, :-1][:, signals == signal].sum(axis=1).astype(np.float32)
            for signal in dict.fromkeys(found.groups)
        }
        return {**added, "base": parts[:, -1].astype(np.float32)}

    def probabilities(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how probable it is that each candidate of these scores takes part."""
        return 1.0 / (1.0 + np.exp(-(self.intercept + self.slope * scores)))

    def save(self, folder: str | Path) -> None:
        """Write the ranker into a folder; one that is there stays whole until both are written."""
        folder = Path(folder)
        facts = {
            "features": list(self.names),
            "until": self.until,
            "intercept": self.intercept,
            "slope": self.slope,
            "trees": [_digest(one) for one in self.trees],
        }
        folder.mkdir(parents=True, exist_ok=True)
        texts = {_name(place): one for place, one in enumerate(self.trees)}
        texts[_FACTS] = json.dumps(facts, indent=1) + "\n"
        written = {name: folder / f".{name}.new" for name in texts}
        for name, path in written.items():
            path.write_text(texts[name], "utf-8")
        for name, path in written.items():
            path.replace(folder / name)

    @classmethod
    def load(cls, folder: str | Path) -> "Ranker":
        """Read a ranker from its folder.

        Raises:
            InputError: If the folder holds none, or one for other features.
        """
        from lightgbm.basic import LightGBMError

        folder = Path(folder)
        try:
            facts = json.loads((folder / _FACTS).read_text("utf-8"))
            digests = [str(one) for one in facts["trees"]]
            ranker = cls(
                trees=tuple((folder / _name(n)).read_text("utf-8") for n in range(len(digests))),
                names=tuple(map(str, facts["features"])),
                until=str(dt.date.fromisoformat(facts["until"])),
                intercept=float(facts["intercept"]),
                slope=float(facts["slope"]),
            )
            if not digests or digests != [_digest(one) for one in ranker.trees]:
                raise ValueError("its trees and its facts do not belong together")
            if any(one.num_feature() != len(ranker.names) for one in ranker.boosters):
                raise ValueError("its trees know other features than its facts")
            return ranker
        except (OSError, ValueError, KeyError, TypeError, LightGBMError) as error:
            raise InputError(
                "%(folder)s holds no ranker that can be read (%(why)s). Put the shipped folder "
                "back, or train one with `python -m broker.evaluate.train`.",
                folder=folder,
                why=error,
            ) from error

    def _each(self, values: Floats, *, pred_contrib: bool = False) -> list[NDArray[np.float64]]:
        """Ask the models side by side; threads within one would wait for a core that is busy."""

        def ask(one: "Booster") -> NDArray[np.float64]:
            return np.asarray(one.predict(values, pred_contrib=pred_contrib, num_threads=1))

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(ask, self.boosters))

    def _columns(self, found: Candidates) -> Floats:
        if found.names == self.names:
            return found.values
        place = {name: column for column, name in enumerate(found.names)}
        gone = [name for name in self.names if name not in place]
        if gone:
            raise InputError(
                "The ranker was trained on a feature that is no longer made: %(feature)s. Put the "
                "shipped one back, or train one with `python -m broker.evaluate.train`.",
                feature=gone[0],
            )
        return found.values[:, [place[name] for name in self.names]]


def _name(place: int) -> str:
    return f"ranker-{place + 1}.txt"


def _digest(trees: str) -> str:
    return hashlib.sha256(trees.encode("utf-8")).hexdigest()
