"""Finding organisations by words and by facets."""

from collections.abc import Collection
from dataclasses import dataclass, field

from broker.evidence import Evidence
from broker.model import InputError, Member, Neighbour, fold
from broker.rank import Query, Ranking
from broker.vocabulary import understand

_TELLING = frozenset({"text", "theme", "place"})
"""Signals that are about the words of a search; all others say who somebody is."""

_FAINT = 0.25
"""Part of the best score below which somebody does not work on what is searched for."""


@dataclass(frozen=True, kw_only=True)
class Facets:
    """What is wanted; an empty facet lets everybody through, several values any of them."""

    themes: Collection[str] = ()
    regions: Collection[str] = ()
    kinds: Collection[str] = ()
    countries: Collection[str] = ()
    around: bool = False
    """Whether the organisations around the alliance are wanted instead of its members."""


@dataclass(frozen=True, kw_only=True)
class Focus:
    """On what and where an organisation works, by everything on record."""

    themes: frozenset[str] = field(default_factory=frozenset)
    regions: frozenset[str] = field(default_factory=frozenset)
    countries: frozenset[str] = field(default_factory=frozenset)


def focus_of(evidence: Evidence, organisation: Member | Neighbour) -> Focus:
    """Return the themes, regions and countries of an organisation's profile and activities."""
    place = evidence.position[organisation.id]
    documents = [evidence.documents[index] for index in evidence.owned[place]]
    countries = {code for document in documents for code in document.countries}
    if organisation.country:
        countries.add(organisation.country)
    regions = {key for document in documents for key in document.regions}
    regions |= {
        key
        for key, region in evidence.vocabulary.regions.items()
        if organisation.country in region.countries
    }
    themes = {key for document in documents for key in document.themes}
    return Focus(
        themes=frozenset(themes), regions=frozenset(regions), countries=frozenset(countries)
    )


def found(evidence: Evidence, *, text: str, facets: Facets) -> tuple[Member | Neighbour, ...]:
    """Return who works on what the text says and passes the facets.

    Those whose name holds the text come first, then the best matches; without a text everybody
    who passes, in order of name.
    """
    ordered = (
        _by_words(evidence, text, around=facets.around) if text.strip() else _by_name(evidence)
    )
    return tuple(
        one
        for one in ordered
        if isinstance(one, Member) is not facets.around and _passes(evidence, one, facets=facets)
    )


def _by_name(evidence: Evidence) -> list[Member | Neighbour]:
    return sorted(evidence.organisations, key=lambda one: fold(one.name))


def _by_words(evidence: Evidence, text: str, *, around: bool) -> list[Member | Neighbour]:
    wanted = fold(text).strip()
    named = [one for one in _by_name(evidence) if any(wanted in fold(name) for name in one.names)]
    try:
        proposal = understand(text, vocabulary=evidence.vocabulary)
    except InputError:
        return named
    ranking = Ranking(Query(proposal=proposal, evidence=evidence))
    order = ranking.order(around=around)
    telling = {
        place: sum(one.value for one in ranking.supports[place] if one.signal in _TELLING)
        for place in order
    }
    least = _FAINT * max(telling.values(), default=0.0)
    matching = [evidence.organisations[place] for place in order if telling[place] > least]
    return list({one.id: one for one in (*named, *matching)}.values())


def _passes(evidence: Evidence, one: Member | Neighbour, *, facets: Facets) -> bool:
    if facets.kinds and one.kind not in facets.kinds:
        return False
    focus = focus_of(evidence, one)
    pairs = (
        (facets.themes, focus.themes),
        (facets.regions, focus.regions),
        (facets.countries, focus.countries),
    )
    return all(not wanted or not has.isdisjoint(wanted) for wanted, has in pairs)
