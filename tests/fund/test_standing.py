"""What stands against a call whoever applies."""

import datetime as dt

import pytest

from broker.fund import find_funding
from broker.model import Alliance, Condition, Money, Payment
from tests import worlds


def first(call, *, budget=None):
    """Return the verdict on a call for work in Germany, and the sentences that say why."""
    world = Alliance(
        members=(worlds.member("ngo", country="DEU"),), funders=(worlds.PAYER,), calls=(call,)
    )
    evidence = worlds.evidence(world)
    work = worlds.proposal("Restoring springs in Germany.")
    found = find_funding(
        evidence,
        proposal=work.model_copy(update={"budget": budget}),
        team=(evidence.organisation("ngo"),),
    )
    return found.calls[0].eligible, " ".join(found.calls[0].because)


def deadlines(*days):
    return tuple(dt.datetime.fromisoformat(f"{day}T17:00+02:00") for day in days)


@pytest.mark.parametrize(
    ("pattern", "days", "verdict", "said"),
    [
        ("deadline", ("2026-02-10", "2026-09-10"), "no", "first stage is over: 10 February 2026"),
        ("annual", ("2026-02-10", "2026-09-10"), "no", "first stage is over: 10 February 2026"),
        ("deadline", ("2025-02-10", "2025-09-10"), "no", "first stage is over: 10 February 2025"),
        ("annual", ("2025-02-10", "2025-09-10"), "unknown", "may come: 10 February 2027"),
        ("deadline", ("2026-07-10", "2026-09-10"), "yes", ""),
        ("deadline", ("2026-02-10",), "no", "deadline is over: 10 February 2026"),
    ],
)
def test_a_call_in_two_stages_is_over_with_the_first_unless_it_comes_back(
    pattern, days, verdict, said
):
    call = worlds.call("c", pattern=pattern, stages="two", deadlines=deadlines(*days))
    answer, because = first(call)
    assert answer == verdict
    assert said in because


def test_a_call_for_some_countries_names_these_and_not_the_region_around_them():
    rule = Condition.read("place in FRA, ITA")
    answer, because = first(worlds.call("c", regions=("europe",), conditions=(rule,)))
    assert answer == "no"
    assert "It supports work elsewhere: France and Italy." in because


def test_a_call_with_several_deadlines_may_have_another_than_those_that_are_known():
    over = worlds.call(
        "c", pattern="deadline", stages="cut-offs", deadlines=deadlines("2026-02-10", "2026-03-10")
    )
    assert first(over) == (
        "unknown",
        "Ngo could apply by its kind and country. "
        "It has several deadlines; the last that is known is over.",
    )


def test_a_call_that_comes_back_on_the_very_day_is_expected_then():
    call = worlds.call("c", deadlines=deadlines("2025-06-01"))
    assert "another may come: 1 June 2026" in first(call)[1]


def test_a_budget_of_nothing_is_not_too_small_but_missing():
    call = worlds.call("c", min_grant=5_000.0, currency="EUR")
    answer, because = first(call, budget=Money(amount=0, currency="EUR"))
    assert answer == "unknown"
    assert "The budget is zero" in because
    assert "no less" not in because


def test_a_rule_on_seats_that_asks_some_alone_does_not_say_from_where_all_may_come():
    rule = Condition.read("lead.country in DEU if lead.kind in government")
    silent = worlds.call("c", countries_note="", kinds=(), conditions=(rule,))
    answer, because = first(silent)
    assert answer == "unknown"
    assert "no rule on countries was read" in because
    every = worlds.call("d", countries_note="", kinds=(), conditions=(
        Condition.read("lead.country in DEU"),
    ))  # fmt: skip
    assert first(every)[0] == "yes"


def test_of_whom_no_seat_is_known_a_payment_for_all_says_nothing():
    world = Alliance(members=(worlds.member("ngo"),), funders=(worlds.PAYER,), calls=(
        worlds.call("c", kinds=(), payments=(Payment(paid="no"),)),
    ))  # fmt: skip
    evidence = worlds.evidence(world)
    work = worlds.proposal("Restoring springs in Germany.")
    found = find_funding(evidence, proposal=work, team=evidence.alliance.members)
    assert "not paid" not in " ".join(found.calls[0].because)
