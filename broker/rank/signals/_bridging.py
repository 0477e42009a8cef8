"""Bridging: links to partners who have no link of their own."""

from broker.graph import ties
from broker.rank._query import Query
from broker.rank._support import Support


def bridging(query: Query, organisation: int, *, weight: float) -> list[Support]:
    """Reward brokers between circles, quoting their strongest piece of joint work."""
    evidence = query.evidence
    candidate = evidence.organisations[organisation].id
    role = evidence.bridging.get(candidate, 0.0)
    if role <= 0:
        return []
    strongest = max(
        evidence.graph.adj[candidate].items(), key=lambda item: (item[1]["weight"], item[0])
    )[0]
    record = ties(evidence.graph, candidate, other=strongest)[0]
    work = evidence.shared_work[record]
    return [
        Support(
            signal="bridging",
            value=weight * role,
            rests_on=record,
            key=strongest,
            source=work.source,
            quote=work.title,
        )
    ]
