"""One partner away: whose joining opens a call, and what a member opens to others."""

import time
from collections.abc import Iterable, Sequence

from broker.evidence import Evidence
from broker.fund._eligibility import Terms
from broker.fund._facts import Facts
from broker.fund._rules import Rules, rules_of
from broker.model import (
    Call,
    Eligible,
    OneAway,
    Organisation,
    Proposal,
    Unlocked,
    Unlocking,
)
from broker.wording import Words

_ORDER = {"no": 0, "unknown": 1, "yes": 2}
_TRIED = 300
"""Calls, best first, for which additions are looked for."""

_NAMED = 3
"""Additions that are named for a call."""

_Weighed = tuple[str, str | None, frozenset[str], str]


def one_away(
    calls: Iterable[Call], *, terms: Terms, candidates: Sequence[Organisation]
) -> tuple[OneAway, ...]:
    """Return the calls that are out of a team's reach only for want of one organisation.

    An addition counts if it turns a no into a yes, or into what remains to be read but is no longer
    refused; or if it settles the last doubt. The newcomer may lead where the rules ask for that.

    Args:
        calls: The calls, best first; the first three hundred are tried.
        terms: The terms for the team as it is.
        candidates: Who could join, best first; those who surely open a call are named before them.
    """
    if not terms.team:
        return ()
    inside = {one.id for one in terms.team}
    people = [(one, _weighed(one, facts=terms.facts)) for one in candidates if one.id not in inside]
    larger = {
        like: (terms.joined_by(one), terms.joined_by(one, leads=True))
        for like, one in {like: one for one, like in people}.items()
    }
    known: dict[tuple[Rules, bool], tuple[str, ...]] = {}
    found = []
    for call in list(calls)[:_TRIED]:
        verdict = terms.check(call)[0]
        if verdict == "yes" or terms.refuses_any_team(call):
            continue
        certain = not terms.doubts_any_team(call)
        key = (rules_of(call), certain)
        if key not in known:
            before = terms.answer(call)
            led = {
                like: (after, min(one.open_questions(call) for one in both))
                for like, both in larger.items()
                if _opens(before, after := _best(call, *both), certain=certain)
            }
            opening = [(one.name, *led[like]) for one, like in people if like in led]
            # Who surely opens it comes first, then who leaves least to be asked.
            opening.sort(key=lambda one: (-_ORDER[one[1]], one[2]))
            far = any(terms.applicants.lacks_several(one) for one in call.conditions)
            known[key] = () if far else tuple(name for name, _, _ in opening[:_NAMED])
        if known[key]:
            found.append(OneAway(call=call.title, add=known[key]))
    return tuple(found)


def unlocks(evidence: Evidence, *, member: str, words: Words | None = None) -> Unlocking:
    """Return the calls that a member opens to others: refused to them alone, and not with it.

    Places, amounts and themes are left out, for there is no proposal yet: only who applies is
    judged. A member that is the funder itself does not apply to itself.

    Args:
        evidence: The alliance, with its funders.
        member: Name or id of the member.
        words: The language of names; English by default.

    Raises:
        UnknownNameError: If no organisation has this name.
    """
    started = time.perf_counter()
    one = evidence.find(member, what="member")
    speech = words or Words()
    apart = evidence.apart_from(one.id)
    others = [
        (other, _weighed(other))
        for other in evidence.alliance.members
        if other.id != one.id and other.id not in apart
    ]
    alone = {
        like: _terms(evidence, other, words=speech)
        for like, other in {like: other for other, like in others}.items()
    }
    pairs = {
        like: (terms, terms.joined_by(one), terms.joined_by(one, leads=True))
        for like, terms in alone.items()
    }
    names = {funder.id: funder.name for funder in evidence.alliance.funders}
    known: dict[Rules, tuple[str, ...]] = {}
    found = []
    for call in evidence.alliance.calls:
        if not pairs or next(iter(alone.values())).refuses_any_team(call):
            continue
        key = rules_of(call)
        if key not in known:
            opening = {
                like
                for like, (terms, joined, led) in pairs.items()
                if terms.answer(call) == "no" and {joined.answer(call), led.answer(call)} != {"no"}
            }
            known[key] = tuple(other.name for other, like in others if like in opening)
        giver = names[call.funder].partition(" (")[0]
        opened = tuple(name for name in known[key] if name != giver)
        if opened and one.name != giver:
            found.append(Unlocked(funder=names[call.funder], call=call.title, members=opened))
    found.sort(key=lambda row: -len(row.members))
    took = (time.perf_counter() - started) * 1000
    return Unlocking(member=one.name, calls=tuple(found), took_ms=took)


def _weighed(one: Organisation, *, facts: Facts | None = None) -> _Weighed:
    """Return all that rules ask of an organisation: who shares it gives the same answers.

    Of whom a fact was told by name is like nobody else.
    """
    told = {fact.who for fact in facts.told} if facts else frozenset[str]()
    return one.kind, one.country, frozenset(one.languages), one.id if one.id in told else ""


def _best(call: Call, *terms: Terms) -> Eligible:
    """Return the better of the answers of a newcomer who joins and of one who leads."""
    return max((one.answer(call) for one in terms), key=lambda answer: _ORDER[answer])


def _opens(before: Eligible, after: Eligible, *, certain: bool) -> bool:
    if before == "no":
        return after != "no"
    return certain and _ORDER[after] > _ORDER[before]


def _terms(evidence: Evidence, one: Organisation, *, words: Words) -> Terms:
    return Terms(
        Proposal(text=one.name, lead=one.id),
        team=(one,),
        vocabulary=evidence.vocabulary,
        year=evidence.on.year,
        words=words,
        on=evidence.on,
    )
