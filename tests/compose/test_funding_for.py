"""Funding for a proposal, with those who could still join."""

from broker import funding_for
from broker.model import Alliance
from tests import worlds

PASTURES = "Herders in the mountains of Morocco agree on rules for pastures."


def test_the_state_that_is_missing_is_that_of_the_place():
    people = (
        worlds.member("herders", country="MAR", countries=("MAR",)),
        worlds.member("state-far", kind="government", country="NPL", summary=PASTURES),
        worlds.member("state-here", kind="government", country="MAR", countries=("MAR",)),
    )
    call = worlds.call("for-states", kinds=("government",), regions=("global",))
    evidence = worlds.evidence(Alliance(members=people, funders=(worlds.PAYER,), calls=(call,)))
    answer = funding_for(
        evidence, proposal=worlds.proposal(PASTURES), team=(evidence.organisation("herders"),)
    )
    assert [one.add for one in answer.one_away] == [("State Here",)]
