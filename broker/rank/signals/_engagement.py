"""Engagement: what the organisation runs at present."""

from broker.rank._query import Query
from broker.rank._support import Support, vote


def engagement(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Let running work vote, whatever it is about: who is active answers and delivers."""
    documents = (query.evidence.documents[place] for place in query.evidence.owned[organisation])
    votes = vote(
        (document.weight, document) for document in documents if document.state == "current"
    )
    return [
        Support(signal="engagement", value=weight * share, rests_on=document.id, document=document)
        for share, document in votes
    ]
