"""A tiny alliance whose graph can be drawn by hand: a–b–c in one initiative, c–d by an activity."""

import math

import networkx as nx
import pytest

from broker.graph import (
    adamic_adar,
    bridging,
    collaboration_graph,
    introducers,
    past_partners,
    ties,
)
from broker.model import Activity, Alliance, Initiative, Member, Years


def member(key: str) -> Member:
    return Member(id=key, name=key.upper(), kind="civil_society", source="made up")


def work(key: str, owner: str, *partners: str, **more: object) -> Activity:
    known = {"kind": "project", "status": "running", "source": "made up", **more}
    return Activity(id=key, organisation=owner, title=key, partners=partners, **known)


@pytest.fixture
def alliance() -> Alliance:
    return Alliance(
        members=tuple(member(key) for key in "abcdef"),
        initiatives=(
            Initiative(
                id="joint", title="joint", type="project", status="running",
                members=("a", "b", "c"), source="made up",
            ),
        ),
        activities=(
            work("restated", "a", "b", "c", initiative="joint"),
            work("pair", "c", "d"),
            work("old", "d", "e", status="completed", years=Years(start=2000, end=2016)),
        ),
    )  # fmt: skip


def test_an_initiative_ties_all_its_members_with_shared_weight(alliance):
    graph = collaboration_graph(alliance, year=2026)
    assert graph["a"]["b"]["weight"] == graph["b"]["c"]["weight"] == 0.5


def test_an_activity_that_restates_an_initiative_is_not_counted_twice(alliance):
    graph = collaboration_graph(alliance, year=2026)
    assert ties(graph, "a", other="b") == ("joint",)


@pytest.mark.parametrize("status", ["planned", "awaiting_funds"])
def test_what_is_only_planned_is_no_joint_work(alliance, status):
    joint = alliance.initiatives[0].model_copy(update={"status": status})
    plans = (work("plan", "e", "f", status="planned"),)
    graph = collaboration_graph(
        alliance.model_copy(update={"initiatives": (joint,), "activities": plans}), year=2026
    )
    assert not graph.edges


def test_old_work_counts_less(alliance):
    graph = collaboration_graph(alliance, year=2024)
    assert graph["d"]["e"]["weight"] == pytest.approx(0.5)
    assert graph["c"]["d"]["weight"] == 1.0


def test_an_organisation_without_joint_work_is_in_the_graph_alone(alliance):
    graph = collaboration_graph(alliance, year=2026)
    assert past_partners(graph, "f") == {}
    assert adamic_adar(graph, "f") == {}


def test_past_partners_come_strongest_first(alliance):
    graph = collaboration_graph(alliance, year=2026)
    assert list(past_partners(graph, "c")) == ["d", "a", "b"]


def test_adamic_adar_by_hand(alliance):
    graph = collaboration_graph(alliance, year=2026)
    # a and d share only c, who has three partners.
    assert adamic_adar(graph, "a")["d"] == pytest.approx(1 / math.log(3))


def test_whoever_knows_both_can_introduce(alliance):
    graph = collaboration_graph(alliance, year=2026)
    assert introducers(graph, "a", other="d") == ("c",)
    assert introducers(graph, "a", other="f") == ()


def test_who_connects_others_bridges_and_who_sits_in_a_triangle_does_not(alliance):
    roles = bridging(collaboration_graph(alliance, year=2026))
    assert roles["c"] > roles["a"] == 0.0
    assert roles["f"] == 0.0


def test_an_unknown_organisation_has_no_partners(alliance):
    graph = collaboration_graph(alliance, year=2026)
    assert past_partners(graph, "nobody") == {}
    assert introducers(graph, "nobody", other="a") == ()


def test_bridging_is_one_minus_clustering_damped_for_small_circles() -> None:
    graph = nx.barabasi_albert_graph(60, 5, seed=2)
    graph = nx.relabel_nodes(graph, {node: f"m{node}" for node in graph})
    graph.add_node("alone")
    clustering = nx.clustering(graph)
    assert bridging(graph) == {
        node: pytest.approx((1 - clustering[node]) * degree / (degree + 2) if degree > 1 else 0.0)
        for node, degree in graph.degree
    }


def test_whoever_has_the_firmer_ties_to_both_introduces_first():
    # The weaker of two ties counts: a lively one to one side is no introduction to the other.
    graph = nx.Graph()
    for one, other, weight in (
        ("a", "lively", 9.0),
        ("lively", "d", 0.1),
        ("a", "steady", 1.0),
        ("steady", "d", 1.0),
    ):
        graph.add_edge(one, other, weight=weight, ties=("work",))
    assert introducers(graph, "a", other="d") == ("steady", "lively")


def test_work_without_years_is_as_old_as_the_page_that_tells_of_it():
    def weight(as_of):
        joint = work("joint", "a", "b", status="completed", as_of=as_of)
        world = Alliance(members=(member("a"), member("b")), activities=(joint,))
        return collaboration_graph(world, year=2026)["a"]["b"]["weight"]

    assert weight(2026) == pytest.approx(1.0)
    assert weight(2018) == pytest.approx(0.5)
    assert weight(2010) == pytest.approx(0.25)
