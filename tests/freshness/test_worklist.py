"""Lights go by what was confirmed, and nothing is ever removed for them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.freshness import freshness, worklist
from broker.model import Alliance, Confirmation, Years
from broker.wording import LANGUAGES, Words
from tests.worlds import activity, initiative, member

TODAY = dt.date(2026, 6, 1)


def said(key: str, on: dt.date, outcome: str = "confirmed", part: str = "members") -> Confirmation:
    return Confirmation(part=part, record=key, on=on, by="focal point", outcome=outcome)


def light(*confirmations: Confirmation, as_of: int | None = 2020) -> str:
    alliance = Alliance(members=(member("one", as_of=as_of),))
    return freshness(alliance, confirmations=confirmations, on=TODAY)[0].light


@pytest.mark.parametrize(
    ("days", "colour"), [(0, "green"), (365, "green"), (366, "amber"), (730, "amber"), (731, "red")]
)
def test_the_light_goes_by_the_days_since_the_last_confirmation(days, colour):
    assert light(said("one", TODAY - dt.timedelta(days=days))) == colour


@pytest.mark.parametrize(("as_of", "colour"), [(2026, "amber"), (2025, "amber"), (2024, "red")])
def test_what_was_never_confirmed_is_never_green(as_of, colour):
    assert light(as_of=as_of) == colour
    assert light(as_of=None) == "red"


def test_a_confirmation_of_tomorrow_and_a_renewal_do_not_count():
    assert light(said("one", TODAY + dt.timedelta(days=1))) == "red"
    assert light(said("one", TODAY, "renewed")) == "red"
    assert light(said("one", TODAY, part="around")) == "red"


@given(st.lists(st.integers(min_value=0, max_value=2000), max_size=5), st.randoms())
def test_the_last_confirmation_counts_in_whatever_order_they_stand(days, chance):
    noted = [said("one", TODAY - dt.timedelta(days=age)) for age in days]
    best = light(*sorted(noted, key=lambda one: one.on))
    chance.shuffle(noted)
    assert light(*noted) == best


def test_last_activity_is_what_the_records_show():
    alliance = Alliance(
        members=tuple(map(member, ("one", "two", "three", "four", "five"))),
        activities=(
            activity("done", of="one", years=Years(start=2012, end=2015)),
            activity("goes-on", of="two", years=Years(start=2010, ongoing=True), as_of=2023),
            activity("someday", of="three", years=Years(start=2031), status="planned"),
            activity("undated", of="four", years=Years(), as_of=2024),
            activity("was", of="five", years=Years(), status="completed", as_of=2024),
        ),
        initiatives=(initiative("long", "one", years=Years(start=2018, end=2040)),),
    )
    found = {one.id: one.active for one in freshness(alliance, confirmations=(), on=TODAY)}
    assert (found["one"], found["two"], found["three"]) == (2026, 2023, None)
    assert (found["four"], found["five"]) == (2024, None)


def terms(*confirmations: Confirmation):
    alliance = Alliance(members=(member("one"),))
    return worklist(alliance, confirmations=confirmations, on=TODAY).members[0]


@pytest.mark.parametrize(
    ("since", "state"),
    [
        (dt.date(2026, 1, 1), "running"),
        (dt.date(2022, 7, 1), "ends soon"),
        (dt.date(2022, 6, 1), "ended"),
        (dt.date(2020, 2, 29), "ended"),
    ],
)
def test_a_term_is_four_years(since, state):
    due = terms(said("one", since, "renewed"))
    assert due.term == state
    assert due.term_ends is not None
    assert due.term_ends.year == since.year + 4


def test_a_term_that_nobody_noted_is_not_invented():
    due = terms(said("one", TODAY))
    assert (due.term, due.term_ends) == ("unknown", None)


def test_who_asks_to_leave_stays_until_a_person_decides():
    due = terms(said("one", TODAY, "renewed"), said("one", TODAY, "leaving"))
    assert due.term == "leaving"
    assert "decide" in due.steps[0]


@pytest.mark.parametrize(
    ("outcomes", "term"),
    [(("leaving", "renewed"), "running"), (("renewed", "leaving"), "leaving")],
)
def test_of_two_answers_of_one_day_the_later_holds(outcomes, term):
    assert terms(*(said("one", TODAY, outcome) for outcome in outcomes)).term == term


def test_the_most_urgent_come_first():
    alliance = Alliance(members=tuple(member(key) for key in ("fresh", "old", "goes", "busy")))
    alliance = alliance.model_copy(update={"activities": (activity("work", of="busy"),)})
    noted = (said("fresh", TODAY), said("goes", TODAY), said("goes", TODAY, "leaving"))
    found = worklist(alliance, confirmations=noted, on=TODAY)
    assert [due.organisation for due in found.members] == ["goes", "busy", "old", "fresh"]
    assert found.lights == {"green": 2, "amber": 0, "red": 3}
    assert found.members[1].records == {"green": 0, "amber": 0, "red": 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_steps_are_told_in_the_reader_s_language(language):
    noted = (said("one", dt.date(2021, 1, 1), "renewed"),)
    alliance = Alliance(members=(member("one"),))
    found = worklist(alliance, confirmations=noted, on=TODAY, words=Words(language))
    assert all(found.members[0].steps)


def test_no_term_ends_where_the_alliance_has_none(tmp_path, monkeypatch):
    noted = said("one", dt.date(2020, 1, 1), "renewed")
    assert terms(noted).term == "ended"
    (tmp_path / "themes.csv").write_text("key;en\nsea;Sea\n", "utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(tmp_path))
    due = terms(noted)
    assert (due.term, due.term_ends) == ("unknown", None)
    assert terms(said("one", TODAY, "leaving")).term == "leaving"


@pytest.mark.parametrize(
    ("outcomes", "term"),
    [
        (("leaving",), "leaving"),
        (("leaving", "left"), "unknown"),
        (("renewed", "left"), "unknown"),
        (("leaving", "left", "renewed"), "running"),
        (("leaving", "left", "leaving"), "leaving"),
    ],
)
@pytest.mark.parametrize("apart", [0, 1])
def test_who_left_and_came_back_asks_for_nothing_of_before(outcomes, term, apart):
    alliance = Alliance(members=(member("one"),))
    noted = [
        said("one", TODAY - dt.timedelta(days=apart * (9 - at)), outcome)
        for at, outcome in enumerate(outcomes)
    ]
    (due,) = worklist(alliance, confirmations=noted, on=TODAY).members
    assert due.term == term
    assert any("asks to leave" in step for step in due.steps) == (term == "leaving")


def test_work_that_a_member_confirms_is_known_to_go_on():
    work = activity("w", of="one", years=Years(start=2015, ongoing=True), as_of=2019)
    over = activity("v", of="two", years=Years(start=2015, end=2016), status="completed")
    alliance = Alliance(members=(member("one"), member("two")), activities=(work, over))
    noted = tuple(said(key, TODAY, part="activities") for key in (work.id, over.id))
    before, after = (
        {one.id: one.active for one in freshness(alliance, confirmations=some, on=TODAY)}
        for some in ((), noted)
    )
    assert (before["one"], after["one"]) == (2019, TODAY.year)
    assert before["two"] == after["two"] == 2016
    asked = [worklist(alliance, confirmations=some, on=TODAY).members for some in ((), noted)]
    steps = [{due.organisation: " ".join(due.steps) for due in some}["one"] for some in asked]
    assert ["No work is known since 2019" in some for some in steps] == [True, False]
