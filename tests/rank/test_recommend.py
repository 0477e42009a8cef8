"""Who is suggested, in worlds where the answer is plain."""

import pytest

from broker.model import InputError
from broker.rank import Query, Ranking, recommend, similar
from tests import worlds


@pytest.fixture(scope="module")
def evidence():
    return worlds.evidence(worlds.water_world())


def ranked(evidence, text=worlds.WATER, **more):
    proposal = worlds.proposal(text, **{k: v for k, v in more.items() if k == "lead"})
    more.pop("lead", None)
    answer = recommend(evidence, proposal=proposal, **more)
    return [one.member for one in answer.recommendations]


def test_same_work_in_the_same_place_comes_first(evidence):
    assert ranked(evidence)[0] == "Water Andes"


def test_the_lead_is_never_suggested_to_itself(evidence):
    assert "Lead" not in ranked(evidence, lead="lead")


def test_organisations_around_the_alliance_are_not_suggested(evidence):
    assert "Water Outside" not in ranked(evidence)


def test_organisations_around_the_alliance_can_be_asked_for(evidence):
    ranking = Ranking(Query(proposal=worlds.proposal(worlds.WATER), evidence=evidence))
    names = [evidence.organisations[place].name for place in ranking.order(around=True)]
    assert names == ["Water Outside"]


def test_only_the_kinds_that_are_asked_for(evidence):
    assert ranked(evidence, kinds=("academic_research",)) == ["Water Andes"]


def test_as_many_as_asked_for(evidence):
    assert len(ranked(evidence, top=2)) == 2


def test_fewer_than_one_is_refused(evidence):
    with pytest.raises(InputError, match="at least one"):
        ranked(evidence, top=0)


def test_scores_fall_with_rank_and_are_probabilities(evidence):
    answer = recommend(evidence, proposal=worlds.proposal(worlds.WATER))
    scores = [one.score for one in answer.recommendations]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)
    assert [one.rank for one in answer.recommendations] == list(range(1, len(scores) + 1))


def test_the_order_of_the_catalogue_does_not_matter(evidence):
    world = worlds.water_world()
    turned = world.model_copy(
        update={
            "members": tuple(reversed(world.members)),
            "activities": tuple(reversed(world.activities)),
        }
    )
    assert ranked(worlds.evidence(turned)) == ranked(evidence)


def test_a_member_who_does_something_else_does_not_change_who_comes_first(evidence):
    world = worlds.water_world()
    more = world.model_copy(
        update={"members": (*world.members, worlds.member("chess", summary="Plays chess."))}
    )
    assert ranked(worlds.evidence(more))[0] == ranked(evidence)[0]


def test_similar_members_do_similar_work_and_never_themselves(evidence):
    answer = similar(evidence, member="water andes")
    names = [one.member for one in answer.recommendations]
    assert "Water Andes" not in names
    assert set(names[:2]) == {"Water Alps", "Music Andes"}


def test_an_empty_alliance_gives_an_empty_list():
    answer = recommend(worlds.evidence(worlds.Alliance()), proposal=worlds.proposal(worlds.WATER))
    assert answer.recommendations == ()
