"""Signals that rest on a plain field of the organisation: language and kind."""

from broker.rank._query import Query
from broker.rank._support import Support


def language(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Reward a language in common with the lead, or with the proposal where no lead is known."""
    candidate = query.evidence.organisations[organisation]
    shared = next((code for code in candidate.languages if code in query.languages), None)
    if shared is None:
        return []
    return [
        Support(
            signal="language",
            value=weight,
            rests_on=candidate.id,
            key=shared,
            source=candidate.source,
            quote=shared,
        )
    ]


def kind(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Reward a kind that the proposal asks for, else one that the lead is not itself."""
    candidate = query.evidence.organisations[organisation]
    lead = query.proposal.lead
    if query.proposal.kinds:
        wanted, level = query.asks_for(organisation), "asked"
    elif lead:
        own = query.evidence.organisations[query.evidence.position[lead]].kind
        wanted, level = candidate.kind != own, "complements"
    else:
        return []
    if not wanted:
        return []
    return [
        Support(
            signal="kind",
            value=weight if level == "asked" else weight / 2,
            rests_on=candidate.id,
            key=candidate.kind,
            level=level,
            source=candidate.source,
            quote=candidate.kind,
        )
    ]
