"""The phase of a network, and what further ties change, on graphs whose answer is obvious."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from broker.weave import change_sentence, foresee, part_of, phase_of, state_of
from broker.weave._affinity import _best
from broker.wording import Words


def named(graph):
    return nx.relabel_nodes(graph, str)


def stars(count, *, leaves):
    """Hubs that all know each other, each with leaves of its own."""
    graph = nx.complete_graph(count)
    for hub in range(count):
        graph.add_edges_from((hub, f"{hub}-{leaf}") for leaf in range(leaves))
    return graph


def core(size, *, around, ties=2):
    """A clique, and others who each know some of it."""
    graph = nx.complete_graph(size)
    for one in range(around):
        graph.add_edges_from((f"p{one}", (one + step) % size) for step in range(ties))
    return graph


def with_works(graph, work):
    nx.set_edge_attributes(graph, {edge: work(edge) for edge in graph.edges}, "ties")
    return graph


@pytest.mark.parametrize(
    ("graph", "phase"),
    [
        (nx.empty_graph(0), "too_small"),
        (nx.path_graph(3), "too_small"),
        (nx.empty_graph(10), "scattered"),
        (nx.disjoint_union_all([nx.path_graph(3)] * 4), "scattered"),
        (nx.star_graph(9), "hub_and_spoke"),
        (nx.disjoint_union(nx.star_graph(9), nx.empty_graph(5)), "hub_and_spoke"),
        (stars(2, leaves=5), "multi_hub"),
        (stars(3, leaves=4), "multi_hub"),
        (nx.cycle_graph(12), "multi_hub"),
        (core(6, around=12), "core_periphery"),
        (nx.complete_graph(8), "core_periphery"),
        (core(5, around=0), "core_periphery"),
        (nx.circulant_graph(16, [1, 2]), "multi_hub"),  # everybody has four ties, nobody is dense
        (nx.lollipop_graph(6, 12), "multi_hub"),  # a clique with a long tail that does not know it
    ],
)
def test_the_phase_of_a_plain_network(graph, phase):
    assert phase_of(named(graph)) == phase


def test_one_large_project_is_no_core():
    graph = with_works(nx.complete_graph(6), lambda _: ("one project",))
    assert phase_of(named(graph)) == "multi_hub"
    several = with_works(nx.complete_graph(6), lambda edge: (str(edge),))
    assert phase_of(named(several)) == "core_periphery"


def test_a_network_in_numbers():
    graph = named(nx.disjoint_union(nx.path_graph(3), nx.empty_graph(1)))
    state = state_of(graph, names={"1": "Middle"})
    assert (state.organisations, state.ties, state.groups, state.alone) == (4, 2, 1, 1)
    assert state.largest == 3
    assert state.reachable == 0.5
    assert state.distance == pytest.approx(4 / 3)
    assert state.hubs == ("Middle",)
    assert not state.estimated


def test_one_introduction_joins_two_halves():
    halves = named(nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4)))
    before = state_of(halves, names={})
    after = foresee(halves, [("0", "4")], names={})
    assert (before.groups, after.groups) == (2, 1)
    assert before.reachable == pytest.approx(12 * 2 / 56)
    assert after.reachable == 1.0
    assert after.ties == before.ties + 1
    assert halves.number_of_edges() == before.ties


@given(
    some.integers(min_value=0, max_value=40),
    some.floats(min_value=0, max_value=0.4),
    some.integers(min_value=0, max_value=10_000),
    some.lists(some.tuples(some.integers(0, 39), some.integers(0, 39)), max_size=5),
)
def test_further_ties_never_part_anybody(size, density, seed, pairs):
    graph = named(nx.gnp_random_graph(size, density, seed=seed))
    new = [(str(one), str(other)) for one, other in pairs if one != other]
    before, after = state_of(graph, names={}), foresee(graph, new, names={})
    assert after.reachable >= before.reachable
    assert after.groups + after.alone <= before.groups + before.alone
    assert after.largest >= before.largest
    assert before.groups + before.alone == nx.number_connected_components(graph)
    assert phase_of(graph) == before.phase


def test_a_large_network_is_measured_by_a_sample_and_says_so():
    graph = named(nx.path_graph(1000))
    state = state_of(graph, names={})
    assert state.estimated
    assert state.distance == pytest.approx(1001 / 3, rel=0.02)


def test_a_part_keeps_the_order_given_and_the_ties_inside():
    whole = nx.Graph([("c", "a"), ("a", "b"), ("b", "d")])
    part = part_of(whole, ["b", "a", "c"])
    assert list(part) == ["b", "a", "c"]
    assert {frozenset(tie) for tie in part.edges} == {frozenset("ca"), frozenset("ab")}


@given(some.lists(some.sampled_from([0.0, 0.25, 0.5, 1.0]), max_size=30), some.integers(1, 12))
def test_the_nearest_are_those_that_sorting_everybody_gives(values, most):
    numbers = np.array(values, dtype=np.float32)
    whole = np.argsort(-numbers, kind="stable")[:most]
    assert _best(numbers, most=most).tolist() == whole.tolist()


def test_a_shortcut_is_told_by_its_ways_and_a_bridge_by_whom_it_joins():
    line = named(nx.path_graph(8))
    before, after = state_of(line, names={}), foresee(line, [("0", "7")], names={})
    assert change_sentence(before, after, words=Words()) == (
        "The same members would reach each other, on shorter ways: over 3.0 ties on average "
        "today, over 2.3 then."
    )
    assert "stay as it is" in change_sentence(before, before, words=Words())
    halves = named(nx.disjoint_union(nx.path_graph(4), nx.path_graph(4)))
    joined = foresee(halves, [("0", "4")], names={})
    said = change_sentence(state_of(halves, names={}), joined, words=Words())
    assert said.endswith("from 2 to 1.")


def test_a_share_that_stays_the_same_is_said_once():
    many = named(nx.empty_graph(60))
    joined = foresee(many, [("0", "1"), ("2", "3")], names={})
    said = change_sentence(state_of(many, names={}), joined, words=Words())
    assert said.count("0%") == 1
    assert "from 60 to 58" in said
