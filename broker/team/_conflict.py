"""Why no team is possible."""

from collections.abc import Sequence

import numpy as np

from broker.model import Rule
from broker.team._feasible import Core, core
from broker.team._problem import Problem

_MOST_ROUNDS = 100


def conflict(problem: Problem) -> tuple[Rule, ...]:
    """Return a smallest set of rules that cannot be kept together, in the order of the request.

    By implicit hitting sets (Ignatiev and others, Smallest MUS extraction with minimal hitting set
    dualization, 2015): each set of rules that can be kept together, made as large as possible,
    leaves out a set of which every conflict has a member. A smallest set of rules that meets all
    of these either can be kept, which gives a further one, or is a smallest conflict. If that
    takes too long, a set comes back of which no rule can be left out.

    Args:
        problem: A request that no team can meet.
    """
    small = core(problem)
    rules = problem.rules

    def possible(numbers: frozenset[int]) -> frozenset[int] | None:
        """Return the rules that some team keeps which keeps these; None if there is none."""
        team = small.witness([rules[one] for one in sorted(numbers)])
        if team is None:
            return None
        broken = set(small.problem.broken(team))
        return numbers | {one for one, rule in enumerate(rules) if rule not in broken}

    left_out: list[frozenset[int]] = []
    for _ in range(_MOST_ROUNDS):
        chosen = _hitting(left_out, size=len(rules))
        kept = possible(chosen)
        if kept is None:
            return tuple(rules[one] for one in sorted(chosen))
        for one in range(len(rules)):
            if one not in kept and (more := possible(kept | {one})) is not None:
                kept = more
        left_out.append(frozenset(range(len(rules))) - kept)
    return _irreducible(problem, small)


def _hitting(sets: Sequence[frozenset[int]], *, size: int) -> frozenset[int]:
    """Return a smallest set that has a member of each of these; of equal ones an early one."""
    if not sets:
        return frozenset()
    from scipy.optimize import Bounds, LinearConstraint, milp

    matrix = np.array([[float(one in group) for one in range(size)] for group in sets])
    costs = 1.0 + np.arange(size) / (2.0 * size * size)
    result = milp(
        costs,
        integrality=np.ones(size, dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, lb=np.ones(len(sets))),
    )
    return frozenset(np.flatnonzero(np.asarray(result.x) > 0.5).tolist())


def _irreducible(problem: Problem, small: Core) -> tuple[Rule, ...]:
    """Leave out rules one by one while the rest stays impossible.

    The deletion filter: Chinneck & Dravnieks, Locating minimal infeasible constraint sets, 1991.
    """
    kept = list(problem.rules)
    for rule in problem.rules:
        rest = [one for one in kept if one is not rule]
        if small.witness(rest) is None:
            kept = rest
    return tuple(kept)
