"""Places: the same range beats the same country or region, which beats a neighbouring one."""

from broker.evidence import Document, Evidence
from broker.model import Place
from broker.rank._query import Query
from broker.rank._support import Support, spread, vote

_LEVELS: dict[str, tuple[float, float]] = {
    "range": (0.85, 1.0),
    "within": (0.7, 0.85),
    "country": (0.5, 0.7),
    "region": (0.2, 0.4),
    "neighbour": (0.08, 0.16),
    "global": (0.08, 0.16),
}
"""Least and most that a level can give; the levels do not overlap, so that the order holds."""
_PLACE_ALONE = 0.4
"""What a document is worth that is about something else in the same place."""

_ALIKE = 0.15
"""Similarity from which a document is about the same thing."""

ELSEWHERE = 0.6
"""What work on the same thing in another part of the world counts: it shows that somebody knows
how, but not here."""

_LOCAL = frozenset({"range", "within", "country"})


def place(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Give each place of the proposal what the organisation's nearest work is worth."""
    places = query.proposal.places
    if not places:
        return []
    scopes = _scopes(query.evidence)
    documents = [
        (
            document,
            document.weight * (1.0 if _touches(query, index) else _PLACE_ALONE),
            scopes[index],
        )
        for index in query.evidence.owned[organisation]
        for document in (query.evidence.documents[index],)
    ]
    found = [_shares(query, documents, place=one) for one in places]
    totals = [sum(share for share, _, _ in shares) for shares in found]
    weights = spread(totals, discount=0.5)
    return [
        Support(
            signal="place",
            value=weight * part * share,
            rests_on=document.id,
            document=document,
            place=one,
            level=level,
        )
        for one, shares, part in zip(places, found, weights, strict=True)
        for share, level, document in shares
    ]


def is_elsewhere(query: Query, document: Document) -> bool:
    """Tell whether work is in other parts of the world than the proposal's places.

    Work that names no place is taken to be where its organisation works, as far as that is known.
    """
    if not query.proposal.places:
        return False
    if document.countries or document.ranges:
        return _is_far(query, document)
    return _is_stranger(query, document.owner)


def _is_far(query: Query, document: Document) -> bool:
    return all(
        query.nearness(place, document=document).level == "none" for place in query.proposal.places
    )


def _is_stranger(query: Query, organisation: int) -> bool:
    """Tell whether all that is known of where somebody works is far from the proposal's places.

    Only a profile that says where it is can make a stranger: of whoever has none, or works
    worldwide, the places of some work tell nothing of the rest, or other work would count more
    without them.
    """
    if organisation not in query.strangers:
        owned = (query.evidence.documents[index] for index in query.evidence.owned[organisation])
        placed = [one for one in owned if one.countries or one.ranges or one.regions]
        settled = any(one.kind == "profile" and not one.travels for one in placed)
        query.strangers[organisation] = settled and all(
            _is_far(query, one) and "global" not in one.regions for one in placed
        )
    return query.strangers[organisation]


def is_near(query: Query, index: int) -> bool:
    """Tell whether a document lies near one of the proposal's places, however faintly."""
    document = query.evidence.documents[index]
    scope = _scopes(query.evidence)[index]
    for place in query.proposal.places:
        known = query.levels.setdefault((place.kind, place.key), {})
        level = known.get(scope)
        if level is None:
            level = known[scope] = _level(query, place, document)
        if level in _LEVELS:
            return True
    return False


def _shares(
    query: Query, documents: list[tuple[Document, float, int]], *, place: Place
) -> list[tuple[float, str, Document]]:
    """Split the worth of the best level among the documents that reach it."""
    reached: dict[str, list[tuple[float, Document]]] = {}
    known = query.levels.setdefault((place.kind, place.key), {})
    for document, value, scope in documents:
        level = known.get(scope)
        if level is None:
            level = known[scope] = _level(query, place, document)
        reached.setdefault(level, []).append((value, document))
    best = next((level for level in _LEVELS if level in reached), None)
    if best is None:
        return []
    least, most = _LEVELS[best]
    votes = vote(reached[best])
    total = sum(share for share, _ in votes)
    worth = least + (most - least) * total
    return [(worth * share / total, best, document) for share, document in votes]


def _scopes(evidence: Evidence) -> list[int]:
    """Return for each document a number, the same for those that lie alike and count alike.

    There are far fewer scopes than documents, so that each place is compared with a scope once.
    """

    def make() -> list[int]:
        known: dict[tuple[object, ...], int] = {}
        return [
            known.setdefault(
                (one.ranges, one.countries, one.regions, one.travels, one.wide), len(known)
            )
            for one in evidence.documents
        ]

    return evidence.once(f"{__name__} scopes", make)


def _level(query: Query, place: Place, document: Document) -> str:
    level: str = query.nearness(place, document=document).level
    if level in _LOCAL and (document.travels or _is_other_part(query, place, document)):
        return "region"
    derived = place.kind == "country" and not document.countries
    if level == "country" and (document.wide or derived):
        return "region"
    return "global" if level == "none" and "global" in document.regions else level


def _touches(query: Query, index: int) -> bool:
    """Tell whether a document is about something of the proposal besides the place."""
    document = query.evidence.documents[index]
    if document.kind in {"profile", "unit"}:
        return True
    return (
        query.similarity[index] >= _ALIKE
        or not query.themes.isdisjoint(document.themes)
        or not query.themes.isdisjoint(document.themes_inferred)
    )


def _is_other_part(query: Query, place: Place, document: Document) -> bool:
    """Tell whether work lies in other countries than the part of a range that is meant.

    'The Andes of Peru and Bolivia' does not mean those of Colombia, and work in the Andes of Peru
    is not in Patagonia.
    """
    if place.kind != "range" or not document.countries:
        return False
    whole = set(query.evidence.vocabulary.ranges[place.key].countries)
    named = {one.key for one in query.proposal.places if one.kind == "country"} & whole
    return not (named or whole).intersection(document.countries)
