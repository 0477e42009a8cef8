"""A good team at once: greedy, then exchanges."""

from broker.team._moves import Moves, better
from broker.team._problem import Problem

_MOST_MOVES = 200


def at_once(problem: Problem) -> frozenset[int] | None:
    """Return a good team that keeps the rules, without a proof; None if none was found.

    From those who must be in, single members are added, taken out or exchanged as long as that
    breaks fewer rules, or as few and is worth more; the best of all such moves comes first, and of
    equal ones that with the first candidate.
    """
    moves = Moves(problem)
    team = problem.fixed
    value = moves.value(team)
    for _ in range(_MOST_MOVES):
        best = moves.best(team)
        if best is None or not better(best[0], value):
            break
        value, team = best
    return team if problem.keeps(team) else None
