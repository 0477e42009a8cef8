"""A new applicant against the membership."""

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from operator import not_
from typing import Annotated

from pydantic import Field

from broker._gaps import Gap, gaps_filled
from broker._here_already import matches_of, namesakes_of
from broker._meetings import POOL, Meeting, meetings_with
from broker.evidence import Evidence
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
    near = similar(evidence, member=applicant.id, top=max(top, POOL), words=speech)
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
        gaps=tuple(gaps_filled(evidence, applicant, kind=application.kind, words=speech)),
        meet=tuple(meetings_with(evidence, near.recommendations, but=doubles, words=speech)),
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
