"""A new applicant against the membership."""

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence
from operator import not_
from typing import Annotated

from pydantic import Field

from broker._here_already import matches_of, namesakes_of
from broker.evidence import Evidence, focus_of
from broker.graph import past_partners
from broker.identity import Match
from broker.model import (
    Alliance,
    Decision,
    FocusArea,
    Hold,
    Merge,
    Neighbour,
    Proposal,
    Recommendation,
    Record,
    Text,
    Understood,
    digest,
)
from broker.rank import similar, understood
from broker.text import Encoder
from broker.vocabulary import Vocabulary, load_vocabulary
from broker.wording import Words, nobody_fits

_SUMMARY = 1_500
"""Characters of an application that stand for what the applicant does."""

_FEW = 3
"""Members up to which a combination counts as a gap."""

_GAPS = 10
_POOL = 15
"""Members among whom those to meet are chosen."""

_LONG_SHOT = 0.01
"""Probability of a likeness below which nobody is sent to meet an applicant."""

_NAMED = 3
"""Members whom one sentence names."""


class Gap(Record):
    """A combination of theme, region and kind, and how many members already stand for it.

    A member stands for the themes and regions that any of its records states, as in
    `broker.weave.cells`.
    """

    theme: str
    region: str
    kind: str | None
    """None where the applicant's kind is not known."""
    members: int
    """Members of this kind that work on the theme in the region."""
    any_kind: int
    """Members of all kinds that do."""
    text: str
    """A sentence for people."""


class Meeting(Record):
    """A member to meet first, and why this one."""

    member: str
    why: str


class Applicant(Record):
    """What was understood of an application."""

    name: str
    kind: str | None
    country: str | None
    understood: Understood


class ApplicationAnswer(Record):
    """What a person needs to know before deciding on an application; the decision is theirs."""

    applicant: Applicant
    duplicates: tuple[Match, ...]
    """Organisations of the catalogue that it may be, the likeliest first."""
    namesakes: Annotated[tuple[str, ...], Field(exclude_if=not_)] = ()
    """Others that bear its name, or whose name stands in it, but of whom, or of itself, too little
    else is known to judge. Left out of the JSON where there are none."""
    nearest: tuple[Recommendation, ...]
    caution: Annotated[str, Field(exclude_if=not_)] = ""
    """What is to be said above them: that nobody is really near. Left out of the JSON where there
    is nothing to say."""
    gaps: tuple[Gap, ...]
    """What it would bring, the rarest first; only combinations that few members stand for."""
    meet: tuple[Meeting, ...]
    took_ms: float


class Application(Record):
    """Somebody who asks to become a member."""

    name: Text
    proposal: Proposal
    """What it writes of itself, understood."""
    kind: str | None = None
    """Key of the kind of member it would be."""
    country: str | None = None
    """ISO 3166 alpha-3 code of its seat."""
    website: str | None = None
    identifiers: tuple[str, ...] = ()
    """Codes in registers."""


def review_application(
    alliance: Alliance,
    *,
    application: Application,
    decisions: Sequence[Decision | Merge] = (),
    holds: Iterable[Hold] = (),
    top: int = 5,
    on: dt.date | None = None,
    encoder: str | Encoder | None = None,
    words: Words | None = None,
) -> ApplicationAnswer:
    """Look at an applicant: who it may already be, who is like it, what it adds, whom to meet.

    Args:
        alliance: The membership.
        application: Who asks.
        decisions: What people decided about who is who, merges among it, also those that were
            taken back: whoever went into another is recognised as that one, by all that was known.
        holds: Who is not to be introduced; they are left out without a word.
        top: How many near members to give.
        on: The day to judge by; today by default.
        encoder: A text encoder, or its name.
        words: The language of the answer; English by default.
    """
    started = time.perf_counter()
    speech, vocabulary = words or Words(), load_vocabulary()
    applicant = _guest(application, vocabulary=vocabulary)
    known = tuple(alliance.organisations())
    matches = matches_of(applicant, known=known, decisions=decisions, words=speech)
    doubles = {match.id for match in matches}
    also = tuple(namesakes_of(application.name, known=known, found=doubles))
    doubles |= {one.id for one in also}
    # As a guest among those around: nothing is saved.
    guest = alliance.model_copy(update={"around": (*alliance.around, applicant)})
    evidence = Evidence(guest, vocabulary=vocabulary, encoder=encoder, on=on).with_holds(holds)
    near = similar(evidence, member=applicant.id, top=max(top, _POOL), words=speech)
    others = [
        one
        for one in near.recommendations
        if evidence.find(one.member).id not in doubles and one.score >= _LONG_SHOT
    ]
    best = near.recommendations[0].score if near.recommendations else None
    return ApplicationAnswer(
        applicant=Applicant(
            name=application.name,
            kind=application.kind,
            country=application.country,
            understood=understood(application.proposal),
        ),
        duplicates=matches,
        namesakes=tuple(one.name for one in also),
        nearest=near.recommendations[:top],
        caution="" if best is None else nobody_fits(best, words=speech),
        gaps=tuple(_gaps(evidence, applicant, kind=application.kind, words=speech))[:_GAPS],
        meet=tuple(_meetings(evidence, others[:_POOL], words=speech)),
        took_ms=(time.perf_counter() - started) * 1000,
    )


