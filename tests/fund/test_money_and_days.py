"""Cash that is missing, deadlines, and partners that are missing."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.fund import (
    CallIndex,
    Facts,
    cash_gap,
    cash_plan,
    expected,
    find_funding,
    must_check,
    next_deadline,
    read_money,
    seed_money,
    unlocks,
)
from broker.model import Alliance, Condition, InputError, Money, UnknownNameError
from broker.wording import Words, limit
from tests import worlds

BRUSSELS = ZoneInfo("Europe/Brussels")
TEAM = (worlds.member("a", country="AUT"), worlds.member("b", country="ITA"))


def call(*rules, **more):
    return worlds.call("fund", conditions=tuple(map(Condition.read, rules)), **more)


def told(*facts):
    return Facts.read(facts, find={one.id: one for one in TEAM}.__getitem__)


def eur(amount):
    return Money(amount=amount, currency="EUR")


def test_the_share_to_be_brought_is_missing_in_cash():
    plan = cash_plan(call("cofinancing >= 25%"), budget=eur(100_000), team=TEAM)
    assert (plan.own, plan.missing, plan.grant) == (25_000, 25_000, 75_000)
    assert plan.limits == ("cofinancing",)
    assert not plan.complete
    assert [one.further for one in plan.each] == [12_500, 12_500]


def test_what_comes_in_kind_counts_up_to_its_cap():
    rules = ("cofinancing >= 40%", "in_kind <= 50% of cofinancing")
    facts = told("a.in_kind=30000 EUR", "b.cash=5000 EUR")
    plan = cash_plan(call(*rules), budget=eur(100_000), team=TEAM, facts=facts)
    assert (plan.own, plan.in_kind, plan.cash, plan.missing) == (40_000, 20_000, 5_000, 15_000)
    assert plan.limits == ("cofinancing", "in_kind")


def test_the_mountain_facility_pays_65_percent_and_at_most_25000():
    rules = ("cofinancing >= 35%", "cash >= 30%", "in_kind <= 5%")
    facility = call(*rules, max_grant=25_000.0, currency="USD")
    small = cash_plan(facility, budget=Money(amount=20_000, currency="USD"))
    assert (small.grant, small.own, small.missing) == (13_000, 7_000, 7_000)
    large = cash_plan(facility, budget=Money(amount=100_000, currency="USD"))
    assert (large.grant, large.missing) == (25_000, 75_000)
    assert large.limits == ("largest_grant",)
    assert large.complete


def test_an_amount_that_is_expected_is_not_called_the_largest():
    expecting = call(max_grant=25_000.0, currency="EUR", amounts_expected=True)
    plan = cash_plan(expecting, budget=eur(40_000))
    assert (plan.grant, plan.missing, plan.limits) == (25_000, 15_000, ("expected_grant",))
    for language in ("en", "fr", "es"):
        said = limit("expected_grant", words=Words(language))
        assert said != limit("largest_grant", words=Words(language))


def test_mixed_currencies_are_refused():
    with pytest.raises(InputError, match="no rate is assumed"):
        cash_plan(call(max_grant=9.0, currency="USD"), budget=eur(10))
    with pytest.raises(InputError, match="no rate is assumed"):
        cash_plan(call("cofinancing >= 25%"), budget=eur(10), team=TEAM, facts=told("a.cash=5 USD"))


def test_a_budget_of_zero_leaves_nothing_missing():
    plan = cash_plan(call("cofinancing >= 25%", "in_kind <= 5%"), budget=eur(0), team=TEAM)
    assert (plan.missing, plan.own, plan.limits) == (0, 0, ())


def test_a_call_of_which_nothing_is_known_gives_no_plan():
    assert cash_plan(call(), budget=eur(10)) is None


@given(
    budget=st.integers(0, 10**7),
    share=st.integers(0, 100),
    cap=st.integers(0, 100),
    largest=st.none() | st.integers(1, 10**7),
    kind=st.integers(0, 10**7),
    cash=st.integers(0, 10**7),
)
def test_grant_and_own_part_make_the_budget(budget, share, cap, largest, kind, cash):
    rules = (f"cofinancing >= {share}%", f"in_kind <= {cap}% of cofinancing")
    one = call(*rules, max_grant=largest and float(largest), currency="EUR")
    facts = told(f"a.in_kind={kind} EUR", f"b.cash={cash} EUR")
    plan = cash_plan(one, budget=eur(budget), team=TEAM, facts=facts)
    assert plan.grant + plan.own == pytest.approx(budget)
    assert plan.grant <= (largest or budget) + 1e-6
    assert plan.in_kind <= plan.own * cap / 100 + 1e-6
    assert plan.missing + plan.cash + plan.in_kind >= plan.own - 1e-6
    assert sum(part.further for part in plan.each) == pytest.approx(plan.missing)
    assert bool(plan.limits) == (plan.missing >= 0.005)


def test_the_first_deadline_ahead_counts():
    moments = tuple(dt.datetime(2026, month, 1, 17, tzinfo=BRUSSELS) for month in (9, 3, 6))
    one = worlds.call("d", deadlines=moments, pattern="deadline")
    assert next_deadline(one, on=dt.date(2026, 4, 1)).month == 6
    assert next_deadline(one, on=dt.date(2026, 9, 1)).month == 9
    assert next_deadline(one, on=dt.date(2026, 9, 2)) is None


def test_a_yearly_call_is_expected_again_and_a_single_one_is_over():
    leap = (dt.datetime(2024, 2, 29, 17, tzinfo=BRUSSELS),)
    yearly = worlds.call("y", deadlines=leap, pattern="annual")
    assert expected(yearly, on=dt.date(2026, 6, 1)) == dt.date(2027, 2, 28)
    assert expected(worlds.call("s", deadlines=leap, pattern="deadline"), on=worlds.TODAY) is None
    answers = {one.call: one for one in answered(
        yearly, worlds.call("once", deadlines=leap, pattern="deadline")
    ).calls}  # fmt: skip
    assert answers["Y"].eligible == "unknown"
    assert "28 February 2027" in " ".join(answers["Y"].because)
    assert answers["Once"].eligible == "no"
    assert "deadline is over" in answers["Once"].because[0]


def test_a_deadline_without_a_zone_is_no_deadline():
    with pytest.raises(ValueError, match="timezone"):
        worlds.call("d").model_validate(
            {**worlds.call("d").model_dump(), "deadlines": ["2026-09-17T17:00:00"]}
        )


def answered(*calls, team=TEAM[:1], around=(), **more):
    people = (*TEAM, worlds.member("c", country="FRA"), worlds.member("d", country="PER"))
    evidence = worlds.evidence(
        Alliance(members=people, around=around, funders=(worlds.PAYER,), calls=calls)
    )
    return find_funding(evidence, proposal=worlds.proposal(worlds.WATER), team=team, **more)


def test_the_deadline_is_told_with_its_zone():
    moment = dt.datetime(2026, 9, 17, 17, tzinfo=BRUSSELS)
    ranked = answered(worlds.call("d", deadlines=(moment,), pattern="deadline")).calls[0]
    assert ranked.deadline == "2026-09-17T17:00:00+02:00"
    assert ranked.eligible == "yes"


def test_one_partner_away_turns_a_no_around():
    two = call("countries >= 2 of EU")
    assert [(one.call, one.add) for one in answered(two).one_away] == [("Fund", ("B", "C"))]
    noted = call("countries >= 2 of EU", "note: to be read")
    assert answered(noted).one_away[0].add == ("B", "C")
    assert answered(call("countries >= 3 of EU")).one_away == ()


def test_the_newcomer_may_lead():
    found = answered(call("lead.country in FRA")).one_away
    assert [one.add for one in found] == [("C",)]


def test_a_closed_call_is_not_one_partner_away_however_it_is_closed():
    over = dt.datetime(2026, 1, 1, tzinfo=BRUSSELS)
    assert answered(call("members >= 2", deadlines=(over,), pattern="deadline")).one_away == ()
    assert answered(call("members >= 2", "places in NPL")).one_away == ()


def test_seed_money_is_small_and_known():
    calls = (
        worlds.call("small", max_grant=50_000.0, currency="CHF"),
        worlds.call("large", max_grant=50_001.0, currency="CHF"),
        worlds.call("far", max_grant=50_000.0, currency="XOF"),
        worlds.call("silent"),
    )
    assert [one.id for one in seed_money(calls, most=50_000)] == ["small"]
    assert [one.call for one in answered(*calls, seed=50_000).calls] == ["Small"]


def test_a_member_opens_calls_to_others():
    alliance = Alliance(
        members=(*TEAM, worlds.member("state", kind="government", country="PER")),
        funders=(worlds.PAYER,),
        calls=(worlds.call("for-states", kinds=("government",)), worlds.call("for-all", kinds=())),
    )
    found = unlocks(worlds.evidence(alliance), member="state")
    assert [(one.call, one.members) for one in found.calls] == [("For states", ("A", "B"))]


def test_a_funder_is_not_opened_its_own_call():
    alliance = Alliance(
        members=(*TEAM, worlds.member("state", kind="government", country="PER")),
        funders=(worlds.PAYER.model_copy(update={"name": "A (its second programme)"}),),
        calls=(worlds.call("for-states", kinds=("government",)),),
    )
    evidence = worlds.evidence(alliance)
    assert [one.members for one in unlocks(evidence, member="state").calls] == [("B",)]
    own = alliance.model_copy(
        update={"funders": (worlds.PAYER.model_copy(update={"name": "State"}),)}
    )
    assert unlocks(worlds.evidence(own), member="state").calls == ()


def test_a_call_is_found_by_words_of_its_title():
    calls = (worlds.call("alpine-space"), worlds.call("alpine-water"))
    evidence = worlds.evidence(Alliance(members=TEAM, funders=(worlds.PAYER,), calls=calls))
    assert CallIndex(evidence).find("alpine WATER").id == "alpine-water"
    assert CallIndex(evidence).find("space").id == "alpine-space"
    with pytest.raises(UnknownNameError, match="Alpine"):
        CallIndex(evidence).find("alpine")
    with pytest.raises(UnknownNameError, match="Alpine water"):
        CallIndex(evidence).find("alpine watr")


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("80000 EUR", 80_000),
        ("EUR 80,000", 80_000),
        ("80.000 EUR", 80_000),
        ("80 000 eur", 80_000),
        ("80\u202f000 EUR", 80_000),
        ("80'000 EUR", 80_000),
        ("1.250.000,50 EUR", 1_250_000.5),
        ("1,250,000.50EUR", 1_250_000.5),
        ("80000,5 EUR", 80_000.5),
        ("0 EUR", 0),
    ],
)
def test_an_amount_is_read_with_the_marks_of_any_country(written, amount):
    assert read_money(written) == Money(amount=amount, currency="EUR")


@pytest.mark.parametrize(
    "written", ["80000", "EUR 5 USD", "8,00,0 EUR", "0.500 EUR", "-5 EUR", "1234.567 EUR", "lots"]
)
def test_an_amount_that_could_be_misread_is_refused(written):
    with pytest.raises(InputError, match="80000 EUR"):
        read_money(written)


def away(*facts, rules, team=TEAM[:1]):
    people = (*TEAM, worlds.member("c", country="FRA"))
    world = Alliance(members=people, funders=(worlds.PAYER,), calls=(call(*rules),))
    asked = worlds.proposal(worlds.WATER).model_copy(update={"lead": "a", "budget": eur(100_000)})
    found = find_funding(worlds.evidence(world), proposal=asked, team=team, facts=told(*facts))
    return [one.add for one in found.one_away]


def test_a_newcomer_brings_only_what_was_told_of_it():
    two = ("countries >= 2 of EU",)
    shares = ("cofinancing=20%", "each.cash=20000 EUR", "each.in_kind=0 EUR")
    assert away(*shares, rules=two) == [("B", "C")]
    assert away("lead.age=1", "b.age=5", rules=(*two, "lead.age >= 3")) == [("B", "C")]
    assert away("lead.age=9", "b.age=1", rules=("lead.country in ITA", "lead.age >= 3")) == []


def test_a_share_of_the_own_part_must_come_in_cash():
    rules = ("cofinancing >= 40%", "cash >= 50% of cofinancing")
    plan = cash_plan(
        call(*rules), budget=eur(100_000), team=TEAM, facts=told("a.in_kind=40000 EUR")
    )
    assert (plan.missing, plan.limits) == (20_000, ("cash",))


@pytest.mark.parametrize(
    ("fact", "missing", "limits"),
    [
        ("a.in_kind=50000 EUR", 10_000, ("cash",)),
        ("a.cash=45000 EUR", 5_000, ("cofinancing",)),
        ("a.in_kind=40000 EUR", 10_000, ("cofinancing", "cash")),
    ],
)
def test_only_the_rules_that_set_what_is_missing_are_named(fact, missing, limits):
    one = call("cofinancing >= 50%", "cash >= 10%")
    plan = cash_plan(one, budget=eur(100_000), team=TEAM, facts=told(fact))
    assert (plan.missing, plan.limits) == (missing, limits)


def test_terms_are_checked_again_where_they_are_old_or_of_no_known_age():
    on = dt.date(2026, 6, 1)
    lately, long_ago = dt.date(2026, 5, 1), dt.date(2023, 1, 1)
    assert not must_check(worlds.call("a", as_of=None, read_on=lately), on=on)
    assert must_check(worlds.call("b", as_of=None), on=on)
    assert must_check(worlds.call("c", as_of=2026, read_on=long_ago), on=on)
    assert must_check(worlds.call("d", as_of=2020, read_on=lately), on=on)


def test_a_call_is_found_by_its_id_and_by_a_funder_that_has_no_other():
    topic = worlds.call("HORIZON-CL6-2026", title="Water in mountains")
    evidence = worlds.evidence(Alliance(members=TEAM, funders=(worlds.PAYER,), calls=(topic,)))
    for name in ("HORIZON-CL6-2026", "water in mountains", "Payer"):
        assert CallIndex(evidence).find(name) == topic


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("1,5 Mio. EUR", 1_500_000, "EUR"),
        ("EUR 1.5 million", 1_500_000, "EUR"),
        ("2 crore INR", 20_000_000, "INR"),
        ("12,50,000 INR", 1_250_000, "INR"),
        ("2 milliards XOF", 2e9, "XOF"),
        ("COP 2 mil millones", 2e9, "COP"),
        ("CHF 1’500’000.–", 1_500_000, "CHF"),
    ],
)
def test_an_amount_that_is_told_may_have_its_size_in_a_word(written, amount, currency):
    assert read_money(written) == Money(amount=amount, currency=currency)


def test_what_stays_uncovered_is_not_said_in_a_currency_that_the_call_does_not_pay():
    share = (Condition.read("cofinancing >= 25%"),)
    one = worlds.call("one", conditions=share, currency="EUR")
    asked = worlds.proposal(worlds.WATER)
    swiss = asked.model_copy(update={"budget": Money(amount=1_000_000, currency="CHF")})
    euro = asked.model_copy(update={"budget": Money(amount=1_000_000, currency="EUR")})
    assert cash_gap(one, proposal=swiss) is None
    with pytest.raises(InputError, match="in CHF"):
        cash_plan(one, budget=swiss.budget)
    assert cash_gap(one, proposal=euro) == 250_000
    assert cash_gap(one.model_copy(update={"currency": None}), proposal=swiss) == 250_000
