"""The collaboration graph: who has worked with whom, on what, how lately."""

from itertools import combinations

import networkx as nx

from broker.model import Activity, Alliance, Initiative

_SIGNAL = {"substantive": 1.0, "one_off_event": 0.5, "participation": 0.3}
"""How much of a working relation an activity shows: a shared event is less than shared work."""

_TO_COME = frozenset({"planned", "awaiting_funds"})
"""What has not begun ties nobody yet: nobody has worked with anybody on it."""

_HALF_LIFE = 8.0
"""Years after which a tie counts half; alliances remember longer than markets do."""


def collaboration_graph(alliance: Alliance, *, year: int) -> "nx.Graph[str]":
    """Build the graph of joint work.

    Nodes are ids of organisations, with `name` and `standing`. An edge holds `weight` and `ties`:
    the ids of the initiatives and activities that two organisations share. Each of them adds
    1/(n - 1) for n participants (Newman, Scientific collaboration networks II, 2001), less for
    events, and half as much for every eight years since it ended. An activity that restates an
    initiative is not counted twice, and what is only planned is not counted.

    Args:
        alliance: The records.
        year: The year from which age is counted.

    Returns:
        An undirected graph; organisations without joint work are isolated nodes.
    """
    graph: nx.Graph[str] = nx.Graph()
    for organisation in alliance.organisations():
        graph.add_node(organisation.id, name=organisation.name, standing=organisation.standing)
    for initiative in alliance.initiatives:
        if initiative.status not in _TO_COME:
            _tie(graph, initiative.members, record=initiative, strength=1.0, year=year)
    for activity in alliance.activities:
        own = activity.initiative is None and activity.status not in _TO_COME
        if own and activity.partners:
            _tie_to_partners(graph, activity, year=year)
    return graph


def _tie_to_partners(graph: "nx.Graph[str]", activity: Activity, *, year: int) -> None:
    """Tie an organisation to each partner; what the partners do with each other is not known."""
    strength = _SIGNAL[activity.signal] / len(activity.partners)
    for partner in activity.partners:
        pair = (activity.organisation, partner)
        _tie(graph, pair, record=activity, strength=strength, year=year)


def _tie(
    graph: "nx.Graph[str]",
    members: tuple[str, ...],
    *,
    record: Initiative | Activity,
    strength: float,
    year: int,
) -> None:
    known = sorted({member for member in members if member in graph})
    if len(known) < 2:
        return
    share = strength * _recency(record, year=year) / (len(known) - 1)
    for one, other in combinations(known, 2):
        edge = graph.get_edge_data(one, other, default={"weight": 0.0, "ties": ()})
        graph.add_edge(one, other, weight=edge["weight"] + share, ties=(*edge["ties"], record.id))


def _recency(record: Initiative | Activity, *, year: int) -> float:
    if record.years.ongoing or record.status == "running":
        return 1.0
    last = record.years.last or record.as_of
    age = max(0, year - last) if last else _HALF_LIFE
    return float(0.5 ** (age / _HALF_LIFE))
