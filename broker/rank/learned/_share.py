"""Sharing what a raw ranking gives away: diversity within a list, exposure across lists."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """How much of a ranking's order is given up for variety and for fairness.

    Attributes:
        diversity: Weight of aspects that the list does not cover yet, from 0 to 1.
        exposure: What a place in a list costs whoever had many before, on the scale of scores.
        kept: The first of a list pay nothing: who fits best is shown, however often it was before.
        deep: Down to which rank a list is put in order anew; the rest stays as it is.
    """

    diversity: float = 0.1
    exposure: float = 0.1
    kept: int = 5
    deep: int = 100


@dataclass
class Ledger:
    """How often each organisation was shown, so that a place goes to others as well.

    A place in a list counts 1/log2(rank + 1), as its reader's attention does.
    """

    shown: dict[int, float] = field(default_factory=dict)

    def enter(self, ranked: Sequence[int]) -> None:
        """Note a list that was shown, best first."""
        for rank, place in enumerate(ranked, start=1):
            self.shown[place] = self.shown.get(place, 0.0) + 1.0 / math.log2(rank + 1)


def shared_order(
    places: NDArray[np.int64],
    *,
    scores: NDArray[np.float64],
    aspects: Sequence[NDArray[np.int64]],
    sharing: Sharing,
    ledger: Ledger | None = None,
) -> list[int]:
    """Return positions within `places` in the order in which they are shown.

    Greedy xQuAD (Santos, Macdonald & Ounis, Exploiting query reformulations for web search result
    diversification, 2010) with explicit aspects: each step takes the candidate with the best mix
    of its own probability and the weight of its aspects (country, kind) that nobody above it
    covers. Whoever was shown often before pays for it with the logarithm of how often, so that
    the next in line, who is nearly as good, comes up (a soft form of amortised exposure; Biega,
    Gummadi & Weikum, Equity of attention, 2018).

    Args:
        places: The candidates.
        scores: Their raw scores, shape (n,).
        aspects: For each kind of aspect, the aspect of each candidate, shape (n,).
        sharing: How much is given up.
        ledger: Who was shown before; nobody without one.
    """
    order = np.argsort(-scores, kind="stable")
    top, rest = order[: sharing.deep], order[sharing.deep :]
    if not len(top):
        return [int(place) for place in rest]
    paid = np.zeros(len(top))
    if ledger is not None and sharing.exposure:
        paid = sharing.exposure * np.log1p(
            [ledger.shown.get(int(place), 0.0) for place in places[top]]
        )
        paid[: sharing.kept] = 0.0
    net = scores[top] - paid
    likely = np.exp(net - net.max())
    likely /= likely.sum()
    weights = [_weights(values[top], likely=likely) for values in aspects]
    open_ = [np.ones(len(one)) for one in weights]
    codes = [np.unique(values[top], return_inverse=True)[1] for values in aspects]
    left = np.ones(len(top), dtype=np.bool_)
    chosen: list[int] = []
    for _ in range(len(top)):
        fresh = sum(
            (
                weight[code] * free[code]
                for weight, free, code in zip(weights, open_, codes, strict=True)
            ),
            start=np.zeros(len(top)),
        ) / max(len(aspects), 1)
        gain = (1 - sharing.diversity) * likely + sharing.diversity * likely.max() * fresh
        best = int(np.argmax(np.where(left, gain, -np.inf)))
        chosen.append(best)
        left[best] = False
        for free, code in zip(open_, codes, strict=True):
            free[code[best]] *= 0.5
    return [*(int(top[place]) for place in chosen), *map(int, rest)]


def _weights(values: NDArray[np.int64], *, likely: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much each aspect is wanted: the probability of those who carry it."""
    _, codes = np.unique(values, return_inverse=True)
    found = np.bincount(codes, weights=likely)
    return np.asarray(found / found.max())
