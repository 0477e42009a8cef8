"""What a member confirmed is as of the year in which it did so."""

import datetime as dt

import pytest

import broker
from broker.freshness import as_confirmed, leave
from broker.model import Alliance, Confirmation, Years
from broker.store import open_catalogue
from tests.worlds import activity, member

TODAY = dt.date(2026, 6, 1)
WORK = activity("springs", of="one", years=Years(start=2012), as_of=2015)
WORLD = Alliance(members=(member("one", as_of=2015), member("two", as_of=2015)), activities=(WORK,))


def said(key: str, *, part: str = "members", on: dt.date = TODAY, outcome: str = "confirmed"):
    return Confirmation(part=part, record=key, on=on, by="focal point", outcome=outcome)


def test_only_what_was_confirmed_becomes_younger_and_only_in_its_year():
    noted = (said("one"), said(WORK.id, part="activities", on=dt.date(2020, 2, 29)))
    after = as_confirmed(WORLD, confirmations=noted, on=TODAY)
    assert [one.as_of for one in (*after.members, *after.activities)] == [2026, 2015, 2020]
    assert as_confirmed(after, confirmations=noted[1:], on=TODAY) == after


@pytest.mark.parametrize("noted", [(), (said("one", outcome="renewed"),)])
def test_who_only_renews_has_confirmed_nothing(noted):
    assert as_confirmed(WORLD, confirmations=noted, on=TODAY) == WORLD


def test_a_confirmation_that_is_still_to_come_does_not_count():
    noted = (said("one", on=TODAY + dt.timedelta(days=1)),)
    assert as_confirmed(WORLD, confirmations=noted, on=TODAY) == WORLD


def test_who_left_keeps_the_year_of_what_it_confirmed():
    after = as_confirmed(leave(WORLD, member="one"), confirmations=(said("one"),), on=TODAY)
    assert [one.as_of for one in after.around] == [2026]


def test_nobody_is_said_to_be_silent_for_years_right_after_it_confirmed(tmp_path):
    path = tmp_path / "c.sqlite"

    def cautions() -> tuple[str, ...]:
        evidence = broker.load(path, on=TODAY)
        proposal = broker.read_proposal(b"Springs of the hills", evidence=evidence)
        found = broker.recommend(evidence, proposal=proposal).recommendations
        return next(one.cautions for one in found if one.member == "One")

    with open_catalogue(path, fill=lambda: WORLD) as opened:
        assert any("Nothing newer than 2015" in one for one in cautions())
        opened.confirmations.add(said("one"), said(WORK.id, part="activities"))
        assert not any("Nothing newer than" in one for one in cautions())
        assert opened.load() == WORLD
