"""The sparse collaboration graph says what networkx says, and what its definitions say."""

import math
from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.graph import Incidence


def incidence(*works, organisations=None):
    pairs = sorted((one, at) for at, members in enumerate(works) for one in set(members))
    number = max((one for one, _ in pairs), default=-1) + 1
    return Incidence(
        rows=np.array([one for one, _ in pairs], dtype=np.int64),
        columns=np.array([at for _, at in pairs], dtype=np.int64),
        shape=(max(number, organisations or 0), len(works)),
    )


NUMBER = 7
worlds = st.lists(st.sets(st.integers(0, NUMBER - 1), max_size=5), min_size=1, max_size=6)


def partners(works, one):
    """Count for each other organisation the works it shares with one."""
    return Counter(other for work in works if one in work for other in work if other != one)


def partnerships(works, one):
    return sum(len(work) - 1 for work in works if one in work)


def through(works, one, *, weight):
    """Brute force over every way: to a partner, to a further work, to whoever is in it."""
    found = [0.0] * NUMBER
    for partner, times in partners(works, one).items():
        for work in works:
            if partner in work and one not in work:
                for other in work:
                    found[other] += times * weight(partner) / max(len(work) - 1, 1)
    return found


@settings(max_examples=60, deadline=None)
@given(worlds, st.integers(0, NUMBER - 1))
def test_past_partners_are_neighbours_in_the_projected_graph(works, one):
    graph = nx.Graph()
    graph.add_nodes_from([*range(NUMBER), *(f"w{at}" for at in range(len(works)))])
    graph.add_edges_from((place, f"w{at}") for at, work in enumerate(works) for place in work)
    projected = nx.bipartite.weighted_projected_graph(graph, range(NUMBER))
    found = incidence(*works, organisations=NUMBER).past_partners(one)
    for other in range(NUMBER):
        weight = projected.edges[one, other]["weight"] if projected.has_edge(one, other) else 0
        assert found[other] == weight


@settings(max_examples=60, deadline=None)
@given(worlds, st.integers(0, NUMBER - 1))
def test_indices_follow_their_definitions(works, one):
    graph = incidence(*works, organisations=NUMBER)
    adar = through(works, one, weight=lambda p: 1 / math.log(1 + max(partnerships(works, p), 2)))
    allocation = through(works, one, weight=lambda p: 1 / partnerships(works, p))
    adar[one] = allocation[one] = 0.0
    assert graph.adamic_adar(one) == pytest.approx(adar, rel=1e-4)
    assert graph.resource_allocation(one) == pytest.approx(allocation, rel=1e-4)


def test_in_works_of_two_the_indices_are_those_of_networkx():
    edges = [(0, 1), (0, 2), (1, 3), (2, 3), (2, 4), (3, 4)]
    graph = nx.Graph(edges)
    found = incidence(*map(set, edges))
    for other, value in (
        (3, sum(1 / math.log(1 + graph.degree(via)) for via in (1, 2))),
        (4, 1 / math.log(1 + graph.degree(2))),
    ):
        assert found.adamic_adar(0)[other] == pytest.approx(value)
    for one, other, value in nx.resource_allocation_index(graph, [(0, 3), (0, 4)]):
        assert found.resource_allocation(one)[other] == pytest.approx(value)


@settings(max_examples=60, deadline=None)
@given(worlds, st.integers(0, NUMBER - 1), st.floats(0, 1), st.integers(1, 4))
def test_a_walker_is_always_somewhere(works, one, damping, steps):
    graph = incidence(*works, organisations=NUMBER)
    seeds = np.zeros(NUMBER, dtype=np.float32)
    seeds[one] = 3.0
    found = graph.pagerank(seeds, damping=damping, steps=steps)
    expected = sum(damping**step for step in range(steps)) if graph.degrees[one] else 0.0
    assert found.sum() == pytest.approx(expected, rel=1e-4)
    assert (found >= 0).all()


@settings(max_examples=30, deadline=None)
@given(worlds, st.integers(0, NUMBER - 1))
def test_with_many_steps_it_is_the_pagerank_of_networkx(works, one):
    pairs = [(place, f"w{at}") for at, work in enumerate(works) for place in work]
    graph = incidence(*works, organisations=NUMBER)
    if not graph.degrees[one]:
        return
    seeds = np.zeros(NUMBER, dtype=np.float32)
    seeds[one] = 1.0
    found = graph.pagerank(seeds, damping=0.5, steps=40)
    # Two steps of networkx, to a work and on, are one of ours.
    theirs = nx.pagerank(
        nx.Graph(pairs), alpha=math.sqrt(0.5), personalization={one: 1}, tol=1e-12, max_iter=1000
    )
    places = [place for place in range(NUMBER) if place in theirs]
    visits = np.array([theirs[place] for place in places]) / (1 - math.sqrt(0.5))
    visits[places.index(one)] -= 1.0
    assert found[places] * 0.5 == pytest.approx(visits, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(worlds)
def test_sums_in_both_directions(works):
    graph = incidence(*works, organisations=NUMBER)
    assert graph.degrees.tolist() == [sum(one in work for work in works) for one in range(NUMBER)]
    assert graph.sizes.tolist() == [len(work) for work in works]
    assert graph.partnerships.tolist() == [partnerships(works, one) for one in range(NUMBER)]
    for at, work in enumerate(works):
        assert set(graph.members_of(at).tolist()) == work
    for one in range(NUMBER):
        assert graph.works_of(one).tolist() == [at for at, work in enumerate(works) if one in work]


def test_several_weights_are_summed_at_once():
    graph = incidence({0, 1}, {1, 2})
    weights = np.array([[1, 10], [2, 20]], dtype=np.float32)
    assert graph.to_organisations(weights).tolist() == [[1, 10], [3, 30], [2, 20]]


def test_a_graph_of_nothing_answers():
    graph = incidence(organisations=2)
    assert graph.past_partners(0).tolist() == [0, 0]
    assert graph.pagerank(np.zeros(2, dtype=np.float32)).tolist() == [0, 0]
