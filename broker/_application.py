"""A new applicant against the membership."""

import datetime as dt
import time
from collections.abc import Iterable, Iterator, Sequence

from broker.evidence import Evidence
from broker.identity import Match, resolve
from broker.model import (
    Alliance,
    Decision,
    FocusArea,
    Member,
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
from broker.vocabulary import Vocabulary
from broker.wording import Words

_SUMMARY = 1_500
"""Characters of an application that stand for what the applicant does."""

_FEW = 3
"""Members up to which a combination counts as a gap."""

_GAPS = 10
_POOL = 15
"""Members among whom those to meet are chosen."""


class Gap(Record):
    """A combination of theme, region and kind, and how many members already stand for it."""

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
    nearest: tuple[Recommendation, ...]
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
    vocabulary: Vocabulary,
    decisions: Sequence[Decision] = (),
    top: int = 5,
    on: dt.date | None = None,
    encoder: str | Encoder | None = None,
    words: Words | None = None,
) -> ApplicationAnswer:
    """Look at an applicant: who it may already be, who is like it, what it adds, whom to meet.

    Args:
        alliance: The membership.
        application: Who asks.
        vocabulary: Themes, places and kinds.
        decisions: What people decided about who is who.
        top: How many near members to give.
        on: The day to judge by; today by default.
        encoder: A text encoder, or its name.
        words: The language of the answer; English by default.
    """
    started = time.perf_counter()
    speech = words or Words()
    applicant = _guest(application, vocabulary=vocabulary)
    found = resolve([applicant], known=alliance.organisations(), decisions=decisions, words=speech)[
        0
    ]
    # As a guest among those around: nothing is saved.
    guest = alliance.model_copy(update={"around": (*alliance.around, applicant)})
    evidence = Evidence(guest, vocabulary=vocabulary, encoder=encoder, on=on)
    near = similar(evidence, member=applicant.id, top=max(top, _POOL), words=speech)
    doubles = {match.name for match in found.matches}
    others = [one for one in near.recommendations if one.member not in doubles]
    return ApplicationAnswer(
        applicant=Applicant(
            name=application.name,
            kind=application.kind,
            country=application.country,
            understood=understood(application.proposal),
        ),
        duplicates=found.matches,
        nearest=near.recommendations[:top],
        gaps=tuple(
            _gaps(
                alliance.members,
                applicant,
                kind=application.kind,
                vocabulary=vocabulary,
                words=speech,
            )
        )[:_GAPS],
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


def _gaps(
    members: Iterable[Member],
    applicant: Neighbour,
    *,
    kind: str | None,
    vocabulary: Vocabulary,
    words: Words,
) -> list[Gap]:
    focus = applicant.focus[0]
    everybody = [(one, *_stands_for(one, vocabulary=vocabulary)) for one in members]
    regions = sorted(_regions(focus, vocabulary=vocabulary))
    found = []
    for theme in focus.themes:
        for region in regions:
            standing = [
                one for one, themes, places in everybody if theme in themes and region in places
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
                            vocabulary=vocabulary, words=words,
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


def _stands_for(member: Member, *, vocabulary: Vocabulary) -> tuple[set[str], set[str]]:
    themes = {key for area in member.areas for key in area.themes}
    places = {key for area in member.areas for key in _regions(area, vocabulary=vocabulary)}
    return themes, places


def _regions(area: FocusArea, *, vocabulary: Vocabulary) -> set[str]:
    """Return the regions of a focus; of a country only where it lies in one alone."""
    found = {key for key in area.regions if key != "global"}
    if not found:
        for country in area.countries:
            homes = [key for key, one in vocabulary.regions.items() if country in one.countries]
            found.update(homes if len(homes) == 1 else ())
    return found


def _meetings(
    evidence: Evidence, near: Sequence[Recommendation], *, words: Words
) -> Iterator[Meeting]:
    """Choose three: the nearest, the nearest of another kind and country, the best connected."""
    rest = list(near)
    if not rest:
        return
    first = rest.pop(0)
    yield Meeting(
        member=first.member, why=words.say("It works on what is nearest to the applicant's work.")
    )
    other = next(
        (one for one in rest if one.kind != first.kind and one.country != first.country),
        next((one for one in rest if one.country != first.country), rest[0] if rest else None),
    )
    if other is None:
        return
    rest.remove(other)
    yield Meeting(
        member=other.member,
        why=words.say("It works on similar things from elsewhere, or as another kind of member."),
    )
    if rest:
        bridge = max(
            rest,
            key=lambda one: (evidence.bridging.get(evidence.find(one.member).id, 0.0), -one.rank),
        )
        yield Meeting(
            member=bridge.member,
            why=words.say("It knows many others who work on this, and can introduce them."),
        )
