"""Words and meaning: what the organisation does, offers and needs, against the proposal."""

from broker.evidence import Document
from broker.rank._query import Query
from broker.rank._support import Support, vote
from broker.rank.signals._place import ELSEWHERE, is_elsewhere


def text(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Let every document vote by its similarity to the proposal and how much it tells."""
    documents = query.evidence.documents
    votes = vote(
        (near * documents[place].weight * _here(query, documents[place]), documents[place])
        for place in query.evidence.owned[organisation]
        if (near := query.similarity[place]) > 0
    )
    return [
        Support(signal="text", value=weight * share, rests_on=document.id, document=document)
        for share, document in votes
    ]


def _here(query: Query, document: Document) -> float:
    return ELSEWHERE if is_elsewhere(query, document) else 1.0
