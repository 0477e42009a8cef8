"""The best team where every pair who worked together counts, not only those with the core."""

import time
from dataclasses import replace

from broker.team._at_once import at_once
from broker.team._problem import Problem
from broker.team._prune import prune, shortlist
from broker.team._solve import SECONDS, Solution, optimum, solve

_POOL = 60
"""Candidates among whom all pairs are weighed; with more, the proof takes minutes."""

_NEARLY = 1e-9


def solve_tied(problem: Problem, *, seconds: float = SECONDS) -> Solution | None:
    """Find the team with the highest objective, ties within the team included.

    First a bound without pairs: a member's ties within a team of k are worth at most half of its
    k - 1 strongest ones. By this bound candidates are left out whom no better team can have. If at
    most 60 are left, the best team among them is the best of all; of more, the 60 most promising
    are taken, and the bound says how much better a team with others could be.

    Args:
        problem: Candidates, aspects, rules and ties.
        seconds: Time limit for the integer program.

    Returns:
        The team with its bound; None when no team keeps the rules.
    """
    until = time.perf_counter() + seconds
    short = shortlist(problem)
    found = at_once(problem.only(short))
    if found is None:
        plain = solve(replace(problem, ties={}), seconds=seconds)
        if plain is None:
            return None
        known = plain.team
    else:
        known = frozenset(short[one] for one in found)
    value = problem.objective(known)
    hopeful = _hopeful(problem)
    left = prune(hopeful, objective=value, keep=known, among={*short, *known})
    pool = list(left.kept)
    if len(pool) > _POOL:
        ranked = sorted(pool, key=lambda one: (one not in known, -_promise(hopeful, one), one))
        pool = sorted(ranked[: max(_POOL, len(known))])
    best = optimum(problem.only(pool), seconds=max(0.1, until - time.perf_counter()))
    team = known
    bound = left.bound
    if best is not None:
        if best.team is not None:
            other = frozenset(pool[one] for one in best.team)
            team = other if problem.objective(other) > value + _NEARLY else known
        complete = len(pool) == len(left.kept)
        bound = min(left.bound, best.bound) if complete else left.bound
    objective = problem.objective(team)
    proven = bound <= objective + 1e-6
    return Solution(
        team=team, objective=objective, bound=objective if proven else bound, proven=proven
    )


def _hopeful(problem: Problem) -> Problem:
    """Return a request without ties in which no team is worth less than in the given one."""
    tied: dict[int, list[float]] = {}
    for pair, worth in problem.ties.items():
        for end in pair:
            tied.setdefault(end, []).append(worth)
    others = max(0, problem.largest - 1)
    more = {
        one: sum(sorted(worths)[-others:]) / 2 if others else 0.0 for one, worths in tied.items()
    }
    gain = tuple(gain + more.get(one, 0.0) for one, gain in enumerate(problem.gain))
    return replace(problem, gain=gain, ties={})


def _promise(problem: Problem, one: int) -> float:
    return problem.gain[one] + sum(
        aspect.worth for aspect in problem.aspects if one in aspect.holders
    )
