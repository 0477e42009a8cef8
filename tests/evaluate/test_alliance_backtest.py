"""The backtest hides what it looks for."""

import pytest

from broker.evaluate import evaluate_alliance, folds, hide
from broker.model import Alliance, FocusArea, InputError, Unit
from tests import worlds


def world() -> Alliance:
    """Pairs who do the same thing in words of their own; each pair has one initiative."""
    topics = ("glaciers", "saffron", "pastures", "museums")
    members, activities, initiatives = [], [], []
    for topic in topics:
        for side in ("north", "south"):
            key = f"{topic}-{side}"
            members.append(worlds.member(key, summary=f"Works with {topic} of the {side}."))
            activities.append(worlds.activity(f"{topic}-work", of=key, summary=f"Work on {topic}."))
        joint = f"joint-{topic}"
        pair = (f"{topic}-north", f"{topic}-south")
        initiatives.append(worlds.initiative(joint, *pair, summary=f"Joint work on {topic}."))
        activities.append(worlds.activity(f"restates-{topic}", of=pair[0], initiative=joint))
    return Alliance(
        members=tuple(members), activities=tuple(activities), initiatives=tuple(initiatives)
    )


def test_the_hidden_initiative_and_what_restates_it_are_gone():
    for fold in folds(world(), on=worlds.TODAY):
        hidden = fold.initiative.id
        assert all(one.id != hidden for one in fold.evidence.alliance.initiatives)
        assert all(one.initiative != hidden for one in fold.evidence.alliance.activities)
        assert not fold.evidence.graph.has_edge(*fold.members)


def test_obvious_partners_are_found():
    report = evaluate_alliance(world(), on=worlds.TODAY)
    assert (report.task, report.queries, report.candidates) == ("alliance", 4, 7)
    peers = {"popularity", "words", "meaning"}
    assert set(report.methods) == {"ours", *peers, "learned", "blended"}
    assert report.methods["ours"]["mrr"] == 1.0
    assert report.methods["ours"]["hit@10"] == 1.0
    assert report.best_peer.metric == "mrr"
    assert report.best_peer.ratio >= 1.0


def test_an_encoder_of_your_own_is_measured():
    mine = worlds.WordHash()
    report = evaluate_alliance(world(), encoder=mine, on=worlds.TODAY)
    assert report.methods["ours"]["mrr"] == 1.0
    assert all(fold.evidence.encoder is mine for fold in folds(world(), encoder=mine))


def test_progress_is_told():
    seen = []
    evaluate_alliance(
        world(), on=worlds.TODAY, progress=lambda done, total: seen.append((done, total))
    )
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_an_alliance_without_joint_work_cannot_be_measured():
    alone = Alliance(members=(worlds.member("alone"),))
    with pytest.raises(InputError, match="nothing to measure"):
        evaluate_alliance(alone)


def test_what_was_read_on_the_same_page_is_hidden_too():
    page = "https://example.org/the-page"
    joint = worlds.initiative("spring-fair", "a", "b", source=page)
    known = Alliance(
        members=(
            worlds.member("a", source=page, summary="Sells felt.", themes=("gender",)),
            worlds.member("b", summary="Known for the Spring fair.", themes=("gender",)),
            worlds.member("c", source=page, summary="Had no part in it."),
        ),
        activities=(
            worlds.activity("stall", of="a", source=page),
            worlds.activity("stall", of="c", source=page),
            worlds.activity("other", of="b"),
        ),
        initiatives=(joint,),
    )
    hidden = hide(known, joint)
    assert [one.summary for one in hidden.members] == ["", "", "Had no part in it."]
    assert [bool(one.focus) for one in hidden.members] == [False, True, False]
    assert [one.id for one in hidden.activities] == ["c/stall", "b/other"]


def test_a_list_that_everybody_was_read_from_is_no_page():
    """An import gives all rows of a file one source: that hides nothing of what anybody does."""
    area = {"source": "alliance.xlsx", "themes": ("gender",)}
    joint = worlds.initiative("spring-fair", "a", "b", source="alliance.xlsx")
    known = Alliance(
        members=tuple(worlds.member(one, summary=f"Sells {one}.", **area) for one in "abcd"),
        activities=(
            worlds.activity("stall", of="a", source="alliance.xlsx"),
            worlds.activity("tells", of="a", source="alliance.xlsx", summary="The spring fair."),
        ),
        initiatives=(joint, worlds.initiative("other", "c", "d", source="alliance.xlsx")),
    )
    hidden = hide(known, joint)
    assert hidden.members == known.members
    assert [one.id for one in hidden.activities] == ["a/stall"]


def test_what_a_desk_says_of_it_is_hidden_too():
    joint = worlds.initiative("spring-fair", "a", "b")
    page, elsewhere = (FocusArea(themes=("gender",), source=one) for one in (joint.source, "other"))
    units = (
        Unit(name="Markets", summary="Runs the Spring fair."),
        Unit(name="Wool", focus=(page, elsewhere)),
    )
    one = worlds.member("a").model_copy(update={"units": units})
    known = Alliance(members=(one, worlds.member("b")), initiatives=(joint,))
    (left,) = hide(known, joint).members[0].units
    assert (left.name, left.focus) == ("Wool", (elsewhere,))


def test_an_equal_copy_of_an_initiative_is_hidden():
    known = world()
    copy = known.initiatives[0].model_copy()
    assert copy not in hide(known, copy).initiatives


def test_who_is_named_twice_takes_part_once():
    alone = worlds.initiative("alone", "glaciers-north", "glaciers-north")
    twice = worlds.initiative("twice", "glaciers-north", "saffron-north", "glaciers-north")
    odd = world().model_copy(update={"initiatives": (alone, twice)})
    (fold,) = folds(odd, on=worlds.TODAY)
    assert fold.members == ("glaciers-north", "saffron-north")
    assert evaluate_alliance(odd, on=worlds.TODAY).queries == 1


def test_an_unknown_initiative_cannot_be_hidden():
    with pytest.raises(KeyError):
        hide(world(), worlds.initiative("never-was"))
