"""Who could take the place of a member."""

import numpy as np

from broker.team._moves import Moves
from broker.team._problem import Problem


def substitutes(
    problem: Problem, *, team: frozenset[int], most: int
) -> dict[int, tuple[tuple[int, float], ...]]:
    """Return for each member who need not be in the exchanges that cost least.

    Args:
        problem: The request.
        team: A team that keeps its rules.
        most: How many to return for each member.

    Returns:
        Pairs of a candidate and of what is lost in the objective, never below 0, the least first;
        the team with the candidate in the member's place keeps all rules.
    """
    moves, objective = Moves(problem), problem.objective(team)
    found: dict[int, tuple[tuple[int, float], ...]] = {}
    for leaving in sorted(team - problem.fixed):
        rest = team - {leaving}
        excess, worth = moves.joining(rest)
        excess[leaving] = np.inf
        able = np.flatnonzero(excess == 0.0)
        chosen: list[tuple[int, float]] = []
        for one in able[np.argsort(-worth[able], kind="stable")].tolist():
            if len(chosen) == most:
                break
            if not problem.seats or problem.keeps(rest | {one}):
                chosen.append((one, max(0.0, objective - float(worth[one]))))
        found[leaving] = tuple(chosen)
    return found
