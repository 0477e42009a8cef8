"""Why somebody is suggested or not, and what in the own profile would change it."""

import copy
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from broker.evidence import Document, Evidence, Ground, focus_of
from broker.model import Member, Neighbour, Place, Proposal, Reason
from broker.rank._query import Query
from broker.rank._recommend import Ranking, is_tied, ranking_of
from broker.rank._support import Support
from broker.rank._weights import WEIGHTS
from broker.rank.signals import supports
from broker.wording import Words

What = Literal["theme", "place", "language", "work"]

_STAYS = ("owned", "graph", "bridging", "shared_work")
"""What a change of one profile leaves as it is."""


@dataclass(frozen=True, kw_only=True)
class IfChanged:
    """What one change of a profile would do, as the engine computes it."""

    what: What
    """What would be added: a theme, a place, a language, or running work on both."""
    key: str
    """Key of the vocabulary; empty for work."""
    name: str
    """Its name for people; empty for work."""
    rank: int
    """Place in the list after the change."""
    score: float
    """Probability that the suggestion proves right, after the change."""


@dataclass(frozen=True, kw_only=True)
class Mirror:
    """How an organisation looks to one proposal."""

    organisation: Member | Neighbour
    rank: int | None
    """Place among the members, from 1; None where nothing ties it to the proposal, where it leads
    the proposal itself, or where it is not a member."""
    listed: int
    """How many members the proposal has anything to do with."""
    score: float
    """Probability that the suggestion proves right, from 0 to 1."""
    leads: bool
    """Whether it leads the proposal, so that it is not suggested to itself."""
    reasons: tuple[Reason, ...]
    changes: tuple[IfChanged, ...]
    """Changes that would raise it, the most useful first."""


def mirror(
    evidence: Evidence, *, proposal: Proposal, member: str, words: Words | None = None
) -> Mirror:
    """Show how one organisation looks to a proposal, and what would change that.

    Each change is made on a copy of what is known, and the organisation is scored anew by the same
    signals; all others stay as they are. Nothing is written anywhere.

    Args:
        evidence: The alliance.
        proposal: The proposal.
        member: Name or id of the organisation.
        words: The language of the reasons; English by default.

    Raises:
        UnknownNameError: If no organisation has this name.
        InputError: If nothing in the proposal was recognised.
    """
    one = evidence.find(member)
    place = evidence.position[one.id]
    speech = words or Words()
    ranking = ranking_of(evidence, proposal=proposal)
    ranking.require_content()
    order = ranking.order()
    others = [ranking.raw[other] for other in order if other != place]
    shown = ranking.recommendation(place, rank=1, words=speech)
    leads = proposal.lead == one.id
    changes = (
        () if leads else _changes(ranking, place=place, others=others, language=speech.language)
    )
    return Mirror(
        organisation=one,
        rank=order.index(place) + 1 if place in order else None,
        listed=len(order),
        score=ranking.score(place),
        leads=leads,
        reasons=shown.reasons,
        changes=tuple(sorted(changes, key=lambda change: (change.rank, -change.score))),
    )


def _changes(
    ranking: Ranking, *, place: int, others: list[float], language: str
) -> Iterator[IfChanged]:
    query = ranking.query
    evidence, proposal = query.evidence, query.proposal
    label = evidence.vocabulary.label
    now = ranking.raw[place]
    tried: list[tuple[What, str, str, Evidence]] = []
    for key in _missing_themes(query, place):
        name = label("theme", key, language=language)
        tried.append(("theme", key, name, _profiled(evidence, place, themes=(key,))))
    for where in _missing_places(query, place):
        name = label(where.kind, where.key, language=language)
        tried.append(("place", where.key, name, _profiled(evidence, place, at=where)))
    spoken = evidence.organisations[place].languages
    for code in sorted(query.languages.difference(spoken)):
        name = label("language", code, language=language)
        tried.append(("language", code, name, _speaking(evidence, place, code)))
    if proposal.themes or proposal.places:
        tried.append(("work", "", "", _working(evidence, place, proposal=proposal)))
    for what, key, name, changed in tried:
        found = _found(query, changed, place=place)
        raw = sum(one.value for one in found)
        if raw > now and is_tied(found):
            yield IfChanged(
                what=what,
                key=key,
                name=name,
                rank=1 + sum(other > raw for other in others),
                score=1 / (1 + math.exp(-_lift(ranking, raw))),
            )


