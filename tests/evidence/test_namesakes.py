"""Members of several countries under one and the same official name."""

import pytest

import broker
from broker.identity import organisation_called
from broker.model import Alliance, InputError
from broker.wording import Words
from tests import worlds

NAME = "Ministry of Environment"
MALI = worlds.member("env-mali", name=NAME, country="MLI", summary="Keeps mountain springs.")
KENYA = worlds.member("env-kenya", name=NAME, country="KEN", summary="Keeps mountain springs.")
HERDERS = worlds.member("herders", country="KEN", summary="Herds near mountain springs.")
WORLD = Alliance(members=(MALI, KENYA, HERDERS))


def found_by_evidence(alliance, name):
    return worlds.evidence(alliance).find(name)


both_ways = pytest.mark.parametrize("find", [found_by_evidence, organisation_called])


@both_ways
def test_a_name_that_means_several_lists_them_with_countries_and_ids(find):
    with pytest.raises(InputError) as error:
        find(WORLD, NAME.upper())
    assert [line.split(":")[0].strip() for line in str(error.value).splitlines()[1:]] == [
        "env-mali",
        "env-kenya",
    ]
    assert "Mali" in str(error.value)
    assert "Kenya" in str(error.value)


def test_the_countries_are_told_in_the_readers_language():
    norway = worlds.member("env-norway", name=NAME, country="NOR")
    with pytest.raises(InputError) as error:
        organisation_called(Alliance(members=(MALI, norway)), NAME)
    assert "Norvège" in Words("fr").tell(error.value.said)


@both_ways
@pytest.mark.parametrize("name", ["env-kenya", "Ministry of Environment (Kenya)"])
def test_an_id_and_what_answers_call_it_lead_to_each_of_them(find, name):
    assert find(WORLD, name).id == "env-kenya"


@both_ways
def test_two_of_one_country_are_called_by_their_ids(find):
    alliance = Alliance(members=(KENYA, KENYA.model_copy(update={"id": "env-2"}), HERDERS))
    assert find(alliance, "Ministry of Environment (env-2)").id == "env-2"


@both_ways
def test_a_member_keeps_its_name_where_one_around_shares_it(find):
    alliance = Alliance(
        members=(KENYA, HERDERS), around=(worlds.neighbour("far", name=NAME, country="PER"),)
    )
    assert find(alliance, NAME).id == "env-kenya"
    assert find(alliance, f"{NAME} (Peru)").id == "far"


def test_every_name_in_an_answer_leads_back_to_who_is_meant():
    evidence = worlds.evidence(WORLD)
    proposal = worlds.proposal("Mountain springs kept by herders")
    named = [one.member for one in broker.recommend(evidence, proposal=proposal).recommendations]
    assert sorted(evidence.find(name).id for name in named) == ["env-kenya", "env-mali", "herders"]
    team = broker.assemble(evidence, proposal=proposal, size=(2, 3)).team
    assert len({evidence.find(one.member).id for one in team}) == len(team) >= 2


def test_an_alliance_without_namesakes_is_left_as_it_is():
    alliance = Alliance(members=(KENYA, HERDERS))
    assert worlds.evidence(alliance).alliance is alliance
