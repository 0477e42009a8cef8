"""Leaving out candidates that no better team can have."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broker.team._problem import Problem
from broker.team._rows import rows_of

_FIRST = 150
"""Candidates with whom the first linear program is made, besides those of each group."""

_OF_EACH = 3
"""Candidates of each aspect, country, kind, group and seat among them."""

_MOST_ROUNDS = 12
_ADDED = 200
"""Candidates added in one round."""

_NEARLY = 1e-7
"""Tolerance by which a candidate is kept rather than lost to rounding."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Pruned:
    """The candidates that are left, and how good a team could be at most."""

    kept: tuple[int, ...]
    bound: float


def shortlist(problem: Problem) -> list[int]:
    """Return a few hundred candidates among whom a good team is found at once.

    Those whose gain and all they bring come to most, and the best of each aspect and group.
    """
    gain = np.array(problem.gain)
    promise = gain.copy()
    for aspect in problem.aspects:
        promise[list(aspect.holders)] += aspect.worth
    chosen = set(_best(promise, range(len(gain)), most=_FIRST))
    groups = [aspect.holders for aspect in problem.aspects]
    groups += [group for limit in problem.all_limits for group in limit.groups.values()]
    groups += list(problem.seats.values())
    for group in groups:
        chosen.update(_best(promise, sorted(group), most=_OF_EACH))
        chosen.update(_best(gain, sorted(group), most=_OF_EACH))
    return sorted((chosen - problem.barred) | problem.fixed | problem.guests)


def _best(value: Floats, people: Iterable[int], *, most: int) -> list[int]:
    numbers = np.fromiter(people, dtype=np.int64)
    order = np.argsort(-value[numbers], kind="stable")[:most]
    return [int(one) for one in numbers[order]]


def prune(
    problem: Problem, *, objective: float, keep: frozenset[int], among: Iterable[int]
) -> Pruned:
    """Return the candidates that a team above a given objective could have.

    The linear relaxation is solved with a few candidates, and its prices, one for each rule and
    aspect, are applied to all: whoever is worth more than their price joins, until nobody is
    (sifting: Bixby and others, Very large-scale linear programming, 1992). Any prices that are not
    negative bound every team from above by weak duality: by what the limits cost at these prices,
    and what the columns are worth beyond theirs. A team with a candidate who is worth less than
    their price is worth less by the difference; where that falls below the given team, the
    candidate is left out (reduced-cost fixing: Dantzig, Fulkerson & Johnson, 1954). The bound is
    computed from the prices themselves, so that no rounding in the linear program can harm it.

    Args:
        problem: The request.
        objective: That of a team which keeps the rules; the higher, the fewer are kept.
        keep: Candidates to keep in any case.
        among: Candidates to begin with; some of them can make a team.

    Returns:
        Numbers of the candidates in rising order, and a bound for all teams.
    """
    rows = rows_of(problem, sharp=False)
    people = len(problem.pool)
    matrix, limit = rows.matrix().tocsc(), np.array(rows.limit)
    worth, highest = np.array(rows.worth), np.array(rows.highest)
    inside = np.ones(len(worth), dtype=bool)
    inside[:people] = False
    inside[list(among)] = True
    bound, kept = np.inf, np.ones(people, dtype=bool)
    for _ in range(_MOST_ROUNDS):
        columns = np.flatnonzero(inside)
        prices = _prices(matrix[:, columns], limit, worth[columns], highest[columns])
        if prices is None:
            break
        beyond = worth - matrix.T @ prices
        value = float(limit @ prices + highest @ np.maximum(beyond, 0.0))
        bound = min(bound, value)
        kept &= value + np.minimum(beyond[:people], 0.0) >= objective - _NEARLY
        outside = np.flatnonzero(kept & ~inside[:people] & (beyond[:people] > _NEARLY))
        if not len(outside):
            break
        inside[outside[np.argsort(-beyond[outside], kind="stable")[:_ADDED]]] = True
    kept[list(keep)] = True
    return Pruned(kept=tuple(np.flatnonzero(kept).tolist()), bound=max(bound, objective))


def _prices(matrix: Any, limit: Floats, worth: Floats, highest: Floats) -> Floats | None:
    """Return what one unit of each limit is worth, shape (rows,); None if it was not solved."""
    if not len(worth):
        return np.zeros(len(limit))
    from scipy.optimize import linprog

    bounds = [(0.0, float(most)) for most in highest]
    result = linprog(-worth, A_ub=matrix, b_ub=limit, bounds=bounds, method="highs")
    if result.status != 0:
        return None
    return np.maximum(0.0, -np.asarray(result.ineqlin.marginals, dtype=np.float64))