def _lift(ranking: Ranking, raw: float) -> float:
    return ranking.calibration.intercept + ranking.calibration.slope * raw


def _found(query: Query, changed: Evidence, *, place: int) -> list[Support]:
    """Return what speaks for one organisation as the changed evidence has it."""
    # Which documents lie alike is known by numbers that belong to the evidence as it was.
    again = replace(query, evidence=changed, levels={}, strangers={})
    added = len(changed.documents) - len(query.evidence.documents)
    # What does not depend on the change is not computed again; added work is matched by its tags.
    again.__dict__["similarity"] = [*query.similarity, *[0.0] * added]
    again.__dict__["theme_weights"] = query.theme_weights
    return supports(again, place, weights=WEIGHTS)


def _missing_themes(query: Query, place: int) -> tuple[str, ...]:
    own = focus_of(query.evidence, query.evidence.organisations[place].id).themes
    return tuple(key for key in query.proposal.themes if key not in own)


def _missing_places(query: Query, place: int) -> tuple[Place, ...]:
    focus = focus_of(query.evidence, query.evidence.organisations[place].id)
    known = {"country": focus.countries, "range": focus.ranges, "region": focus.regions}
    return tuple(
        where
        for where in query.proposal.places
        if where.kind in known and where.key not in known[where.kind]
    )


def _profiled(
    evidence: Evidence, place: int, *, themes: tuple[str, ...] = (), at: Place | None = None
) -> Evidence:
    """Return the evidence as if the profile of one organisation named a theme or a place."""
    changed = list(evidence.documents)
    index = next(
        number for number in evidence.owned[place] if changed[number].kind in {"profile", "unit"}
    )
    before = changed[index]
    added = _tags(at)
    ground = Ground(evidence.organisations[place], vocabulary=evidence.vocabulary)
    changed[index] = replace(
        before,
        themes=(*before.themes, *themes),
        ranges=ground.ranges((*before.ranges, *added["range"])),
        countries=ground.countries((*before.countries, *added["country"])),
        regions=(*before.regions, *added["region"]),
    )
    return _with(evidence, documents=tuple(changed))


def _speaking(evidence: Evidence, place: int, code: str) -> Evidence:
    """Return the evidence as if one organisation had named a language."""
    one = evidence.organisations[place]
    people = list(evidence.organisations)
    people[place] = one.model_copy(update={"languages": (*one.languages, code)})
    made = _with(evidence, documents=evidence.documents)
    made.organisations = tuple(people)
    return made


def _working(evidence: Evidence, place: int, *, proposal: Proposal) -> Evidence:
    """Return the evidence as if running work on these themes and places were on record."""
    tags = [_tags(where) for where in proposal.places]
    ground = Ground(evidence.organisations[place], vocabulary=evidence.vocabulary)
    work = Document(
        id="work that is not on record yet",
        owner=place,
        kind="activity",
        title="",
        summary="",
        source="",
        as_of=evidence.on.year,
        year=evidence.on.year,
        themes=proposal.themes,
        ranges=ground.ranges(tuple(key for each in tags for key in each["range"])),
        countries=ground.countries(tuple(key for each in tags for key in each["country"])),
        regions=tuple(key for each in tags for key in each["region"]),
        state="current",
    )
    made = _with(evidence, documents=(*evidence.documents, work))
    owned = list(evidence.owned)
    owned[place] = (*owned[place], len(evidence.documents))
    made.computed["owned"] = tuple(owned)
    return made


def _tags(place: Place | None) -> dict[str, tuple[str, ...]]:
    empty: dict[str, tuple[str, ...]] = {"range": (), "country": (), "region": ()}
    return empty | {place.kind: (place.key,)} if place and place.kind in empty else empty


def _with(evidence: Evidence, *, documents: tuple[Document, ...]) -> Evidence:
    """Return a shallow copy with other documents; nothing of the original changes."""
    made = copy.copy(evidence)
    made.documents = documents
    # Ties and who owns which document stay; whatever else was computed is about the original.
    made.computed = {key: evidence.computed[key] for key in _STAYS if key in evidence.computed}
    return made
