"""The best team, proven, by mixed-integer linear programming."""

from dataclasses import dataclass

import numpy as np

from broker.model import BrokerError, Rule
from broker.team._seats import Problem

_IMPOSSIBLE = 2
"""Status by which scipy says that no solution exists."""


@dataclass(frozen=True, kw_only=True)
class Solution:
    """The best team under the rules."""

    team: frozenset[int]
    objective: float
    bound: float
    """No team under these rules has a higher objective."""
    proven: bool


def solve(
    problem: Problem, *, without: Rule | None = None, seconds: float = 10.0
) -> Solution | None:
    """Find the team with the highest objective.

    One binary variable for each candidate, one for each aspect that is covered and one for each
    country or kind that a rule counts; solved to optimality with HiGHS (Huangfu & Hall, 2018)
    through scipy.

    Args:
        problem: Candidates, aspects and rules.
        without: A rule to leave out.
        seconds: Time limit.

    Returns:
        The team with its bound, or None when no team keeps the rules.

    Raises:
        BrokerError: If the time runs out before any team is found.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows = _Rows(problem, without=without)
    if not rows.width:
        kept = all(rule.holds(0) for rule in rows.rules)
        return Solution(team=frozenset(), objective=0.0, bound=0.0, proven=True) if kept else None
    size = rows.width
    lower = np.zeros(size)
    lower[list(problem.fixed)] = 1.0
    constraints = [
        LinearConstraint(np.array(rows.matrix), np.array(rows.least), np.array(rows.most))
    ]
    result = milp(
        -rows.worth,
        integrality=np.ones(size, dtype=np.int64),
        bounds=Bounds(lower, np.ones(size)),
        constraints=constraints if rows.matrix else [],
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if result.status == _IMPOSSIBLE:
        return None
    if result.x is None:
        raise BrokerError(
            f"No team was found within {seconds:g} seconds. Ask for a smaller one, or lock some of "
            "its members."
        )
    team = frozenset(int(one) for one in np.flatnonzero(result.x[: len(problem.pool)] > 0.5))
    objective = problem.objective(team)
    bound = -float(result.mip_dual_bound) if result.mip_dual_bound is not None else objective
    return Solution(
        team=team, objective=objective, bound=max(bound, objective), proven=result.status == 0
    )


class _Rows:
    """The linear rows: candidates first, then aspects, then counted groups."""

    def __init__(self, problem: Problem, *, without: Rule | None) -> None:
        self.rules = [rule for rule in problem.rules if rule is not without]
        counted = [rule for rule in self.rules if rule.what in {"countries", "kinds"}]
        people, aspects = len(problem.pool), len(problem.aspects)
        self.width = people + aspects + sum(len(problem.groups[rule]) for rule in counted)
        self.worth = np.zeros(self.width)
        self.worth[:people] = problem.gain
        self.matrix: list[np.ndarray] = []
        self.least: list[float] = []
        self.most: list[float] = []
        for number, aspect in enumerate(problem.aspects):
            self.worth[people + number] = aspect.worth
            self._covered(people + number, aspect.holders)
        column = people + aspects
        for rule in self.rules:
            groups = problem.groups[rule]
            if rule in counted:
                self._counted(rule, column, groups)
                column += len(groups)
            else:
                self._bounded(rule, sorted(groups[""]))

    def _row(self, entries: dict[int, float], least: float, most: float) -> None:
        row = np.zeros(self.width)
        for index, value in entries.items():
            row[index] = value
        self.matrix.append(row)
        self.least.append(least)
        self.most.append(most)

    def _covered(self, column: int, holders: frozenset[int]) -> None:
        """A column may be one only if one of its holders is in the team."""
        self._row({column: 1.0, **dict.fromkeys(holders, -1.0)}, -np.inf, 0.0)

    def _counted(self, rule: Rule, column: int, groups: dict[str, frozenset[int]]) -> None:
        columns = range(column, column + len(groups))
        for place, group in zip(columns, groups.values(), strict=True):
            if rule.at_least:
                self._covered(place, group)
            else:
                for one in group:
                    self._row({one: 1.0, place: -1.0}, -np.inf, 0.0)
        self._bounded(rule, list(columns))

    def _bounded(self, rule: Rule, columns: list[int]) -> None:
        least, most = (rule.number, np.inf) if rule.at_least else (-np.inf, rule.number)
        self._row(dict.fromkeys(columns, 1.0), least, most)
