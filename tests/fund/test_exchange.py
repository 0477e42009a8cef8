"""Offers answer needs, one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.fund import match_exchanges
from broker.model import Alliance, InputError, Need, Offer
from tests import worlds

CATEGORIES = ("advocacy", "data", "equipment", "expertise", "finance", "training", "staff_exchange")


def offer(of, category, text="Beekeeping courses.", *, themes=("mountain_products",), **more):
    return Offer(**record(of, category, text, themes), **more)


def need(of, category, text="Wants to learn beekeeping.", *, themes=("mountain_products",), **more):
    return Need(**record(of, category, text, themes), **more)


def record(of, category, text, themes):
    return {
        "id": f"{of}-{category}-{len(text)}",
        "organisation": of,
        "category": category,
        "text": text,
        "themes": themes,
        "source": f"https://example.org/{of}",
    }


def matched(*records, who="asks", **more):
    alliance = Alliance(
        members=(worlds.member("asks", country="PER"), worlds.member("helps", country="ITA")),
        offers=tuple(one for one in records if isinstance(one, Offer)),
        needs=tuple(one for one in records if isinstance(one, Need)),
    )
    return match_exchanges(worlds.evidence(alliance), organisation=who, **more).exchanges


def test_who_can_train_is_matched_with_who_wants_training():
    records = (offer("helps", "training"), need("asks", "training"))
    (received,) = matched(*records)
    (given_,) = matched(*records, who="helps")
    assert (received.direction, received.member) == ("receives", "Helps")
    assert (given_.direction, given_.member) == ("gives", "Asks")
    assert received.score == pytest.approx(given_.score)


def test_two_who_can_train_or_two_who_want_it_are_no_match():
    assert matched(offer("helps", "training"), offer("asks", "training")) == ()
    assert matched(need("helps", "training"), need("asks", "training")) == ()


def test_money_buys_a_device_but_a_device_is_no_money():
    assert matched(offer("helps", "finance"), need("asks", "equipment"))
    assert not matched(offer("helps", "equipment"), need("asks", "finance"))


def test_the_very_thing_comes_before_what_can_help():
    found = matched(
        offer("helps", "expertise"), offer("helps", "training"), need("asks", "training")
    )
    assert [one.category for one in found] == ["training", "expertise"]
    assert [one.rank for one in found] == [1, 2]


def test_what_is_about_something_else_is_no_match():
    found = matched(
        offer("helps", "training", "Glacier monitoring.", themes=("water",)),
        need("asks", "training"),
    )
    assert found == ()


def test_nobody_answers_its_own_need():
    assert matched(offer("asks", "training"), need("asks", "training")) == ()


def test_a_proposal_finds_what_others_could_bring_but_not_its_lead():
    text = "Stream flow is measured in small watersheds of Peru with villages."
    alliance = Alliance(
        members=(worlds.member("lead", country="ECU"), worlds.member("helps", country="PER")),
        offers=(
            offer("helps", "data", "Stream flow of small watersheds.", themes=("water",)),
            offer("lead", "data", "Stream flow of small watersheds.", themes=("water",)),
            offer("helps", "training", "Songs of elders.", themes=("gender",)),
        ),
    )
    proposal = worlds.proposal(text).model_copy(update={"lead": "lead"})
    (found,) = match_exchanges(worlds.evidence(alliance), proposal=proposal).exchanges
    assert (found.member, found.category, found.near) == ("Helps", "data", True)
    assert found.need is None


@pytest.mark.parametrize("asked", [{}, {"organisation": "nobody"}])
def test_a_wrong_question_is_named(asked):
    with pytest.raises(InputError):
        match_exchanges(worlds.evidence(worlds.water_world()), **asked)


@given(
    offered=st.lists(st.sampled_from(CATEGORIES), max_size=4),
    needed=st.lists(st.sampled_from(CATEGORIES), max_size=4),
)
def test_scores_are_explained_and_ranks_follow_them(offered, needed):
    records = [
        *(offer("helps", one, languages=("en",)) for one in offered),
        *(need("asks", one, languages=("en",)) for one in needed),
    ]
    # The same category may be offered twice, by records with ids of their own.
    records = [one.model_copy(update={"id": str(at)}) for at, one in enumerate(records)]
    found = matched(*records, top=3)
    assert len(found) <= 3
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    for one in found:
        assert 0 < one.score <= 1
        assert sum(reason.contribution for reason in one.reasons) == pytest.approx(one.score)


def test_an_offer_of_a_category_of_its_own_serves_a_proposal():
    alliance = Alliance(
        members=(worlds.member("helps"),),
        offers=(offer("helps", "seed_bank", themes=("watershed_management",)),),
    )
    asked = worlds.proposal(worlds.WATER)
    (found,) = match_exchanges(worlds.evidence(alliance), proposal=asked).exchanges
    assert (found.member, found.category) == ("Helps", "seed_bank")


def test_many_offers_and_needs_of_others_cost_no_time():
    others = [
        make("helps", "training").model_copy(update={"id": f"course-{at}"})
        for at in range(2_000)
        for make in (offer, need)
    ]
    alliance = Alliance(
        members=(worlds.member("asks"), worlds.member("helps")),
        offers=tuple(one for one in others if isinstance(one, Offer)),
        needs=tuple(one for one in others if isinstance(one, Need)),
    )
    answer = match_exchanges(worlds.evidence(alliance), organisation="asks")
    assert answer.exchanges == ()
    assert answer.took_ms < 100
