"""Teams that are one member away."""

import numpy as np

from broker.team._problem import Limit, Problem
from broker.team._tables import Floats, Tables

Value = tuple[float, float]
"""How many members a team is away from keeping the rules, and its worth."""

_NEARLY = 1e-9


def better(one: Value, other: Value) -> bool:
    """Return whether one team is nearer to the rules than another, or as near and worth more."""
    if one[0] != other[0]:
        return one[0] < other[0]
    return one[1] > other[1] + _NEARLY


class Moves:
    """Values of all teams that are one move away from a team, computed together.

    Of seats it is only known whether enough could take each; whether all can be seated at once
    must be asked of the request.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.tables = tables = Tables(problem)
        self.may_join = np.ones(tables.size, dtype=bool)
        self.may_join[list(problem.barred)] = False
        limits = problem.all_limits
        self._labels = [(limit, tables.labels(limit)) for limit in limits if limit.distinct]
        self._counts = [
            (limit, tables.member(limit.members)) for limit in limits if not limit.distinct
        ]
        self._tied: dict[int, list[tuple[int, float]]] = {}
        for (one, other), worth in problem.ties.items():
            self._tied.setdefault(one, []).append((other, worth))
            self._tied.setdefault(other, []).append((one, worth))

    def value(self, team: frozenset[int]) -> Value:
        """Return the value of a team itself."""
        excess = sum(limit.excess(team) for limit in self.problem.all_limits)
        return float(excess), self.problem.objective(team)

    def joining(self, rest: frozenset[int]) -> tuple[Floats, Floats]:
        """Return the values of a team with each candidate added, as two arrays.

        The first is infinite for those who are in already or must not be.
        """
        people = sorted(rest)
        tables = self.tables
        covered = tables.brings[people].any(axis=0)
        worth = self.problem.objective(rest) + tables.gain
        worth += tables.brings @ (tables.worth * ~covered)
        for one in people:
            for other, tied in self._tied.get(one, ()):
                worth[other] += tied
        excess: Floats = np.where(self.may_join, 0.0, np.inf)
        excess[people] = np.inf
        for limit, counts in self._counts:
            excess += _missed(limit, counts[people].sum() + counts)
        for limit, labels in self._labels:
            have = set(labels[people].tolist()) - {-1}
            new = (labels >= 0) & ~np.isin(labels, sorted(have))
            excess += _missed(limit, new.astype(np.float64) + len(have))
        return excess, worth

    def best(self, team: frozenset[int]) -> tuple[Value, frozenset[int]] | None:
        """Return the best team that is one move away, the first of equal ones; None if none is."""
        found: list[tuple[Value, frozenset[int]]] = []
        for leaving in (None, *sorted(team - self.problem.fixed)):
            rest = team if leaving is None else team - {leaving}
            excess, worth = self.joining(rest)
            fewest = float(excess.min()) if len(excess) else np.inf
            if np.isfinite(fewest):
                one = int(np.argmax(np.where(excess == fewest, worth, -np.inf)))
                found.append(((fewest, float(worth[one])), rest | {one}))
            if leaving is not None:
                found.append((self.value(rest), rest))
        best = found[0] if found else None
        for other in found[1:]:
            if best is not None and better(other[0], best[0]):
                best = other
        return best


def _missed(limit: Limit, counts: Floats) -> Floats:
    return np.maximum(0.0, limit.number - counts if limit.at_least else counts - limit.number)
