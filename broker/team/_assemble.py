"""A team for a proposal."""

import time
from collections.abc import Sequence

from broker.evidence import Evidence
from broker.model import CallForTeam, Proposal, Rule, Seated, Substitute, TeamAnswer
from broker.team._cohesion import solve_tied
from broker.team._replace import substitutes
from broker.team._request import Options, Request, prepare
from broker.team._solve import Solution, first, solve
from broker.team._why_not import impossible
from broker.wording import Words

_CALLS = 5
_SUBSTITUTES = 3


def assemble(
    evidence: Evidence,
    *,
    proposal: Proposal,
    size: tuple[int, int] | None = None,
    require: Sequence[str | Rule] = (),
    lock: Sequence[str] = (),
    exclude: Sequence[str] = (),
    options: Options | None = None,
    words: Words | None = None,
) -> TeamAnswer:
    """Compose the best team that covers a proposal's themes, places and kinds of partner.

    `Seated.share` tells what the objective is made of.

    Args:
        evidence: The alliance.
        proposal: The proposal; its lead, if any, is always in the team.
        size: Fewest and most members, the lead included; by default what the seats come to, or 3
            to 6 without seats.
        require: Rules such as `countries>=3`, `kind:private_sector<=1` or `any:A|B<=1`; see
            `broker.model.Measure` for what can be counted. The rules of an answer (`conflict`,
            the `after` of a relaxation) are taken as they are.
        lock: Names of organisations that must be in.
        exclude: Names of members who must not be in.
        options: Seats, time limit and what else can be asked for.
        words: The language of the sentences; English by default.

    Returns:
        The team with its proof, or the rules that conflict and the cheapest ways out.

    Raises:
        InputError: If a rule cannot be read, or somebody is both locked and excluded.
        UnknownNameError: If a name is not known, in a rule or a seat.
        BrokerError: If no team was found in time, nor that there is none.
    """
    started = time.perf_counter()
    speech, options = words or Words(), options or Options()
    request = prepare(
        evidence,
        proposal=proposal,
        size=size,
        require=require,
        lock=lock,
        exclude=exclude,
        options=options,
        words=speech,
    )
    solution = best_team(request, words=speech)
    if solution is None:
        options.progress(speech.say("No team is possible; looking for the reason"))
        answer = impossible(request)
    else:
        answer = _composed(request, solution, words=speech)
    return answer.model_copy(update={"took_ms": (time.perf_counter() - started) * 1000})


def best_team(request: Request, *, words: Words) -> Solution | None:
    """Return the best team of a request, or None if there is none."""
    problem, options = request.problem, request.options
    if problem.ties:
        return solve_tied(problem, seconds=options.seconds)
    known = first(problem)
    if known is not None:
        options.progress(
            words.count(
                "A team of %(number)s member is found; looking for a better one",
                "A team of %(number)s members is found; looking for a better one",
                len(known),
            )
        )
    return solve(problem, seconds=options.seconds, known=known)


def seated_order(request: Request, team: frozenset[int]) -> list[int]:
    """Return the members of a team: the lead, then those with the larger share, then by id."""
    problem = request.problem
    share = {one: round(problem.share(one, team), 9) for one in team}
    return sorted(team, key=lambda one: (problem.pool[one] != request.core.lead, -share[one], one))


def _composed(request: Request, solution: Solution, *, words: Words) -> TeamAnswer:
    problem, team = request.problem, solution.team
    order = seated_order(request, team)
    seats = problem.seating(team) if problem.seats else {}
    exchanges = substitutes(problem, team=team, most=_SUBSTITUTES)
    return TeamAnswer(
        status="optimal" if solution.proven else "feasible",
        team=tuple(
            _seated(request, one, team=team, seat=(seats or {}).get(one), words=words)
            for one in order
        ),
        objective=solution.objective,
        bound=solution.bound,
        conflict=(),
        relaxations=(),
        replacements={
            request.person(one).name: tuple(
                Substitute(member=request.person(other).name, loss=loss)
                for other, loss in exchanges[one]
            )
            for one in order
            if one in exchanges
        },
        calls=_calls(request, order),
        took_ms=0.0,
    )


def _seated(
    request: Request, one: int, *, team: frozenset[int], seat: str | None, words: Words
) -> Seated:
    problem, member = request.problem, request.person(one)
    place = problem.pool[one]
    if place == request.core.lead:
        seat = "lead"
    elif seat is None:
        seat = "locked" if one in problem.fixed else member.kind
    return Seated(
        member=member.name,
        seat=seat,
        covers=_covered(request, one, words=words),
        share=problem.share(one, team),
    )


def _covered(request: Request, one: int, *, words: Words) -> tuple[str, ...]:
    """Name the themes and places that a candidate brings, and say which it knows from elsewhere."""
    held = [
        aspect
        for aspect in request.problem.aspects
        if one in aspect.holders and aspect.asked and aspect.what != "kind"
    ]
    near = {(aspect.what, aspect.key) for aspect in held if not aspect.anywhere}
    named = []
    for what, key in dict.fromkeys((aspect.what, aspect.key) for aspect in held):
        label = request.evidence.vocabulary.label(what, key, language=words.language)
        here = (what, key) in near
        named.append(label if here else words.say("%(theme)s (elsewhere)", theme=label))
    return tuple(named)


def _calls(request: Request, order: Sequence[int]) -> tuple[CallForTeam, ...]:
    """Return the calls that were asked for, then the best others, as far as a few are shown."""
    people = [request.person(one) for one in order]
    calls = request.calls
    named = [calls.index.find(rule.key) for rule in request.rules if rule.what == "call"]
    asked = [calls.verdict(call, people) for call in named]
    others = (
        CallForTeam(funder=row.funder, call=row.call, eligible=row.eligible, because=row.because)
        for call, row in calls.ranked(people)
        if call not in named
    )
    return (*asked, *list(others)[: max(0, _CALLS - len(asked))])
