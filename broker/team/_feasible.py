"""Whether a team is possible at all."""

from dataclasses import replace

import numpy as np

from broker.model import BrokerError
from broker.team._at_once import at_once
from broker.team._problem import Problem
from broker.team._solve import optimum
from broker.team._tables import Tables

_SECONDS = 10.0


def core(problem: Problem) -> Problem:
    """Return a request with fewer candidates that is possible exactly if the given one is.

    The same holds for every part of its rules, and for every rule that is loosened: of candidates
    who are alike in all that any rule counts, only so many are kept as a team needs that has
    nobody to spare, which is as many as all rules together ask for at least.
    """
    needed = sum(limit.number for limit in problem.all_limits if limit.at_least)
    alike = Tables(problem).features.astype(np.uint8)
    seen: dict[bytes, int] = {}
    kept = []
    for one, features in enumerate(np.packbits(alike, axis=1)):
        key = features.tobytes()
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= needed:
            kept.append(one)
    small = problem.only(kept)
    return replace(small, gain=(0.0,) * len(kept), aspects=(), ties={})


def witness(problem: Problem) -> frozenset[int] | None:
    """Return some team that keeps the rules; None if there is none.

    Args:
        problem: A request that `core` made, with all or some of its rules.

    Raises:
        BrokerError: If the time runs out.
    """
    team = at_once(problem)
    if team is not None:
        return team
    found = optimum(problem, seconds=_SECONDS)
    if found is None:
        return None
    if found.team is None:
        raise BrokerError("Whether a team is possible was not found in time. Ask for less at once.")
    return found.team
