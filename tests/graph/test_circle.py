"""Who among several organisations has worked with whom."""

from broker.graph import among, circle, collaboration_graph
from broker.model import Activity, Alliance, Initiative
from tests import worlds

ALLIANCE = Alliance(
    members=tuple(worlds.member(key) for key in ("a", "b", "c", "d")),
    activities=(worlds.activity("wells", of="a", partners=("b",), title="Wells"),),
    initiatives=(
        worlds.initiative("springs", "a", "b", title="Springs"),
        worlds.initiative("wells-together", "a", "b", title="Wells"),
        worlds.initiative("music", "c", "b", title="Music"),
    ),
)
WORKS: dict[str, Activity | Initiative] = {
    one.id: one for one in (*ALLIANCE.activities, *ALLIANCE.initiatives)
}
GRAPH = collaboration_graph(ALLIANCE, year=2026)


def test_every_pair_is_found_once_in_the_order_given():
    ties = among(GRAPH, ["c", "b", "a", "d", "c"], works=WORKS)
    assert [(tie.one, tie.other) for tie in ties] == [("c", "b"), ("b", "a")]


def test_work_that_several_recorded_under_one_title_stands_once():
    (tie,) = among(GRAPH, ["a", "b"], works=WORKS)
    assert sorted(tie.titles) == ["Springs", "Wells"]
    assert len(tie.works) == 3


def test_those_who_share_nothing_have_no_tie():
    assert among(GRAPH, ["a", "c", "d"], works=WORKS) == ()
    assert among(GRAPH, [], works=WORKS) == ()


def test_a_circle_begins_with_the_strongest_tie():
    assert [tie.other for tie in circle(GRAPH, "b", works=WORKS)] == ["a", "c"]
    assert circle(GRAPH, "d", works=WORKS) == ()
    assert circle(GRAPH, "nobody", works=WORKS) == ()
