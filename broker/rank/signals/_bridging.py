"""Bridging: links to partners who have no link of their own."""

from broker.evidence import Evidence
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
    strongest, record = evidence.once("rank.signals.bridging", lambda: _strongest(evidence))[
        candidate
    ]
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


def _strongest(evidence: Evidence) -> dict[str, tuple[str, str]]:
    """Return the nearest partner of each broker, and a record of their joint work, by id."""
    found = {}
    for candidate, role in evidence.bridging.items():
        if role > 0:
            near = evidence.graph.adj[candidate].items()
            partner = max(near, key=lambda item: (item[1]["weight"], item[0]))[0]
            found[candidate] = partner, ties(evidence.graph, candidate, other=partner)[0]
    return found
