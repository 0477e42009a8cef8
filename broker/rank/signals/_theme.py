"""Themes: which of the proposal's themes the organisation's work carries."""

from broker.evidence import Document, Evidence
from broker.rank._query import Query
from broker.rank._support import Support, spread, vote
from broker.rank.signals._place import ELSEWHERE, is_elsewhere

_Carriers = dict[str, dict[int, list[tuple[float, Document]]]]

_STRENGTH = {"activity": 1.0, "unit": 0.8, "profile": 0.6, "focus": 0.6, "offer": 0.7, "need": 0.4}
"""Work that was done shows a theme better than a tag in a profile does."""

_INFERRED = 0.2
"""A theme that no source supports counts a fifth."""


def theme(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Let the documents that carry a theme of the proposal vote for it."""
    themes = query.proposal.themes
    found = [_votes(query, organisation, key=key) for key in themes]
    if not any(found):
        return []
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
    carrying = _carriers(query.evidence).get(key, {}).get(organisation, ())
    return vote(
        (value * (ELSEWHERE if is_elsewhere(query, document) else 1.0), document)
        for value, document in carrying
    )


def _carriers(evidence: Evidence) -> _Carriers:
    """Return, by theme and organisation, the documents that carry it and how well they show it."""
    return evidence.once("rank.signals.theme", lambda: _found(evidence))


def _found(evidence: Evidence) -> _Carriers:
    carriers: _Carriers = {}
    for owner, places in enumerate(evidence.owned):
        for document in (evidence.documents[place] for place in places):
            for key in dict.fromkeys((*document.themes, *document.themes_inferred)):
                value = _carries(document, key=key)
                if value:
                    carriers.setdefault(key, {}).setdefault(owner, []).append((value, document))
    return carriers


def _carries(document: Document, *, key: str) -> float:
    if key in document.themes:
        return _STRENGTH[document.kind] * document.weight
    return _INFERRED * document.weight if key in document.themes_inferred else 0.0
