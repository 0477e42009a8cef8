"""What part an organisation plays in the graph."""

from typing import cast

import networkx as nx


def bridging(graph: "nx.Graph[str]") -> dict[str, float]:
    """Return how much each organisation connects others who do not work together, from 0 to 1.

    The share of pairs of its partners that have no tie of their own, damped for small circles: one
    minus the local clustering, times d/(d + 2) for d partners. It is the local form of brokerage
    (Burt, Structural Holes, 1992) and stays cheap on large graphs.
    """
    # Triangles of all nodes at once take a fraction of what `nx.clustering` takes node by node.
    triangles = cast("dict[str, int]", nx.triangles(graph))
    found = {}
    for node, neighbours in graph.adj.items():
        degree = len(neighbours) - (node in neighbours)
        pairs = degree * (degree - 1)
        clustering = 2 * triangles[node] / pairs if pairs else 0.0
        found[node] = (1.0 - clustering) * degree / (degree + 2) if degree > 1 else 0.0
    return found
