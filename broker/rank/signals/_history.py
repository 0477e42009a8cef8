"""History: work with the lead, and with those who work with the lead."""

import math

from broker.graph import introducers, ties
from broker.rank._query import Query
from broker.rank._support import Support

_SHARED_PARTNER = 0.4
"""What shared partners can give at most, beside direct work, which can give one."""


def history(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Reward past work with the lead, else the Adamic-Adar nearness to it."""
    lead = query.proposal.lead
    candidate = query.evidence.organisations[organisation].id
    if lead is None:
        return []
    if candidate in query.past:
        return _past(query, candidate, lead=lead, weight=weight)
    nearness = query.shared_partners.get(candidate, 0.0)
    if nearness <= 0:
        return []
    between = introducers(query.evidence.graph, lead, other=candidate)[0]
    record = ties(query.evidence.graph, candidate, other=between)[0]
    value = weight * _SHARED_PARTNER * (1 - math.exp(-nearness / 2))
    return [_tie(query, record, value=value, key=between, level="shared")]


def _past(query: Query, candidate: str, *, lead: str, weight: float) -> list[Support]:
    """Split what direct work is worth evenly among the records of it."""
    records = tuple(dict.fromkeys(ties(query.evidence.graph, lead, other=candidate)))
    value = weight * (1 - math.exp(-query.past[candidate] / 0.5))
    return [
        _tie(query, record, value=value / len(records), key=lead, level="past")
        for record in records
    ]


def _tie(query: Query, record: str, *, value: float, key: str, level: str) -> Support:
    work = query.evidence.shared_work[record]
    return Support(
        signal="history",
        value=value,
        rests_on=record,
        key=key,
        level=level,
        source=work.source,
        quote=work.title,
    )
