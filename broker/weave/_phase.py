"""The phase of a network: from scattered fragments to a core with a periphery."""

import networkx as nx

from broker.model import Phase

SMALLEST = 4
"""Organisations below which a phase says nothing."""

_TOGETHER = 0.5
"""Share of all organisations in the largest group below which a network is scattered."""

_ONE_HUB = 0.5
"""Degree centralisation of the largest group from which one hub holds it together."""

_SHELL = 3
"""Ties to others of the core that each of its members has at least."""

_DENSE, _THIN = 0.5, 0.25
"""Share of possible ties that a core has at least, and that its periphery has at most."""

_HELD = 0.5
"""Share of the periphery that has a tie to the core."""


def phase_of(graph: "nx.Graph[str]") -> Phase:
    """Return the phase of a network.

    The four phases are those of Krebs & Holley (Building smart communities through network weaving,
    2006), who draw them; the rules that tell them apart are ours, asked in this order:

    1. fewer than four organisations: too small to tell;
    2. scattered: less than half of all organisations, or fewer than four of them, are in the
       largest group;
    3. hub and spoke: the degree centralisation of the largest group (Freeman, Centrality in social
       networks, 1979; 1 for a star, 0 where all have as many ties) is 0.5 or more;
    4. core and periphery: the innermost k-core of the group (Seidman, 1983) has k of 3 or more and
       half of its possible ties, not all from one and the same piece of work; of the rest of the
       group, at least half have a tie to it and at most a quarter of the possible ties among
       themselves are there. A group that is all core counts, too;
    5. multi-hub: everything else that holds together.

    Args:
        graph: Organisations and ties; weights do not count, and where an edge names its `ties`,
            they are the pieces of work it comes from.
    """
    if len(graph) < SMALLEST:
        return "too_small"
    group = max(nx.connected_components(graph), key=len)
    if len(group) < _TOGETHER * len(graph) or len(group) < SMALLEST:
        return "scattered"
    largest = graph.subgraph(group)
    if centralisation(largest) >= _ONE_HUB:
        return "hub_and_spoke"
    return "core_periphery" if _has_core(largest) else "multi_hub"


def centralisation(graph: "nx.Graph[str]") -> float:
    """Return the degree centralisation of a connected graph, from 0 to 1 (Freeman, 1979)."""
    size = len(graph)
    degrees = [degree for _, degree in graph.degree]
    top = max(degrees, default=0)
    return sum(top - degree for degree in degrees) / ((size - 1) * (size - 2)) if size > 2 else 0.0


def _has_core(graph: "nx.Graph[str]") -> bool:
    shells: dict[str, int] = nx.core_number(graph)
    deepest = max(shells.values())
    core = {node for node, shell in shells.items() if shell == deepest}
    rest = set(graph) - core
    inner = graph.subgraph(core)
    if deepest < _SHELL or nx.density(inner) < _DENSE or _one_work(inner):
        return False
    if not rest:
        return True
    held = sum(1 for node in rest if not core.isdisjoint(graph.adj[node]))
    return held >= _HELD * len(rest) and nx.density(graph.subgraph(rest)) <= _THIN


def _one_work(graph: "nx.Graph[str]") -> bool:
    """Tell whether one piece of work alone makes every tie, as a single large project does."""
    works = [frozenset(data.get("ties", ())) for _, _, data in graph.edges(data=True)]
    return bool(works and frozenset.intersection(*works))
