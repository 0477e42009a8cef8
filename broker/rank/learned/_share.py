"""Sharing what a raw ranking gives away: diversity within a list, exposure across lists."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from broker.history import Past


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """How much of a ranking's order is given up for variety and for fairness.

    Attributes:
        diversity: Weight of aspects that the list does not cover yet, from 0 to 1.
        exposure: What a place in a list costs whoever had many before, as a share of the
            mean probability on the first page.
        newcomers: How many places of the first page are theirs at least, the last ones.
        page: How many are looked at.
        deep: Down to which rank a list is put in order anew; below, the order stays.
    """

    diversity: float = 0.05
    exposure: float = 0.03
    newcomers: int = 1
    page: int = 20
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
    probabilities: NDArray[np.float64],
    aspects: Sequence[NDArray[np.int64]],
    new: NDArray[np.bool_],
    sharing: Sharing,
    ledger: Ledger | None = None,
) -> list[int]:
    """Return positions within `places` in the order in which they are shown.

    Greedy xQuAD (Santos, Macdonald & Ounis, Exploiting query reformulations for web search result
    diversification, 2010) with explicit aspects that are all wanted alike: each step takes the
    candidate with the best mix of its own probability and of how little those above it cover its
    aspects (theme, country, kind); each of them halves what is left to cover. Whoever was shown
    often before pays for it with the logarithm of how often (a soft form of amortised exposure;
    Biega, Gummadi & Weikum, Equity of attention, 2018). It pays in probability: who fits far better
    than the next in line keeps the place, and where all fit about as well they take turns.

    Args:
        places: The candidates.
        probabilities: That they take part, shape (n,).
        aspects: For each kind of aspect, the aspect of each candidate, shape (n,).
        new: Who is a newcomer, shape (n,).
        sharing: How much is given up.
        ledger: Who was shown before; nobody without one.
    """
    best_first = np.argsort(-probabilities, kind="stable")
    top, rest = best_first[: sharing.deep], best_first[sharing.deep :]
    if not len(top):
        return [int(place) for place in rest]
    likely = probabilities[top]
    net = likely.copy()
    if ledger is not None and sharing.exposure:
        unit = sharing.exposure * float(likely[: max(sharing.page, 1)].mean())
        net -= unit * np.log1p([ledger.shown.get(int(place), 0.0) for place in places[top]])
    chosen = _varied(net, likely=likely, aspects=[one[top] for one in aspects], sharing=sharing)
    order = [*(int(top[place]) for place in chosen), *map(int, rest)]
    return _with_newcomers(order, new=new, probabilities=probabilities, sharing=sharing)


def aspects_of(past: Past, *, places: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return the aspects over which a list is to vary: themes, countries and kinds."""
    return [past.themes[places], past.countries.codes[places], past.kinds.codes[places]]


def newcomers(past: Past, *, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which places are those of organisations with one known work."""
    return np.asarray(past.incidence.degrees[places] <= 1, dtype=np.bool_)


def _varied(
    net: NDArray[np.float64],
    *,
    likely: NDArray[np.float64],
    aspects: Sequence[NDArray[np.int64]],
    sharing: Sharing,
) -> list[int]:
    codes = [np.unique(values, return_inverse=True)[1] for values in aspects]
    wanted = [np.ones(int(code.max()) + 1) for code in codes]
    left = np.ones(len(net), dtype=np.bool_)
    chosen: list[int] = []
    for _ in range(len(net)):
        fresh = np.zeros(len(net))
        for code, one in zip(codes, wanted, strict=True):
            fresh += one[code] / len(codes)
        gain = (1 - sharing.diversity) * net + sharing.diversity * likely.max() * fresh
        best = int(np.argmax(np.where(left, gain, -np.inf)))
        chosen.append(best)
        left[best] = False
        for code, one in zip(codes, wanted, strict=True):
            one[code[best]] *= 0.5
    return chosen


def _with_newcomers(
    order: list[int],
    *,
    new: NDArray[np.bool_],
    probabilities: NDArray[np.float64],
    sharing: Sharing,
) -> list[int]:
    """Give the last places of the first page to the most probable newcomers below it."""
    page, below = order[: sharing.page], order[sharing.page :]
    missing = min(sharing.newcomers, sharing.page) - sum(bool(new[one]) for one in page)
    waiting = sorted((one for one in below if new[one]), key=lambda one: -probabilities[one])
    come = waiting[: max(missing, 0)]
    if not come:
        return order
    going = [one for one in page if not new[one]][-len(come) :]
    staying = [one for one in page if one not in going]
    return [*staying, *come, *going, *(one for one in below if one not in come)]
