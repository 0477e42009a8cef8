"""Which calls a team may apply to, and how well they fit."""

import pytest

from broker.fund import find_funding
from broker.model import Alliance, Condition, Money
from broker.wording import Words
from tests import worlds

PEOPLE = (
    worlds.member("ngo", country="PER"),
    worlds.member("ministry", kind="government", country="PER"),
    worlds.member("nowhere"),
)


def answered(*calls, team=("ngo",), text=worlds.WATER, budget=None):
    evidence = worlds.evidence(Alliance(members=PEOPLE, funders=(worlds.PAYER,), calls=calls))
    proposal = worlds.proposal(text).model_copy(update={"budget": budget})
    return find_funding(
        evidence, proposal=proposal, team=tuple(evidence.organisation(key) for key in team)
    )


def verdict(call, **more):
    answer = answered(call, **more)
    return answer.calls[0].eligible


def test_who_is_of_the_right_kind_and_country_may_apply():
    assert verdict(worlds.call("open")) == "yes"
    assert verdict(worlds.call("listed", countries=("PER", "BOL"), countries_note="")) == "yes"


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (worlds.call("kind", kinds=("government",)), "kind"),
        (worlds.call("country", countries=("NPL",), countries_note="", regions=()), "elsewhere"),
        (worlds.call("out", countries_excluded=("PER",)), "country"),
        (worlds.call("closed", status="closed"), "closed"),
        (worlds.call("paused", status="paused"), "paused"),
        (worlds.call("far", regions=("europe",)), "elsewhere"),
    ],
)
def test_a_rule_that_is_broken_is_named(call, sentence):
    ranked = answered(call).calls[0]
    assert ranked.eligible == "no"
    assert sentence in " ".join(ranked.because)


@pytest.mark.parametrize(
    "call",
    [
        worlds.call("vague", countries_note="Countries that matter"),
        worlds.call("silent", countries_note=""),
        worlds.call("invited", pattern="invitation"),
        worlds.call("hearsay", source="general knowledge"),
        worlds.call("consortia", cofinancing_note="3-6 partners from at least 3 states"),
        worlds.call("prize", cofinancing_note="Nomination-based prize"),
    ],
)
def test_what_is_not_known_is_never_yes(call):
    ranked = answered(call).calls[0]
    assert ranked.eligible == "unknown"
    assert ranked.because


def test_without_a_team_nothing_is_certain():
    assert verdict(worlds.call("open"), team=()) == "unknown"


def test_an_organisation_without_a_known_country_is_unknown():
    assert verdict(worlds.call("open"), team=("nowhere",)) == "unknown"


def test_terms_that_are_years_old_are_to_be_checked():
    old = answered(worlds.call("old", as_of=2019)).calls[0]
    assert any("2019" in sentence for sentence in old.because)


def test_a_budget_below_the_smallest_grant_is_refused():
    call = worlds.call("large", min_grant=500_000.0, currency="USD")
    assert verdict(call, budget=Money(amount=40_000, currency="USD")) == "no"
    assert verdict(call, budget=Money(amount=600_000, currency="USD")) == "yes"
    assert verdict(call, budget=Money(amount=40_000, currency="EUR")) == "yes"


def test_the_cash_gap_is_what_the_grant_leaves():
    call = worlds.call("small", max_grant=50_000.0, currency="USD")
    gaps = [
        answered(call, budget=budget).calls[0].cash_gap
        for budget in (
            Money(amount=80_000, currency="USD"),
            Money(amount=20_000, currency="USD"),
            Money(amount=80_000, currency="EUR"),
            None,
        )
    ]
    assert gaps == [30_000.0, 0.0, None, None]


def test_calls_that_refuse_come_last_and_certainty_counts():
    answer = answered(
        worlds.call("fits-but-closed", themes=("watershed_management",), status="closed"),
        worlds.call("to-be-read", themes=("watershed_management",), countries_note="Some"),
        worlds.call("fits", themes=("watershed_management",)),
        worlds.call("other", themes=("energy",)),
    )
    assert [one.call for one in answer.calls] == ["Fits", "To be read", "Other", "Fits but closed"]


def test_contributions_add_up_to_the_score():
    call = worlds.call("fits", themes=("watershed_management",), summary="Pays for watersheds.")
    ranked = answered(call).calls[0]
    assert sum(reason.contribution for reason in ranked.reasons) == pytest.approx(ranked.score)


