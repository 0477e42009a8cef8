"""A call for other work, or for other countries of a wide place, does not fit by the rest."""

import pytest

from broker.fund import find_funding
from broker.model import Alliance
from tests import worlds


def ranked(*calls, themes, places=("Peru",)):
    people = (worlds.member("ngo", country="PER"),)
    evidence = worlds.evidence(Alliance(members=people, funders=(worlds.PAYER,), calls=calls))
    return find_funding(
        evidence,
        proposal=worlds.proposal("Sirens and drills.", themes=themes, places=places),
        team=(evidence.organisation("ngo"),),
    ).calls


def taken(call):
    return [one for one in call.reasons if one.contribution < 0 and "other work" in one.text]


def test_a_call_for_other_themes_loses_and_says_why():
    (prize,) = ranked(
        worlds.call("prize", themes=("food_security", "mountain_products")),
        themes=("disaster_risk_reduction",),
    )
    (against,) = taken(prize)
    assert against.text == "It pays for other work: Food security and Mountain products."
    assert sum(one.contribution for one in prize.reasons) == pytest.approx(prize.score)


@pytest.mark.parametrize("themes", [("disaster_risk_reduction",), ("climate_change",), ()])
def test_a_call_for_the_theme_or_one_near_it_or_for_any_loses_nothing(themes):
    (one,) = ranked(worlds.call("open", themes=themes), themes=("disaster_risk_reduction",))
    assert not taken(one)


def test_a_proposal_without_themes_is_no_other_work():
    (one,) = ranked(worlds.call("prize", themes=("food_security",)), themes=())
    assert not taken(one)


@pytest.mark.parametrize(
    ("places", "reached"),
    [
        (("Europe", "Romania"), False),
        (("Carpathians", "Romania"), False),
        (("Europe", "Slovakia"), True),
        (("Europe",), True),
        (("Carpathians",), True),
    ],
)
def test_of_a_wide_place_the_countries_that_are_named_are_meant(places, reached):
    (one,) = ranked(
        worlds.call("slovak", themes=("forests",), countries=("SVK",), regions=()),
        themes=("forests",),
        places=places,
    )
    assert any("supports work in" in reason.text for reason in one.reasons) is reached


@pytest.mark.parametrize(
    ("places", "shared"),
    [
        (("Alps", "France"), 1.0),
        (("Jura", "France"), 1.0),
        (("Pyrenees", "France"), 0.3),
        (("France",), 1.0),
    ],
)
def test_a_call_for_other_mountains_is_not_near_by_a_shared_country(places, shared):
    call = {"themes": ("forests",), "countries": ("FRA", "ITA"), "regions": ()}
    alpine, plain = (
        worlds.call(key, title=title, **call)
        for key, title in (("alpine", "Alpine Space"), ("plain", "France and Italy"))
    )
    found = {
        one.call: next(each.contribution for each in one.reasons if "work in" in each.text)
        for one in ranked(alpine, plain, themes=("forests",), places=(*places,))
    }
    france = 0.25
    assert found["France and Italy"] == pytest.approx(france)
    assert found["Alpine Space"] == pytest.approx(france * shared)
