"""Themes: which of the proposal's themes the organisation's work carries."""

from broker.evidence import Document
from broker.rank._query import Query
from broker.rank._support import Support, spread, vote

_STRENGTH = {"activity": 1.0, "unit": 0.8, "profile": 0.6, "focus": 0.6, "offer": 0.7, "need": 0.4}
"""Work that was done shows a theme better than a tag in a profile does."""

_ELSEWHERE = 0.6
"""Work on the theme in another part of the world still shows that somebody knows it."""

_INFERRED = 0.2
"""A theme that no source supports counts a fifth."""


def theme(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Let the documents that carry a theme of the proposal vote for it."""
    themes = query.proposal.themes
    found = [_votes(query, organisation, key=key) for key in themes]
    totals = [
        sum(share for share, _ in votes) * query.theme_weights[key]
        for key, votes in zip(themes, found, strict=True)
    ]
    weights = spread(totals, discount=0.7)
    return [
        Support(
            signal="theme",
            value=weight * part * query.theme_weights[key] * share,
            rests_on=document.id,
            document=document,
            key=key,
            level="stated" if key in document.themes else "inferred",
        )
        for key, votes, part in zip(themes, found, weights, strict=True)
        for share, document in votes
    ]


def _votes(query: Query, organisation: int, *, key: str) -> list[tuple[float, Document]]:
    documents = (query.evidence.documents[place] for place in query.evidence.owned[organisation])
    carrying = ((_carries(document, key=key), document) for document in documents)
    return vote(
        (value * (_ELSEWHERE if _is_elsewhere(query, document) else 1.0), document)
        for value, document in carrying
        if value
    )


def _is_elsewhere(query: Query, document: Document) -> bool:
    """Tell whether a document names places, none of which is near one of the proposal's."""
    if not query.proposal.places or not (document.countries or document.ranges):
        return False
    return all(
        query.nearness(place, document=document).level == "none" for place in query.proposal.places
    )


def _carries(document: Document, *, key: str) -> float:
    if key in document.themes:
        return _STRENGTH[document.kind] * document.weight
    return _INFERRED * document.weight if key in document.themes_inferred else 0.0
