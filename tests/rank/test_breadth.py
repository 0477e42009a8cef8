"""Whoever does everything everywhere does not stand first on every list."""

from itertools import pairwise

import pytest

from broker.model import Alliance, Years
from broker.rank import WEIGHTS, Query, Ranking, recommend, search, similar
from tests import worlds

CARE = "Watershed management with villages in the Andes of Peru."
ELSEWHERE = ("ITA", "NPL", "KGZ", "UGA", "GEO")


def care(key: str, of: str, **more):
    about = {"themes": ("watershed_management",), "countries": ("PER",), "ranges": ("andes",)}
    return worlds.activity(key, of=of, summary=CARE, **about, **more)


def songs(number: int, of: str):
    return worlds.activity(
        f"song-{number}",
        of=of,
        summary="Choirs sing.",
        status="completed",
        years=Years(start=2022, end=2023),
        themes=("indigenous_peoples_culture",),
        countries=(ELSEWHERE[number % len(ELSEWHERE)],),
    )


def world(*, others: int, **more) -> Alliance:
    return Alliance(
        members=(worlds.member("giant"), worlds.member("specialist"), worlds.member("lead")),
        activities=(
            care("giant-care", "giant"),
            care("specialist-care", "specialist"),
            *(songs(number, "giant") for number in range(others)),
        ),
        **more,
    )


def scored(alliance: Alliance, *, weights=WEIGHTS, **more) -> dict[str, float]:
    proposal = worlds.proposal(CARE, **more)
    query = Query(proposal=proposal, evidence=worlds.evidence(alliance))
    ranking = Ranking(query, weights=weights)
    people = query.evidence.organisations
    return {one.id: raw for one, raw in zip(people, ranking.raw, strict=True)}


def test_who_does_the_same_and_much_else_stands_behind_who_does_this():
    found = scored(world(others=30))
    assert found["giant"] < 0.8 * found["specialist"]


def test_little_else_takes_little_away():
    found = scored(world(others=2))
    assert 0.9 * found["specialist"] < found["giant"] < found["specialist"]


def test_the_more_there_is_besides_the_less_a_further_piece_takes_away():
    giant = [scored(world(others=number))["giant"] for number in (0, 5, 10, 15)]
    steps = [before - after for before, after in pairwise(giant)]
    assert all(step > 0 for step in steps)
    assert steps == sorted(steps, reverse=True)


def test_without_the_weight_nothing_is_taken_away():
    weights = WEIGHTS.model_copy(update={"breadth": 0.0})
    found = scored(world(others=30), weights=weights)
    assert found["giant"] == pytest.approx(found["specialist"])


def test_work_with_the_lead_is_nothing_else_whatever_it_is_about():
    joint = worlds.initiative("choir", "giant", "lead", themes=("indigenous_peoples_culture",))
    together = songs(0, "giant").model_copy(update={"partners": ("lead",)})
    alone = world(others=12)
    with_lead = alone.model_copy(
        update={
            "activities": tuple(
                together if one.id == together.id else one for one in alone.activities
            ),
            "initiatives": (joint,),
        }
    )
    query = Query(proposal=worlds.proposal(CARE, lead="lead"), evidence=worlds.evidence(with_lead))
    titles = {query.evidence.documents[index].title for index in query.silent}
    assert together.title not in titles
    assert songs(1, "giant").title in titles


def test_no_score_rises_when_what_a_reason_rests_on_is_taken_away():
    whole = world(others=30, initiatives=(worlds.initiative("springs", "giant", "lead"),))
    running = worlds.activity("running-choir", of="giant", summary="Choirs sing.")
    near = worlds.activity("peru-choir", of="giant", countries=("PER",), summary="Choirs sing.")
    whole = whole.model_copy(update={"activities": (*whole.activities, running, near)})
    query = Query(proposal=worlds.proposal(CARE, lead="lead"), evidence=worlds.evidence(whole))
    ranking = Ranking(query)
    place = query.evidence.position["giant"]
    rested_on = {support.rests_on for support in ranking.supports[place]}
    tried = [one for one in whole.activities if one.id in rested_on]
    assert len(tried) >= 3
    for gone in tried:
        rest = tuple(one for one in whole.activities if one is not gone)
        left = whole.model_copy(update={"activities": rest})
        assert scored(left, lead="lead")["giant"] < ranking.raw[place], gone.id


def test_it_is_said_why_somebody_with_many_reasons_stands_lower():
    answer = recommend(worlds.evidence(world(others=30)), proposal=worlds.proposal(CARE))
    cautions = {one.member: " ".join(one.cautions) for one in answer.recommendations}
    assert "It does much else: 30 of the 31 works and offers" in cautions["Giant"]
    assert "much else" not in cautions["Specialist"]


def test_contributions_add_up_to_what_is_left():
    query = Query(proposal=worlds.proposal(CARE), evidence=worlds.evidence(world(others=30)))
    answer = recommend(query.evidence, proposal=query.proposal)
    raw = dict(
        zip((one.name for one in query.evidence.organisations), Ranking(query).raw, strict=True)
    )
    for one in answer.recommendations:
        assert sum(reason.contribution for reason in one.reasons) == pytest.approx(raw[one.member])


def test_a_search_finds_whoever_does_it_and_counts_nothing_against_anybody():
    found = search(worlds.evidence(world(others=30)), text=CARE)
    assert {"giant", "specialist"} <= {one.organisation.id for one in found}


def test_who_is_asked_for_likeness_is_told_no_word_about_it():
    answer = similar(worlds.evidence(world(others=30)), member="specialist")
    assert not any("much else" in text for one in answer.recommendations for text in one.cautions)


def test_joint_work_that_shows_a_bridge_does_not_count_against_whoever_is_one():
    partners = ("lead", "specialist", "lead", "specialist")
    together = tuple(
        songs(number, "giant").model_copy(update={"partners": (partner,)})
        for number, partner in enumerate(partners)
    )
    whole = world(others=0)
    whole = whole.model_copy(update={"activities": (*whole.activities, *together)})
    query = Query(proposal=worlds.proposal(CARE), evidence=worlds.evidence(whole))
    ranking, place = Ranking(query), query.evidence.position["giant"]
    quoted = {one.rests_on for one in ranking.supports[place] if one.signal == "bridging"}
    assert quoted & {one.id for one in together}
    for gone in together:
        rest = tuple(one for one in whole.activities if one is not gone)
        left = whole.model_copy(update={"activities": rest})
        assert scored(left)["giant"] <= ranking.raw[place] + 1e-9, gone.id