def test_one_partner_away():
    answer = answered(worlds.call("for-states", kinds=("government",)))
    assert [(one.call, one.add) for one in answer.one_away] == [("For states", ("Ministry",))]


def test_who_surely_opens_a_call_is_named_before_whose_seat_is_not_known():
    seat = worlds.call("swiss", kinds=(), conditions=(Condition.read("lead.country in CHE"),))
    college = worlds.member("college", country="CHE")
    evidence = worlds.evidence(
        Alliance(members=(*PEOPLE, college), funders=(worlds.PAYER,), calls=(seat,))
    )
    answer = find_funding(
        evidence,
        proposal=worlds.proposal(worlds.WATER, lead="ngo"),
        team=(evidence.organisation("ngo"),),
        candidates=(evidence.organisation("nowhere"), college),
    )
    assert [one.add for one in answer.one_away] == [("College", "Nowhere")]


def test_who_leaves_least_to_be_asked_is_named_first_where_terms_must_be_read_anyway():
    rules = (Condition.read("countries >= 2 of PER, CHE"), Condition.read("note: read this, too"))
    seats = worlds.call("seats", kinds=(), conditions=rules)
    college = worlds.member("college", country="CHE")
    evidence = worlds.evidence(
        Alliance(members=(*PEOPLE, college), funders=(worlds.PAYER,), calls=(seats,))
    )
    answer = find_funding(
        evidence,
        proposal=worlds.proposal(worlds.WATER, lead="ngo"),
        team=(evidence.organisation("ngo"),),
        candidates=(evidence.organisation("nowhere"), college),
    )
    assert [one.add for one in answer.one_away] == [("College", "Nowhere")]


def test_a_call_that_is_closed_is_not_one_partner_away():
    answer = answered(worlds.call("gone", kinds=("government",), status="closed"))
    assert answer.one_away == ()


def test_no_calls_give_an_empty_list():
    assert answered().calls == ()


def test_a_grant_a_little_below_the_budget_is_not_called_far_less():
    small = worlds.call("small", max_grant=99_000.0, currency="EUR")
    world = Alliance(members=(worlds.member("a"),), funders=(worlds.PAYER,), calls=(small,))
    asked = worlds.proposal(worlds.WATER).model_copy(
        update={"budget": Money(amount=100_000, currency="EUR")}
    )
    said = [
        one.text for one in find_funding(worlds.evidence(world), proposal=asked).calls[0].reasons
    ]
    assert "It gives less than the budget." in said


@pytest.mark.parametrize(
    ("budget", "terms", "said"),
    [
        ("EUR", {"currency": "EUR"}, True),
        ("EUR", {"currency": "EUR", "min_grant": 10_000.0}, False),
        ("USD", {"currency": "EUR"}, True),
        ("KGS", {"currency": "EUR"}, False),
        (None, {"currency": "EUR"}, False),
    ],
)
def test_a_call_for_far_larger_work_says_so_and_stands_behind_one_of_the_right_size(
    budget, terms, said
):
    large = worlds.call("a-large", max_grant=8_000_000.0, **terms)
    right = worlds.call("right", max_grant=60_000.0, **(terms | {"min_grant": None}))
    world = Alliance(members=(worlds.member("a"),), funders=(worlds.PAYER,), calls=(large, right))
    asked = worlds.proposal(worlds.WATER).model_copy(
        update={"budget": budget and Money(amount=50_000, currency=budget)}
    )
    ranked = {one.call: one for one in find_funding(worlds.evidence(world), proposal=asked).calls}
    texts = [reason.text for reason in ranked["A large"].reasons]
    assert ("It is meant for far larger work." in texts) is said
    assert (ranked["A large"].score < ranked["Right"].score - 0.05) is (said or budget == "EUR")


def test_a_twentieth_of_the_largest_grant_does_not_speak_for_a_call():
    call = worlds.call("research", max_grant=6_000_000.0, currency="EUR")
    world = Alliance(members=(worlds.member("a"),), funders=(worlds.PAYER,), calls=(call,))
    for amount, fits in ((300_000, False), (900_000, True)):
        asked = worlds.proposal(worlds.WATER).model_copy(
            update={"budget": Money(amount=amount, currency="EUR")}
        )
        ranked = find_funding(worlds.evidence(world), proposal=asked).calls[0]
        said = "The budget lies within what it gives."
        assert (said in [reason.text for reason in ranked.reasons]) is fits


