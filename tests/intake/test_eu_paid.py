"""Who is paid under Horizon Europe: taking part and getting money are two things."""

import datetime as dt
import json

import pytest

from broker.fund import Terms
from broker.intake import read_eu_calls
from broker.model import Member, Proposal
from broker.vocabulary import load_vocabulary
from broker.wording import Words

VOCABULARY = load_vocabulary()
READ_ON = dt.date(2026, 7, 1)
AS_RULE = (
    "A number of non-EU/non-Associated Countries that are not automatically eligible for funding "
    "have made specific provisions for making funding available for their participants in Horizon "
    "Europe projects"
)
ANNEX = "described in Annex B of the Work Programme General Annexes."
GUIDE = f"{ANNEX}{AS_RULE}. See the information in the Horizon Europe Programme Guide."
USA = (
    "As springs are dear to it, any legal entity established in the United States of America is "
    "eligible to receive Union funding"
)
INDIA = (
    "Work of entities established in India, far from here, is only possible as associated partners"
)
AFRICA = (
    "Since springs know no border, legal entities established in all African Union member "
    "states* are exceptionally eligible for Union funding"
)
EVERYBODY = "All international organisations are exceptionally eligible for funding"
EURATOM = (
    "On the day of publication of this call, Ukraine and Switzerland are the only countries "
    "associated to the Euratom Programme, therefore eligible for funding"
)
PAID, UNPAID, OPEN = "Paid by the grant, too", "not paid by the grant", "Not clear from the call"


def call(other="", *, countries=GUIDE, **more):
    given = {
        "topicId": "HORIZON-1",
        "title": "Water in the mountains",
        "programme": "Horizon Europe",
        "typesOfAction": "HORIZON Research and Innovation Actions",
        "deadline": "2026-09-17",
        "callStatus": "open",
        "deadlineModel": "single-stage",
        "description": "Springs and wells.",
        "topicConditions": f"2. Eligible countries{countries}3. Other Eligible Conditions"
        f"{other}{ANNEX}4. Financial and operational capacity and exclusionNone.",
        **more,
    }
    found = read_eu_calls(
        json.dumps([given]).encode(), name="f", vocabulary=VOCABULARY, read_on=READ_ON
    )
    assert not found.problems
    return found.calls[0]


def told(found, *seats, language="en"):
    """Return the verdict and what is said of money for a team of kinds and countries."""
    team = [
        Member(id=f"o{n}", name=f"O{n}", kind=kind, country=None if country == "?" else country,
               source="https://example.org")
        for n, (kind, country) in enumerate(seat.split() for seat in seats)
    ]  # fmt: skip
    terms = Terms(Proposal(text="Work.", lead="o0"), team=team, vocabulary=VOCABULARY,
                  year=2026, on=READ_ON, words=Words(language))  # fmt: skip
    verdict, because = terms.check(found)
    return verdict, [one for one in because if any(sign in one for sign in (PAID, UNPAID, OPEN))]


INSIDE = ("civil_society ITA", "civil_society FRA", "private_sector AUT")


def test_a_yes_tells_that_pay_for_a_poorer_country_is_not_stated_and_where_to_look():
    verdict, (said,) = told(call(), *INSIDE, "civil_society NPL")
    assert verdict == "yes"
    assert OPEN in said
    assert "O3 (Nepal)" in said
    assert f"“{AS_RULE}”" in said
    assert "low- and middle-income" in said


def test_who_comes_from_a_rich_country_outside_hears_of_the_own_cost():
    _, (said,) = told(call(), *INSIDE, "civil_society USA")
    assert OPEN in said
    assert "pay for their own part" in said
    assert "low- and middle-income" not in said


def test_an_associated_country_is_paid_and_the_eu_needs_no_word():
    verdict, (said,) = told(call(), "civil_society CHE", *INSIDE)
    assert verdict == "yes"
    assert PAID in said
    assert "O0 (Switzerland)" in said
    assert told(call(), *INSIDE)[1] == []


def test_a_country_that_may_be_associated_is_not_said_to_be_paid():
    _, (said,) = told(call(), *INSIDE, "civil_society CAN")
    assert OPEN in said


@pytest.mark.parametrize(
    ("sentence", "seat", "sign"),
    [
        (USA, "civil_society USA", PAID),
        (INDIA, "civil_society IND", UNPAID),
        (AFRICA, "civil_society KEN", PAID),
        (AFRICA, "civil_society NPL", OPEN),
        (EVERYBODY, "intergovernmental NPL", PAID),
        (EVERYBODY, "civil_society NPL", OPEN),
    ],
)
def test_what_the_call_says_of_a_country_is_quoted_and_goes_first(sentence, seat, sign):
    _, (said,) = told(call(f"{sentence}."), *INSIDE, seat)
    assert sign in said
    assert (f"“{sentence}”" in said) is (sign != OPEN)


def test_money_that_hangs_on_more_is_not_promised():
    sentence = (
        "If eligible for funding, legal entities established in non-associated third countries "
        "may exceptionally participate in this action as a beneficiary"
    )
    _, (said,) = told(call(f"{sentence}."), *INSIDE, "civil_society NPL")
    assert OPEN in said
    assert f"“{sentence}”" in said


def test_two_of_the_same_sort_stand_in_one_sentence():
    _, (said,) = told(call(), *INSIDE, "civil_society NPL", "civil_society KGZ")
    assert "O3 (Nepal) and O4 (Kyrgyzstan)" in said


def test_euratom_pays_those_associated_to_it_and_no_others():
    found = call(countries=f"{EURATOM}.", programme="Euratom")
    team = ("civil_society CHE", "civil_society GBR", *INSIDE)
    said = told(found, *team)[1]
    assert [PAID in one for one in said] == [True, False]
    assert "O1 (United Kingdom)" in said[1]


def test_other_programmes_and_prizes_and_unknown_seats_are_left_alone():
    assert call(programme="CERV").payments == ()
    assert call(typesOfAction="HORIZON Recognition Prize").payments == ()
    assert told(call(), *INSIDE, "civil_society ?")[1] == []


def test_under_life_those_outside_the_eu_hear_that_they_are_an_exception():
    found = call(programme="LIFE")
    _, (said,) = told(found, "government BTN")
    assert OPEN in said
    assert "not associated to LIFE" in said
    assert told(found, "government ITA")[1] == []


def test_an_international_organisation_is_sent_to_the_annex():
    _, (said,) = told(call(), *INSIDE, "intergovernmental ?")
    assert OPEN in said
    assert "Annex B" in said
