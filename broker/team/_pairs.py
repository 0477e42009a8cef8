"""The best pairs of a team and a call."""

import time
from collections.abc import Sequence
from dataclasses import replace

from broker.evidence import Evidence
from broker.model import Call, CallForTeam, Proposal, Rule, TeamForCall, TeamsForCalls
from broker.team._assemble import best_team, seated_order
from broker.team._request import Options, Request, prepare
from broker.team._solve import Solution, solve
from broker.wording import Words

_FIT = 2.0
"""Worth of a call that fits perfectly, on the scale of a team's objective: as two themes."""

_SURE = 0.3
"""Worth of knowing that the team may apply."""


def pair_with_calls(
    evidence: Evidence,
    *,
    proposal: Proposal,
    size: tuple[int, int] | None = None,
    require: Sequence[str | Rule] = (),
    lock: Sequence[str] = (),
    exclude: Sequence[str] = (),
    options: Options | None = None,
    words: Words | None = None,
) -> TeamsForCalls:
    """Find the calls and teams that go together best.

    For each call the best team that could apply to it is composed; pairs are ranked by the team's
    objective, how well the call fits, and whether the answer is a sure yes. Calls are tried in the
    order of their fit, and no further than one could still be among the best: no team for a call
    is worth more than the best team without one.

    Args:
        evidence: The alliance, with its funders.
        proposal: The proposal.
        size: As for `assemble`; so are `require`, `lock`, `exclude`, `options` and `words`.
        require: Rules.
        lock: Names of organisations that must be in.
        exclude: Names of members who must not be in.
        options: Seats, time limit and what else can be asked for.
        words: The language of the sentences; English by default.

    Returns:
        The pairs, best first; none where no team keeps the rules, or every call refuses.

    Raises:
        InputError: If a rule cannot be read, or somebody is both locked and excluded.
        UnknownNameError: If a name is not known.
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
    pairs = [] if solution is None else _Pairing(request, solution).best(options.pairs)
    return TeamsForCalls(
        pairs=tuple(
            pair.model_copy(update={"rank": rank}) for rank, pair in enumerate(pairs, start=1)
        ),
        took_ms=(time.perf_counter() - started) * 1000,
    )


class _Pairing:
    """Teams for one call after the other; calls that ask the same of a team share it."""

    def __init__(self, request: Request, solution: Solution) -> None:
        self.request, self.unbound = request, solution
        self._teams: dict[frozenset[tuple[object, ...]], frozenset[int] | None] = {}

    def best(self, top: int) -> list[TeamForCall]:
        """Return the best pairs, best first."""
        people = [self.request.person(one) for one in sorted(self.unbound.team)]
        # How well a call fits does not depend on the team.
        ranked = self.request.calls.ranked(people)
        found: list[TeamForCall] = []
        for call, row in sorted(
            ranked, key=lambda pair: (-pair[1].score, pair[1].call, pair[1].funder)
        ):
            most = self.unbound.bound + _FIT * row.score + _SURE
            if len(found) >= top and found[top - 1].value >= most:
                break
            pair = self._pair(call, fit=row.score)
            if pair is not None:
                found.append(pair)
                found.sort(key=lambda one: -one.value)
        return found[:top]

    def _pair(self, call: Call, *, fit: float) -> TeamForCall | None:
        if self.request.calls.refuses_all(call):
            return None
        team = self._team(call)
        if team is None:
            return None
        people = [self.request.person(one) for one in seated_order(self.request, team)]
        verdict: CallForTeam = self.request.calls.verdict(call, people)
        if verdict.eligible == "no":
            return None
        objective = self.request.problem.objective(team)
        return TeamForCall(
            rank=1,
            funder=verdict.funder,
            call=verdict.call,
            eligible=verdict.eligible,
            because=verdict.because,
            team=tuple(one.name for one in people),
            objective=objective,
            fit=fit,
            value=objective + _FIT * fit + (_SURE if verdict.eligible == "yes" else 0.0),
        )

    def _team(self, call: Call) -> frozenset[int] | None:
        """Return the best team that keeps what a call asks for; None if there is none."""
        problem, calls = self.request.problem, self.request.calls
        key = calls.index.name(call)
        limits = calls.limits(key, [self.request.person(one) for one in range(len(problem.pool))])
        asked = frozenset(limit.asked for limit in limits)
        if asked not in self._teams:
            if not any(limit.excess(self.unbound.team) for limit in limits):
                self._teams[asked] = self.unbound.team
            else:
                rule = Rule(what="call", key=key, at_least=True, number=1)
                bound = replace(
                    problem,
                    rules=tuple(dict.fromkeys((*problem.rules, rule))),
                    calls={**problem.calls, key: limits},
                )
                solution = solve(bound, seconds=self.request.options.seconds)
                self._teams[asked] = None if solution is None else solution.team
        return self._teams[asked]
