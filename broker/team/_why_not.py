"""What to answer when no team is possible."""

from broker.model import Neighbour, Relaxation, Rule, TeamAnswer
from broker.team._conflict import conflict
from broker.team._feasible import core
from broker.team._relax import relaxations
from broker.team._request import Request
from broker.team._solve import solve
from broker.team._traits import safe_name

_WAYS = 3
_NOBODY_AROUND = Rule(what="around", at_least=False, number=0)
_ONE_AROUND = Rule(what="around", at_least=False, number=1)


def impossible(request: Request) -> TeamAnswer:
    """Return the rules that conflict, and the cheapest ways out."""
    rules = conflict(request.problem)
    lead = request.lead_rule
    firm = frozenset({lead} if lead else ())
    ways = list(relaxations(request.problem, rules=rules, firm=firm))[:_WAYS]
    invited = _invite(request)
    if invited:
        ways = sorted([*ways[: _WAYS - 1], invited], key=lambda one: -one.objective)
    return TeamAnswer(
        status="infeasible",
        team=(),
        objective=None,
        bound=None,
        conflict=rules,
        relaxations=tuple(ways),
        replacements={},
        calls=(),
        took_ms=0.0,
    )


def _invite(request: Request) -> Relaxation | None:
    """Return whom to invite from around the alliance, so that all rules can be kept.

    Up to three organisations, each of which makes a team possible; the best team first.
    """
    if request.is_open or len(request.problem.pool) == len(request.evidence.organisations):
        return None
    rules = (*request.rules, _ONE_AROUND)
    opened = request.with_rules(rules)
    problem = opened.problem
    if core(problem).witness(problem.rules) is None:
        return None
    names: list[str] = []
    objective = 0.0
    while len(names) < _WAYS and (found := solve(problem)) is not None:
        guests = [one for one in found.team if isinstance(opened.person(one), Neighbour)]
        invited = [one for one in guests if one not in problem.fixed]
        if not invited:
            break
        objective = objective if names else found.objective
        names.append(safe_name(opened.person(invited[0]), evidence=request.evidence))
        problem = problem.with_rules((*problem.rules, _without(names[-1])))
        problem = opened.with_rules(problem.rules).problem
    if not names:
        return None
    after = Rule(what="around", key="|".join(names), at_least=False, number=1)
    return Relaxation(before=_NOBODY_AROUND, after=after, objective=objective)


def _without(name: str) -> Rule:
    return Rule(what="member", key=name, at_least=False, number=0)
