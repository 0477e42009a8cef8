"""Stages, pages and lump sums of EU calls: read from their conditions, and told everywhere."""

import pytest

from broker.cli._tables import Printer
from broker.export import write_brief
from broker.fund import find_funding
from broker.model import Alliance
from broker.wording import Words
from tests import worlds
from tests.export.briefs import brief
from tests.intake.test_eu_paid import call

LUMP = "Eligible costs will take the form of a lump sum as defined in the Decision of 7 July 2021"


def conditions(*said):
    layout = "described in Annex A and Annex E. " + ". ".join(said)
    return {
        "topicConditions": f"1. Admissibility Conditions: Proposal page limit and layout{layout}"
    }


@pytest.mark.parametrize(
    ("said", "pages", "first"),
    [
        ("The page limit of the application is 80 pages", 80, None),
        ("The page limit for the Part B of the application using lump sum is 45 pages", 45, None),
        ("The page limit for the Part B of the Coordination and Support Action (CSA) application "
         "using lump sum is 28 pages", 28, None),
        ("Due to its complexity, the page limit for proposals is increased to 60 pages", 60, None),
        ("For CSA the limit for a full application is 30 pages", 30, None),
        ("at the first stage of a two-stage call, the limit for RIA short proposals is 20 pages;at "
         "the second stage of a two-stage call, the limit for RIA full proposals is 50 pages",
         50, 20),
        ("the page limit in part B is exceptionally extended by 3 pages", None, None),
        ("The page limit of RIA is 45 pages. The page limit of CSA is 28 pages", None, None),
        ("described in Part B of the Application Form", None, None),
    ],
)  # fmt: skip
def test_how_long_an_application_may_be(said, pages, first):
    found = call(**conditions(said))
    assert (found.pages, found.pages_first) == (pages, first)


@pytest.mark.parametrize(
    ("said", "paid"),
    [
        (LUMP, True),
        ("The financial contribution will be awarded as a lump sum of EUR 150 000", True),
        ("Please refer to the Lump Sum Model Grant Agreement (Lump Sum MGA)", True),
        ("Eligible costs may take form of lump sum contributions", False),
        ("Decision authorising the use of lump sum contributions under the Programme", False),
    ],
)
def test_a_lump_sum_is_told_where_the_call_says_so(said, paid):
    assert call(**conditions(said)).lump_sum is paid


def test_pages_may_stand_in_the_description():
    assert call(description="Applications are limited to maximum 45 pages (Part B).").pages == 45


def told(found, *, language="en"):
    evidence = worlds.evidence(
        Alliance(
            members=(worlds.member("ngo", country="ITA"),),
            funders=(worlds.PAYER,),
            calls=(found.model_copy(update={"funder": "payer"}),),
        )
    )
    return find_funding(
        evidence,
        proposal=worlds.proposal(worlds.WATER),
        team=(evidence.organisation("ngo"),),
        words=Words(language),
    )


TWO = {
    **conditions("The page limit of the application is 45 pages", LUMP),
    "deadlineModel": "two-stage",
    "deadline": ["2027-02-02", "2026-09-17"],
    "expectedGrants": 2,
}


def test_both_deadlines_of_two_stages_the_pages_and_the_lump_sum_are_told():
    (one,) = told(call(**TWO)).calls
    said = " ".join(one.form)
    assert "two stages: the first closes on 17 September 2026, 17:00" in said
    assert "the second on 2 February 2027, 17:00" in said
    assert "at most 45 pages" in said
    assert "lump sum" in said
    assert "About 2 grants" in said


def test_who_missed_the_first_of_two_stages_cannot_enter_the_second():
    late = call(**{**TWO, "deadline": ["2026-03-01", "2026-09-17"]})
    (one,) = told(late).calls
    assert one.eligible == "no"
    assert "Its first stage is over: 1 March 2026." in one.because
    (soon,) = told(call(**TWO)).calls
    assert soon.eligible != "no"


def test_one_stage_and_a_second_deadline_that_is_missing_are_told():
    assert told(call()).calls[0].form == ("It is decided in one stage.",)
    (said, *_) = told(call(**{**TWO, "deadline": "2026-09-17"})).calls[0].form
    assert "only one of the two deadlines is on record" in said


def test_they_stand_on_the_screen_in_the_brief_and_in_the_json(capsys, tmp_path):
    answer = told(call(**TWO), language="fr")
    (one,) = answer.calls
    Printer(Words("fr"), vocabulary=worlds.evidence(worlds.water_world()).vocabulary).funding(
        answer, top=1
    )
    shown = " ".join(capsys.readouterr().out.split())
    paths = write_brief(brief(funding=answer, language="fr"), folder=tmp_path)
    written = " ".join(paths[2].read_text("utf-8").split())
    for sentence in one.form:
        plain = " ".join(sentence.split())
        assert plain in shown
        assert plain in written
        assert sentence in one.model_dump_json()
    assert one.form[0].startswith("Décidé en deux étapes")


def test_an_expected_amount_is_told_and_a_smaller_budget_is_not_called_fitting():
    found = call(budgetMin=5_000_000, budgetMax=5_000_000)
    evidence = worlds.evidence(
        Alliance(
            members=(worlds.member("ngo", country="ITA"),),
            funders=(worlds.PAYER,),
            calls=(found.model_copy(update={"funder": "payer"}),),
        )
    )
    asked = worlds.proposal(f"{worlds.WATER} The budget is EUR 2 million.")
    (one,) = find_funding(evidence, proposal=asked).calls
    assert "Up to about EUR 5,000,000 is expected for one project." in one.form
    told_of = [reason.text for reason in one.reasons]
    assert "The budget lies within what it gives." not in told_of
    assert "The budget is no larger than what it expects for one project." in told_of


def test_a_call_of_which_nothing_is_known_says_nothing():
    (one,) = told(call(deadlineModel="")).calls
    assert one.form == ()
    assert "form" not in one.model_dump(mode="json")


RATE = "The funding rate is 70 % of the eligible costs"


@pytest.mark.parametrize(
    ("action", "rate", "varies"),
    [
        ("HORIZON Innovation Actions", "None", True),
        ("HORIZON Innovation Actions", RATE, False),
        ("HORIZON  Research and Innovation Actions", "None", False),
        ("HORIZON Coordination and Support Actions", "None", False),
    ],
)
def test_an_innovation_action_pays_those_that_make_a_profit_less(action, rate, varies):
    found = call(typesOfAction=action, **conditions(rate))
    assert found.rate_varies is varies
    said = "The share of the costs that it pays depends on who is paid."
    assert (said in told(found).calls[0].form) is varies


def test_who_is_controlled_from_china_is_told_by_name():
    found = call(
        "In line with the restriction on control, entities established in an eligible country but "
        "which are directly or indirectly controlled by China or by a legal entity established in "
        "China are not eligible to participate in the action."
    )
    notes = [one.note for one in found.conditions if one.note]
    assert "who is controlled from China may not take part" in notes
    assert not [one for one in notes if "a country that is not eligible" in one]
    assert "Chine" in Words("fr").known("who is controlled from China may not take part")
