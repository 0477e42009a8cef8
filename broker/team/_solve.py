"""The best team, proven, by mixed-integer linear programming."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from broker.model import BrokerError
from broker.team._at_once import at_once
from broker.team._problem import Problem
from broker.team._prune import prune, shortlist
from broker.team._rows import Rows, rows_of

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult

SECONDS = 10.0
"""Time for a proof, if nothing else is asked for."""

_IMPOSSIBLE = 2
"""Status by which scipy says that no solution exists."""

_NEARLY = 1e-9


@dataclass(frozen=True, kw_only=True)
class Solution:
    """A team that keeps the rules."""

    team: frozenset[int]
    objective: float
    bound: float
    """No team under these rules has a higher objective."""
    proven: bool


def first(problem: Problem) -> frozenset[int] | None:
    """Find a good team at once, among a shortlist.

    Returns:
        The team; None if none was found at once, which does not mean that there is none.
    """
    short = shortlist(problem)
    found = at_once(problem.only(short))
    return None if found is None else frozenset(short[one] for one in found)


def solve(
    problem: Problem, *, seconds: float = SECONDS, known: frozenset[int] | None = None
) -> Solution | None:
    """Find the team with the highest objective.

    Candidates that no team better than the known one can have are left out, and the rest is solved
    to optimality with HiGHS (Huangfu & Hall, 2018) through scipy.

    Args:
        problem: Candidates, aspects and rules.
        seconds: Time limit; with 0 the known team comes back with the bound of the linear program.
        known: A team that keeps the rules; one found at once if not given.

    Returns:
        The team with its bound, or None when no team keeps the rules.

    Raises:
        BrokerError: If the time runs out before any team is found.
    """
    until = time.perf_counter() + seconds
    known = first(problem) if known is None else known
    kept, bound = tuple(range(len(problem.pool))), np.inf
    if known is not None:
        value = problem.objective(known)
        among = {*shortlist(problem), *known}
        left = prune(problem, objective=value, keep=known, among=among)
        kept, bound = left.kept, left.bound
        if bound <= value + _NEARLY or until <= time.perf_counter():
            return _either(problem, known, None, bound=bound)
    found = optimum(problem.only(list(kept)), seconds=max(0.1, until - time.perf_counter()))
    if found is None:
        return None
    team = None if found.team is None else frozenset(kept[one] for one in found.team)
    bound = min(bound, found.bound)
    if known is None and team is None:
        raise BrokerError(
            "No team was found within %(seconds)s seconds. Ask for a smaller one, or "
            "lock some of its members.",
            seconds=f"{seconds:g}",
        )
    return _either(problem, known, team, bound=-np.inf if found.proven else bound)


def _either(
    problem: Problem, one: frozenset[int] | None, other: frozenset[int] | None, *, bound: float
) -> Solution:
    """Return the better of two teams, the first if they are equal."""
    teams = [team for team in (one, other) if team is not None]
    values = [problem.objective(team) for team in teams]
    best = len(teams) - 1 if values[-1] > values[0] + _NEARLY else 0
    value = values[best]
    proven = bound <= value + _NEARLY
    return Solution(
        team=teams[best], objective=value, bound=value if proven else bound, proven=proven
    )


@dataclass(frozen=True, kw_only=True)
class Optimum:
    """What the integer program found in its time."""

    team: frozenset[int] | None
    bound: float
    proven: bool


def optimum(problem: Problem, *, seconds: float) -> Optimum | None:
    """Solve the integer program of a request; None if it has no solution."""
    if not problem.pool:
        kept = problem.keeps(frozenset())
        return Optimum(team=frozenset(), bound=0.0, proven=True) if kept else None
    result = run(rows_of(problem), seconds=seconds)
    if result.status == _IMPOSSIBLE:
        return None
    bound = np.inf if result.mip_dual_bound is None else -float(result.mip_dual_bound)
    team = None
    if result.x is not None:
        team = frozenset(np.flatnonzero(result.x[: len(problem.pool)] > 0.5).tolist())
    return Optimum(team=team, bound=bound, proven=result.status == 0)


def counts(problem: Problem, *, copies: Sequence[int], seconds: float) -> tuple[int, ...] | None:
    """Return how many of each candidate some team has that keeps the rules; None if none does.

    Args:
        problem: A request in which a candidate may stand for several who are alike.
        copies: For how many each of them stands.
        seconds: Time limit.

    Raises:
        BrokerError: If the time runs out.
    """
    result = run(rows_of(problem, copies=copies), seconds=seconds)
    if result.status == _IMPOSSIBLE:
        return None
    if result.x is None:
        raise BrokerError("Whether a team is possible was not found in time. Ask for less at once.")
    return tuple(round(float(value)) for value in result.x[: len(problem.pool)])


def run(rows: Rows, *, seconds: float) -> "OptimizeResult":
    """Maximise the worth of the columns within the rows."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    return milp(
        -np.array(rows.worth),
        integrality=np.array(rows.whole, dtype=np.int64),
        bounds=Bounds(np.zeros(len(rows.worth)), np.array(rows.highest)),
        constraints=LinearConstraint(rows.matrix(), ub=np.array(rows.limit)),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
