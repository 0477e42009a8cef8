"""A network in numbers, and what further ties would change."""

from collections.abc import Iterable, Mapping

import networkx as nx

from broker.evidence import Evidence, focus_of
from broker.model import Member, NetworkPart, NetworkState
from broker.weave._phase import SMALLEST, phase_of

_SOURCES = 100
"""Organisations from which distances are measured; in larger networks these stand for all."""

_HUBS = 3


def member_network(evidence: Evidence) -> "nx.Graph[str]":
    """Return the collaboration graph of the members alone; it is shared and stays as it is."""

    def make() -> "nx.Graph[str]":
        members = [one.id for one in evidence.organisations if isinstance(one, Member)]
        return part_of(evidence.graph, members)

    return evidence.once(f"{__name__} members", make)


def part_of(graph: "nx.Graph[str]", organisations: Iterable[str]) -> "nx.Graph[str]":
    """Return the ties among some organisations (ids), which stand in the order given.

    A view or a copy of networkx takes many times as long, and its order changes between runs.
    """
    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(organisations)
    made.add_edges_from(
        (one, other, facts)
        for one in tuple(made)
        for other, facts in graph.adj[one].items()
        if one < other and other in made
    )
    return made


def state_of(graph: "nx.Graph[str]", *, names: Mapping[str, str]) -> NetworkState:
    """Return a network in numbers.

    Args:
        graph: Organisations (ids) and ties.
        names: Names by id.
    """
    groups = sorted((len(group) for group in nx.connected_components(graph)), reverse=True)
    size = len(graph)
    pairs = size * (size - 1)
    distance, estimated = _distance(graph)
    ranked = sorted(graph.degree, key=lambda pair: (-pair[1], pair[0]))
    return NetworkState(
        phase=phase_of(graph),
        organisations=size,
        ties=graph.number_of_edges(),
        groups=sum(1 for group in groups if group > 1),
        alone=groups.count(1),
        largest=groups[0] if groups else 0,
        reachable=sum(group * (group - 1) for group in groups) / pairs if pairs else 0.0,
        distance=distance,
        estimated=estimated,
        hubs=tuple(names.get(node, node) for node, degree in ranked[:_HUBS] if degree > 1),
    )


def foresee(
    graph: "nx.Graph[str]", pairs: Iterable[tuple[str, str]], *, names: Mapping[str, str]
) -> NetworkState:
    """Return the network as it would be if these pairs (ids) worked together."""
    larger = part_of(graph, graph)
    larger.add_edges_from(pair for pair in pairs if pair[0] in graph and pair[1] in graph)
    return state_of(larger, names=names)


def parts_of(evidence: Evidence, graph: "nx.Graph[str]") -> tuple[NetworkPart, ...]:
    """Return the network of each theme and region that four or more members work on or in.

    It holds those who work on the theme, and all ties among them, whatever these were about.
    """
    names = {one.id: one.name for one in evidence.organisations}
    focus = {key: focus_of(evidence, key) for key in graph}
    found = []
    for key in evidence.vocabulary.themes:
        people = [one for one in graph if key in focus[one].themes]
        if len(people) >= SMALLEST:
            network = state_of(part_of(graph, people), names=names)
            found.append(NetworkPart(what="theme", key=key, network=network))
    for key in evidence.vocabulary.regions:
        people = [one for one in graph if key in focus[one].regions]
        if len(people) >= SMALLEST:
            network = state_of(part_of(graph, people), names=names)
            found.append(NetworkPart(what="region", key=key, network=network))
    return tuple(found)


def _distance(graph: "nx.Graph[str]") -> tuple[float | None, bool]:
    """Return the mean length of the shortest ways, and whether only some were measured."""
    tied = [node for node, degree in graph.degree if degree]
    step = max(1, -(-len(tied) // _SOURCES))
    total = count = 0
    for node in tied[::step]:
        lengths = nx.single_source_shortest_path_length(graph, node)
        total += sum(lengths.values())
        count += len(lengths) - 1
    return (total / count if count else None), step > 1
