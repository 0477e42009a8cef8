"""Finding organisations by words and by facets."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypedDict, Unpack, cast

from broker.evidence import Evidence, Focus, focus_of
from broker.model import InputError, Member, Neighbour, fold
from broker.rank._query import Query
from broker.rank._recommend import Ranking
from broker.rank._weights import Weights
from broker.vocabulary import also_called, understand

_ABOUT = Weights(history=0.0, engagement=0.0, language=0.0, kind=0.0, bridging=0.0, breadth=0.0)
"""Words of a search say what somebody works on and where; who searches is not known."""

_LEAST, _FAINT = 1.0, 0.25
"""Raw score, and part of the best one, below which somebody does not work on what is searched for.
Words that mean nothing to the alliance come up to 0.8 by chance, a plain match of one word to 3;
where a theme and a place are named, much more, and then a quarter of the best tells."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """An organisation that passes a search."""

    organisation: Member | Neighbour
    focus: Focus
    """On what and where it works."""


class Facets(TypedDict, total=False):
    """What narrows a search; keys or names. Of several values of one facet any is enough."""

    themes: Collection[str]
    """Themes that a source says somebody works on."""
    regions: Collection[str]
    """Regions somebody works in or has a seat in."""
    kinds: Collection[str]
    """Kinds of member."""
    countries: Collection[str]
    """Countries somebody works in or has a seat in."""
    ranges: Collection[str]
    """Mountain ranges somebody works in, or a part of them."""
    languages: Collection[str]
    """Languages in which a source says that somebody works."""


def search(
    evidence: Evidence, *, text: str = "", around: bool = False, **facets: Unpack[Facets]
) -> tuple[Found, ...]:
    """Find organisations by what they work on, where, and what they are.

    Words are read like a proposal: themes and places in them count, in any of the languages. Those
    whose name holds the words come first, then whoever scores well above chance and at least a
    quarter of the best.

    Args:
        evidence: The alliance.
        text: Words, or a part of a name; everybody in order of name if there are none.
        around: Whether to find those around the alliance instead of its members.
        **facets: See `Facets`; an empty facet lets everybody through.

    Returns:
        Who was found, the best first.

    Raises:
        UnknownNameError: If a facet names something that the vocabulary does not hold.
    """
    vocabulary, given = evidence.vocabulary, _given(facets)
    wanted = Focus(
        themes=frozenset(map(vocabulary.theme, given["themes"])),
        regions=frozenset(map(vocabulary.region, given["regions"])),
        countries=frozenset(map(vocabulary.country, given["countries"])),
        ranges=frozenset(map(vocabulary.range_of, given["ranges"])),
    )
    spoken = frozenset(map(vocabulary.language, given["languages"]))
    wanted_kinds = frozenset(map(vocabulary.kind, given["kinds"]))
    people = _by_words(evidence, text, around=around) if text.strip() else _by_name(evidence)
    found = (
        Found(organisation=one, focus=focus_of(evidence, one.id))
        for one in people
        if isinstance(one, Member) is not around
        and (not wanted_kinds or one.kind in wanted_kinds)
        and (not spoken or not spoken.isdisjoint(one.languages))
    )
    return tuple(one for one in found if _meets(one.focus, wanted=wanted))


def _given(facets: Facets) -> dict[str, Collection[str]]:
    """Return the values of each facet; one that is no facet would let everybody through."""
    known = Facets.__annotations__.keys()
    if unknown := facets.keys() - known:
        raise TypeError(f"search takes no {', '.join(sorted(unknown))}; facets: {', '.join(known)}")
    given = {name: cast(Collection[str], facets.get(name, ())) for name in known}
    return {name: (one,) if isinstance(one, str) else one for name, one in given.items()}


def _by_name(evidence: Evidence) -> list[Member | Neighbour]:
    return sorted(evidence.organisations, key=lambda one: fold(one.name))


def _by_words(evidence: Evidence, text: str, *, around: bool) -> list[Member | Neighbour]:
    name = fold(text).strip()
    others = {fold(other) for other in also_called(text)}
    named = [
        one
        for one in _by_name(evidence)
        if any(name in fold(own) or fold(own) in others for own in one.names)
    ]
    try:
        proposal = understand(text, vocabulary=evidence.vocabulary)
    except InputError:
        return named
    # A search lists who there is; only suggestions keep people apart.
    query = Query(proposal=proposal, evidence=evidence.with_holds(()))
    ranking = Ranking(query, weights=_ABOUT)
    order = ranking.order(around=around)
    best = max((ranking.raw[place] for place in order), default=0.0)
    least = max(_LEAST, _FAINT * best)
    matching = [evidence.organisations[place] for place in order if ranking.raw[place] >= least]
    return list({one.id: one for one in (*named, *matching)}.values())


def _meets(focus: Focus, *, wanted: Focus) -> bool:
    pairs = (
        (wanted.themes, focus.themes),
        (wanted.regions, focus.regions),
        (wanted.countries, focus.countries),
        (wanted.ranges, focus.ranges),
    )
    return all(not asked or not asked.isdisjoint(has) for asked, has in pairs)