def test_what_a_record_says_beside_money_of_ones_own_is_quoted_not_asserted():
    gave = "Gave USD 120,000 to a first phase"
    call = worlds.call("giver", cofinancing="yes", cofinancing_note=gave)
    because = answered(call).calls[0].because
    assert "It asks for money of your own." in because
    assert f"On this its record says: “{gave}”." in because
    ruled = worlds.call("ruled", cofinancing="yes", conditions=("cofinancing >= 25%",))
    because = answered(ruled).calls[0].because
    assert sum("own" in one or "brings" in one for one in because) == 1


def test_an_expected_amount_is_not_called_the_most_that_is_given():
    call = worlds.call("eu", max_grant=5e6, min_grant=4e6, currency="EUR", amounts_expected=True)
    world = Alliance(members=(worlds.member("a"),), funders=(worlds.PAYER,), calls=(call,))

    def ranked(amount):
        budget = {"budget": Money(amount=amount, currency="EUR")}
        asked = worlds.proposal(worlds.WATER).model_copy(update=budget)
        return find_funding(worlds.evidence(world), proposal=asked).calls[0]

    large = ranked(7_000_000)
    about = "It expects about EUR 5,000,000 for one project; more may be asked for."
    assert about in large.because
    assert "It expects a smaller budget." in [reason.text for reason in large.reasons]
    assert ranked(3_000_000).eligible != "no"


def test_amounts_are_written_as_the_reader_writes_them():
    call = worlds.call("small", max_grant=50_000.0, currency="EUR")
    world = Alliance(members=(worlds.member("a"),), funders=(worlds.PAYER,), calls=(call,))
    asked = worlds.proposal(worlds.WATER).model_copy(
        update={"budget": Money(amount=100_000, currency="EUR")}
    )
    said = find_funding(worlds.evidence(world), proposal=asked, words=Words("es")).calls[0].because
    assert any("EUR 50\xa0000" in one for one in said)


def test_mountains_do_not_add_countries_that_the_proposal_does_not_name():
    alpine = worlds.call("alpine", countries=("AUT", "FRA", "ITA"), countries_note="", regions=())
    reasons = answered(alpine, text="Herders in the Alps of France and Italy.").calls[0].reasons
    assert "It supports work in France and Italy." in [reason.text for reason in reasons]


def test_a_call_whose_rules_name_a_country_supports_work_there():
    abroad = worlds.call("abroad", regions=(), countries_note="", conditions=("place in NPL",))
    reasons = answered(abroad, text="Herders in Nepal.").calls[0].reasons
    assert "It supports work in Nepal." in [reason.text for reason in reasons]
    assert answered(abroad, text="Herders in Peru.").calls[0].eligible == "no"


def test_a_call_that_lists_countries_refuses_mountains_of_others():
    call = worlds.call("listed", countries=("IND",), countries_note="", regions=())
    ranked = answered(call, text="Herders in the Hunza valley.").calls[0]
    assert ranked.eligible == "no"
    assert "elsewhere: India" in " ".join(ranked.because)
    assert not [reason for reason in ranked.reasons if "supports work" in reason.text]


@pytest.mark.parametrize(
    ("text", "more", "sentence"),
    [
        ("Herders in Nepal.", {"regions": ("hindu_kush_himalaya",)},
         "It supports work in Hindu Kush Himalaya, the region of Nepal."),
        ("Herders in South America.", {"regions": ("andes",)},
         "It supports work in Andes."),
        ("Herders in Central Asia.", {"regions": ("central_asia",)},
         "It supports work in Central Asia."),
        ("Herders in Central Asia.", {"countries": ("KGZ",), "regions": ()},
         "It supports work in Kyrgyzstan."),
        ("Herders in Nepal.", {"countries": ("NPL",), "regions": ()},
         "It supports work in Nepal."),
        ("Herders in Nepal.", {"regions": ("global",)},
         "It supports work in any part of the world."),
    ],
)  # fmt: skip
def test_where_a_call_supports_work_is_told_as_the_call_tells_it(text, more, sentence):
    call = worlds.call("somewhere", **({"countries_note": ""} | more))
    reasons = answered(call, text=text).calls[0].reasons
    assert sentence in [reason.text for reason in reasons]


def test_a_call_for_a_part_of_a_continent_does_not_refuse_work_all_over_it():
    call = worlds.call("eastern", regions=("east_africa",))
    because = answered(call, text="Water towers of Africa.").calls[0].because
    assert not [one for one in because if "elsewhere" in one]
