"""The cheapest ways out of a conflict."""

from collections.abc import Sequence

from broker.model import Relaxation, Rule
from broker.team._feasible import Core, core
from broker.team._problem import DISTINCT, Problem
from broker.team._solve import solve


def relaxations(
    problem: Problem, *, rules: Sequence[Rule], firm: frozenset[Rule]
) -> tuple[Relaxation, ...]:
    """Return the single changes that make a team possible, the best team first.

    A change that helps must change a rule of every conflict, so that those of one are enough. Each
    is loosened just as far as needed, by bisection on its number.

    Args:
        problem: A request that no team can meet.
        rules: The rules of a conflict.
        firm: Rules that cannot be changed, such as who leads.
    """
    small = core(problem)
    found = []
    for rule in rules:
        number = None if rule in firm else _nearest(small, rule=rule)
        if number is None:
            continue
        after = rule.model_copy(update={"number": number})
        best = solve(problem.with_rules(_exchanged(problem.rules, rule, after)))
        if best is not None:
            found.append(Relaxation(before=rule, after=after, objective=best.objective))
    return tuple(sorted(found, key=lambda one: -one.objective))


def _nearest(small: Core, *, rule: Rule) -> int | None:
    """Return the number next to a rule's own with which a team is possible; None if none is."""

    def works(number: int) -> bool:
        loosened = rule.model_copy(update={"number": number})
        return small.witness(_exchanged(small.problem.rules, rule, loosened)) is not None

    # `bad` is known not to work, `good` to work.
    bad, good = rule.number, 0 if rule.at_least else _all(small.problem, rule)
    if good == bad or not works(good):
        return None
    while abs(good - bad) > 1:
        middle = (good + bad) // 2
        if works(middle):
            good = middle
        else:
            bad = middle
    return good


def _all(problem: Problem, rule: Rule) -> int:
    """Return the most that a rule could count."""
    if rule.what == "seat":
        return len(problem.seats[rule.key])
    if rule.what == "call":
        return rule.number
    groups = problem.groups[rule.counted]
    most = len(groups) if rule.what in DISTINCT else len(groups[""])
    return max(most, rule.number)


def _exchanged(rules: Sequence[Rule], before: Rule, after: Rule) -> tuple[Rule, ...]:
    return tuple(after if one == before else one for one in rules)