def _guest(application: Application, *, vocabulary: Vocabulary) -> Neighbour:
    """Return the applicant as a record, so that it can be compared; it is never saved."""
    proposal, country = application.proposal, application.country
    places = proposal.places
    told = tuple(place.key for place in places if place.kind == "country")
    ranges = tuple(place.key for place in places if place.kind == "range")
    regions = [place.key for place in places if place.kind == "region"]
    regions += [key for one in ranges for key in vocabulary.ranges[one].regions]
    countries = tuple(dict.fromkeys((*told, *((country,) if country else ()))))
    return Neighbour(
        # No member can have this id: theirs are made of names.
        id=f"applicant-{digest(application.name, proposal.text)}",
        name=application.name,
        kind=application.kind or "civil_society",
        country=country,
        website=application.website,
        identifiers=application.identifiers,
        languages=(proposal.language,) if proposal.language else (),
        summary=" ".join(proposal.text.split())[:_SUMMARY],
        focus=(
            FocusArea(
                themes=proposal.themes,
                regions=tuple(dict.fromkeys(regions)),
                countries=countries,
                ranges=ranges,
            ),
        ),
        source="application",
    )


def _gaps(evidence: Evidence, applicant: Neighbour, *, kind: str | None, words: Words) -> list[Gap]:
    focus = applicant.focus[0]
    everybody = [(one, focus_of(evidence, one.id)) for one in evidence.alliance.members]
    regions = sorted(_regions(focus, vocabulary=evidence.vocabulary))
    found = []
    for theme in focus.themes:
        for region in regions:
            standing = [
                one for one, its in everybody if theme in its.themes and region in its.regions
            ]
            alike = [one for one in standing if kind is None or one.kind == kind]
            if len(alike) <= _FEW:
                found.append(
                    Gap(
                        theme=theme,
                        region=region,
                        kind=kind,
                        members=len(alike),
                        any_kind=len(standing),
                        text=_told(
                            len(alike), theme=theme, region=region, kind=kind,
                            vocabulary=evidence.vocabulary, words=words,
                        ),
                    )
                )  # fmt: skip
    return sorted(found, key=lambda gap: (gap.members, gap.any_kind, gap.theme, gap.region))


def _told(
    count: int,
    *,
    theme: str,
    region: str,
    kind: str | None,
    vocabulary: Vocabulary,
    words: Words,
) -> str:
    names = {
        "theme": vocabulary.label("theme", theme, language=words.language),
        "region": vocabulary.label("region", region, language=words.language),
    }
    if kind is None:
        if not count:
            return words.say("Nobody works on %(theme)s in %(region)s yet.", **names)
        return words.count(
            "Only one member works on %(theme)s in %(region)s.",
            "Only %(number)s members work on %(theme)s in %(region)s.",
            count,
            **names,
        )
    names["kind"] = vocabulary.label("kind", kind, language=words.language)
    if not count:
        return words.say("No member works on %(theme)s in %(region)s as %(kind)s yet.", **names)
    return words.count(
        "Only one member works on %(theme)s in %(region)s as %(kind)s.",
        "Only %(number)s members work on %(theme)s in %(region)s as %(kind)s.",
        count,
        **names,
    )


def _regions(focus: FocusArea, *, vocabulary: Vocabulary) -> set[str]:
    """Return the regions of a focus: those it names, and those that its countries lie in.

    Electoral groups count only where they are named: they hold the countries of other regions.
    """
    countries = set(focus.countries)
    around = {
        key
        for key, one in vocabulary.regions.items()
        if not one.electoral and not countries.isdisjoint(one.countries)
    }
    return (around | set(focus.regions)) - {"global"}


def _meetings(
    evidence: Evidence, near: Sequence[Recommendation], *, words: Words
) -> Iterator[Meeting]:
    """Choose three: the nearest, the nearest of another kind or country, the best connected."""
    rest = list(near)
    if not rest:
        return
    first = rest.pop(0)
    yield Meeting(
        member=first.member, why=words.say("It works on what is nearest to the applicant's work.")
    )
    other = next(
        (one for one in rest if one.kind != first.kind and one.country != first.country),
        next((one for one in rest if one.country != first.country or one.kind != first.kind), None),
    )
    if other is not None:
        rest.remove(other)
        yield Meeting(
            member=other.member,
            why=words.say(
                "It works on similar things from elsewhere, or as another kind of member."
            ),
        )
    known = {one.member: _known(evidence, one, near=near) for one in rest}
    bridge = max(rest, key=lambda one: (len(known[one.member]), -one.rank), default=None)
    if bridge is not None and len(known[bridge.member]) > 1:
        names = words.list(known[bridge.member][:_NAMED])
        yield Meeting(
            member=bridge.member,
            why=words.say(
                "It has worked with %(names)s, who do similar things, and can introduce them.",
                names=names,
            ),
        )


def _known(
    evidence: Evidence, one: Recommendation, *, near: Sequence[Recommendation]
) -> tuple[str, ...]:
    """Return the names of those nearby with whom a member has worked, the nearest first."""
    key = evidence.find(one.member).id
    past, apart = past_partners(evidence.graph, key), evidence.apart_from(key)
    others = ((other.member, evidence.find(other.member).id) for other in near)
    return tuple(name for name, other in others if other in past and other not in apart)
