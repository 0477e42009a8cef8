"""A team for a proposal."""

import time
from collections.abc import Sequence

from broker.evidence import Evidence
from broker.fund import find_funding
from broker.model import (
    CallForTeam,
    InputError,
    Member,
    Proposal,
    Rule,
    Seated,
    Substitute,
    TeamAnswer,
)
from broker.rank import Query, Ranking
from broker.team._rules import parse_rule
from broker.team._seats import Problem, pose
from broker.team._solve import Solution, solve
from broker.team._why_not import conflict, relaxations
from broker.wording import Words

DEFAULT_SIZE = (3, 6)
"""Fewest and most members of a team when nothing else is asked for, the lead included."""

_CALLS = 5
_SUBSTITUTES = 3


def assemble(
    evidence: Evidence,
    *,
    proposal: Proposal,
    size: tuple[int, int] = DEFAULT_SIZE,
    require: Sequence[str] = (),
    lock: Sequence[str] = (),
    exclude: Sequence[str] = (),
    words: Words | None = None,
) -> TeamAnswer:
    """Compose the best team that covers a proposal's themes, places and kinds of partner.

    The objective adds up how well each member fits (1 for a solid match) less 0.7 for each member,
    and what the team covers: 1 for a theme, 0.7 for a place, 0.6 for a kind of partner that is
    asked for (0.2 for any other).

    Args:
        evidence: The alliance.
        proposal: The proposal; its lead, if any, is always in the team.
        size: Fewest and most members, the lead included.
        require: Rules such as `countries>=3` or `kind:private_sector<=1`.
        lock: Names of organisations that must be in.
        exclude: Names of members who must not be in.
        words: The language of the sentences; English by default.

    Returns:
        The team with its proof, or the rules that conflict and the cheapest ways out.

    Raises:
        InputError: If a rule cannot be read, or somebody is both locked and excluded.
        UnknownNameError: If a name is not known.
    """
    started = time.perf_counter()
    speech = words or Words()
    problem, ranking = _pose(
        evidence, proposal=proposal, size=size, require=require, lock=lock, exclude=exclude
    )
    solution = solve(problem)
    if solution is None:
        answer = _impossible(problem)
    else:
        answer = _composed(evidence, problem, solution, ranking=ranking, words=speech)
    return answer.model_copy(update={"took_ms": (time.perf_counter() - started) * 1000})


def _pose(
    evidence: Evidence,
    *,
    proposal: Proposal,
    size: tuple[int, int],
    require: Sequence[str],
    lock: Sequence[str],
    exclude: Sequence[str],
) -> tuple[Problem, Ranking]:
    smallest, largest = size
    if not 1 <= smallest <= largest:
        raise InputError(f"A team of {smallest} to {largest} members cannot be: check the size.")
    locked = {evidence.find(name).id for name in lock}
    excluded = {evidence.find(name).id for name in exclude}
    fixed = locked | ({proposal.lead} if proposal.lead else set())
    both = sorted(evidence.by_id(key).name for key in fixed & excluded)
    if both:
        raise InputError(f"{both[0]} must be in and must not be in: lock or exclude it, not both.")
    rules = [
        Rule(what="members", at_least=True, number=smallest),
        Rule(what="members", at_least=False, number=largest),
        *(parse_rule(text, evidence=evidence) for text in require),
    ]
    ranking = Ranking(Query(proposal=proposal, evidence=evidence))
    if not fixed:
        ranking.require_content()
    pool = tuple(
        place
        for place, one in enumerate(evidence.organisations)
        if one.id in fixed or (isinstance(one, Member) and one.id not in excluded)
    )
    places = frozenset(evidence.position[key] for key in fixed)
    return pose(ranking, pool=pool, fixed=places, rules=tuple(dict.fromkeys(rules))), ranking


def _impossible(problem: Problem) -> TeamAnswer:
    rules = conflict(problem)
    return TeamAnswer(
        status="infeasible",
        team=(),
        objective=None,
        bound=None,
        conflict=rules,
        relaxations=relaxations(problem, rules=rules),
        replacements={},
        calls=(),
        took_ms=0.0,
    )


def _composed(
    evidence: Evidence, problem: Problem, solution: Solution, *, ranking: Ranking, words: Words
) -> TeamAnswer:
    order = sorted(solution.team, key=lambda one: -problem.share(one, solution.team))
    lead = ranking.query.proposal.lead
    order.sort(key=lambda one: evidence.organisations[problem.pool[one]].id != lead)
    people = [evidence.organisations[problem.pool[one]] for one in order]
    answer = find_funding(
        evidence,
        proposal=ranking.query.proposal,
        team=people,
        candidates=ranking.people(),
        words=words,
    )
    return TeamAnswer(
        status="optimal" if solution.proven else "feasible",
        team=tuple(
            _seated(evidence, problem, one, team=solution.team, lead=lead, words=words)
            for one in order
        ),
        objective=solution.objective,
        bound=solution.bound,
        conflict=(),
        relaxations=(),
        replacements=_replacements(evidence, problem, solution),
        calls=tuple(
            CallForTeam(
                funder=call.funder, call=call.call, eligible=call.eligible, because=call.because
            )
            for call in answer.calls[:_CALLS]
        ),
        took_ms=0.0,
    )


def _seated(
    evidence: Evidence,
    problem: Problem,
    one: int,
    *,
    team: frozenset[int],
    lead: str | None,
    words: Words,
) -> Seated:
    member = evidence.organisations[problem.pool[one]]
    seat = "locked" if one in problem.fixed else member.kind
    return Seated(
        member=member.name,
        seat="lead" if member.id == lead else seat,
        covers=tuple(
            evidence.vocabulary.label(aspect.what, aspect.key, language=words.language)
            for aspect in problem.aspects
            if one in aspect.holders and aspect.what != "kind"
        ),
        share=problem.share(one, team),
    )


def _replacements(
    evidence: Evidence, problem: Problem, solution: Solution
) -> dict[str, tuple[Substitute, ...]]:
    """Find for each member who is not fixed the substitutes that cost least."""
    found: dict[str, tuple[Substitute, ...]] = {}
    outside = [one for one in range(len(problem.pool)) if one not in solution.team]
    for leaving in sorted(solution.team - problem.fixed):
        rest = solution.team - {leaving}
        swaps = [(problem.objective(rest | {one}), one) for one in outside]
        swaps.sort(key=lambda swap: (-swap[0], swap[1]))
        kept = [(value, one) for value, one in swaps if not problem.broken(rest | {one})]
        name = evidence.organisations[problem.pool[leaving]].name
        found[name] = tuple(
            Substitute(
                member=evidence.organisations[problem.pool[one]].name,
                loss=max(0.0, solution.objective - value),
            )
            for value, one in kept[:_SUBSTITUTES]
        )
    return found
