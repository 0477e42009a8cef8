"""How near two organisations are in the graph."""

import math

import networkx as nx


def past_partners(graph: "nx.Graph[str]", organisation: str) -> dict[str, float]:
    """Return the weight of the tie to each organisation it has worked with, strongest first."""
    if organisation not in graph:
        return {}
    ties = {other: float(data["weight"]) for other, data in graph.adj[organisation].items()}
    return dict(sorted(ties.items(), key=lambda item: (-item[1], item[0])))


def adamic_adar(graph: "nx.Graph[str]", organisation: str) -> dict[str, float]:
    """Return the Adamic-Adar index to every organisation with a common neighbour.

    The sum over common neighbours z of 1/log(degree(z)), so that a shared partner who works with
    few others counts more (Adamic & Adar, Friends and neighbors on the web, 2003).
    """
    if organisation not in graph:
        return {}
    scores: dict[str, float] = {}
    for shared in graph.adj[organisation]:
        if graph.degree[shared] < 2:
            continue
        gain = 1.0 / math.log(graph.degree[shared])
        for other in graph.adj[shared]:
            if other != organisation:
                scores[other] = scores.get(other, 0.0) + gain
    return scores


def introducers(graph: "nx.Graph[str]", one: str, *, other: str) -> tuple[str, ...]:
    """Return who has worked with both and could introduce them, the best placed first.

    The order is by the weaker of the two ties, for an introduction needs both.
    """
    if one not in graph or other not in graph:
        return ()
    shared = set(graph.adj[one]) & set(graph.adj[other])

    def weaker(between: str) -> float:
        ties = graph.adj[between][one]["weight"], graph.adj[between][other]["weight"]
        return float(min(ties))

    return tuple(sorted(shared, key=lambda between: (-weaker(between), between)))


def ties(graph: "nx.Graph[str]", one: str, *, other: str) -> tuple[str, ...]:
    """Return the ids of the initiatives and activities that two organisations share."""
    data = graph.get_edge_data(one, other)
    return tuple(data["ties"]) if data else ()
