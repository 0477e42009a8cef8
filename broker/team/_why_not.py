"""Why no team is possible, and the cheapest ways out."""

from dataclasses import replace

from broker.model import Relaxation, Rule
from broker.team._seats import Problem
from broker.team._solve import solve


def conflict(problem: Problem) -> tuple[Rule, ...]:
    """Return a smallest set of rules that cannot be kept together: none of them can be left out.

    Rules are dropped one by one and stay out while the rest is still impossible (the deletion
    filter: Chinneck & Dravnieks, Locating minimal infeasible constraint sets, 1991). Locked
    members always stay in.
    """
    kept = list(problem.rules)
    for rule in problem.rules:
        rest = [one for one in kept if one is not rule]
        if solve(replace(problem, rules=tuple(rest))) is None:
            kept = rest
    return tuple(kept)


def relaxations(problem: Problem, *, rules: tuple[Rule, ...]) -> tuple[Relaxation, ...]:
    """Return up to three single changes that make a team possible, the best team first.

    Each rule of the conflict is loosened just as far as needed, by bisection on its number.
    """
    found = []
    for rule in rules:
        loosened = _loosen(problem, rule=rule)
        if loosened is not None:
            found.append(loosened)
    return tuple(sorted(found, key=lambda one: -one.objective)[:3])


def _loosen(problem: Problem, *, rule: Rule) -> Relaxation | None:
    if solve(problem, without=rule) is None:
        return None
    low, high = (0, rule.number) if rule.at_least else (rule.number, len(problem.pool))
    while high - low > 1:
        middle = (low + high) // 2
        works = solve(_with(problem, rule=rule, number=middle)) is not None
        if works == rule.at_least:
            low = middle
        else:
            high = middle
    number = low if rule.at_least else high
    changed = rule.model_copy(update={"number": number})
    best = solve(_with(problem, rule=rule, number=number))
    if best is None:
        return None
    return Relaxation(before=rule, after=changed, objective=best.objective)


def _with(problem: Problem, *, rule: Rule, number: int) -> Problem:
    changed = rule.model_copy(update={"number": number})
    rules = tuple(changed if one is rule else one for one in problem.rules)
    groups = {**problem.groups, changed: problem.groups[rule]}
    return replace(problem, rules=rules, groups=groups)
