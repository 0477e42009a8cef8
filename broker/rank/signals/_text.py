"""Words and meaning: what the organisation does, offers and needs, against the proposal."""

from broker.rank._query import Query
from broker.rank._support import Support, vote


def text(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Let every document vote by its similarity to the proposal and how much it tells."""
    documents = query.evidence.documents
    votes = vote(
        (query.similarity[place] * documents[place].weight, documents[place])
        for place in query.evidence.owned[organisation]
    )
    return [
        Support(signal="text", value=weight * share, rests_on=document.id, document=document)
        for share, document in votes
    ]
