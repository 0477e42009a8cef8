"""What part an organisation plays in the graph."""

from typing import cast

import networkx as nx


def bridging(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return how much each organisation connects others who do not work together, from 0 to 1.

    The share of pairs of its partners that have no tie of their own, damped for small circles: one
    minus the local clustering, times d/(d + 2) for d partners. It is the local form of brokerage
    (Burt, Structural Holes, 1992) and stays cheap on large graphs.
    """
    clustering = cast("dict[str, float]", nx.clustering(graph))
    return {
        node: (1.0 - clustering[node]) * degree / (degree + 2) if degree > 1 else 0.0
        for node, degree in graph.degree
    }
