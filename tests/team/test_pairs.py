"""The best pairs of a team and a call."""

import pytest

from broker.team import Options, assemble, pair_with_calls, rules_for
from tests import worlds


@pytest.fixture(scope="module")
def evidence():
    calls = (
        worlds.call("water-for-states", kinds=("government",), themes=("watershed_management",)),
        worlds.call("water-for-all", kinds=(), themes=("watershed_management",)),
        worlds.call("music", themes=("indigenous_peoples_culture",)),
        worlds.call("closed", themes=("watershed_management",), status="closed"),
        worlds.call("nobody", kinds=("intergovernmental",), themes=("watershed_management",)),
    )
    world = worlds.water_world()
    return worlds.evidence(world.model_copy(update={"funders": (worlds.PAYER,), "calls": calls}))


@pytest.fixture(scope="module")
def proposal():
    return worlds.proposal(worlds.WATER)


def test_each_call_comes_with_the_best_team_that_may_apply(evidence, proposal):
    answer = pair_with_calls(evidence, proposal=proposal, size=(2, 2), options=Options(pairs=9))
    assert [one.rank for one in answer.pairs] == [1, 2, 3]
    assert {one.call for one in answer.pairs} == {"Water for states", "Water for all", "Music"}
    for one in answer.pairs:
        alone = assemble(
            evidence,
            proposal=proposal,
            size=(2, 2),
            require=rules_for(evidence, call=one.call),
        )
        assert one.objective == pytest.approx(alone.objective, abs=1e-6)
        assert one.eligible == alone.calls[0].eligible == "yes"
    states = next(one for one in answer.pairs if one.call == "Water for states")
    assert "Lead" in states.team


def test_the_best_pair_comes_first_and_few_are_the_first_of_many(evidence, proposal):
    many = pair_with_calls(evidence, proposal=proposal, options=Options(pairs=9)).pairs
    values = [one.value for one in many]
    assert values == sorted(values, reverse=True)
    few = pair_with_calls(evidence, proposal=proposal, options=Options(pairs=1)).pairs
    assert few == many[:1]
    assert many[0].call == "Water for all"


def test_without_a_possible_team_there_are_no_pairs(evidence, proposal):
    assert pair_with_calls(evidence, proposal=proposal, require=["countries>=9"]).pairs == ()


def test_calls_of_one_funder_with_the_same_title_are_told_apart(evidence, proposal):
    last_year = worlds.call("a", title="Water fund", kinds=(), status="closed")
    this_year = worlds.call("b", title="Water fund", kinds=())
    world = evidence.alliance.model_copy(update={"calls": (last_year, this_year)})
    answer = pair_with_calls(worlds.evidence(world), proposal=proposal)
    assert [one.call for one in answer.pairs] == ["Water fund"]
