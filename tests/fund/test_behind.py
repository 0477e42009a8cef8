"""Which of two calls that fit as well goes first: the open one, and the one read lately."""

import datetime as dt

import pytest

from broker.fund import Facts, find_funding
from broker.model import Alliance
from tests import worlds

ALIKE = {
    "title": "Grants for springs",
    "summary": "Grants for wells.",
    "themes": ("watershed_management",),
}


def ranked(*calls, told=()):
    people = (worlds.member("ngo", country="PER"),)
    evidence = worlds.evidence(Alliance(members=people, funders=(worlds.PAYER,), calls=calls))
    facts = Facts.read(told, find=evidence.find)
    return find_funding(
        evidence,
        proposal=worlds.proposal(worlds.WATER),
        team=(evidence.organisation("ngo"),),
        facts=facts,
    ).calls


def alike(title, **more):
    return worlds.call(title.lower(), **{**ALIKE, "title": title, **more})


@pytest.mark.parametrize(
    "door",
    [
        {"pattern": "invitation"},
        {"as_of": 2016},
        {"as_of": 2016, "read_on": dt.date(2026, 5, 1)},
        {"as_of": None},
        {"source": "general knowledge; verify at https://example.org"},
    ],
)
def test_an_open_call_read_lately_goes_before_one_that_fits_as_well(door):
    # Neither is a sure yes, so that only the door and the age are left to tell them apart.
    first, second = ranked(
        alike("A", countries_note="Some countries", **door),
        alike("B", countries_note="Some countries"),
    )
    assert (first.call, second.call) == ("B", "A")
    (against,) = [one for one in second.reasons if one.contribution < 0]
    assert "Behind" in against.text
    assert sum(one.contribution for one in second.reasons) == pytest.approx(second.score)
    assert against in second.main_reasons(0)
    assert not [one for one in first.reasons if one.contribution < 0]


def test_the_older_the_further_behind():
    calls = [alike(str(year), as_of=year) for year in (2012, 2018, 2022, 2026)]
    assert [one.call for one in ranked(*calls)] == ["2026", "2022", "2018", "2012"]


def test_who_was_invited_finds_the_door_open():
    (one,) = ranked(alike("A", pattern="invitation"), told=("invited=yes",))
    assert not [reason for reason in one.reasons if reason.contribution < 0]


def test_a_prize_that_others_must_nominate_for_goes_behind_an_open_call():
    first, second = ranked(
        alike("A", conditions=("nominated = yes",)), alike("B", countries_note="Some countries")
    )
    assert (first.call, second.call) == ("B", "A")
    (against,) = [one for one in second.reasons if one.contribution < 0]
    assert against.text == "Behind open calls: others must nominate."


def test_who_was_nominated_finds_the_door_open():
    told = ("nominated=yes",)
    (one,) = ranked(alike("A", conditions=("nominated = yes",)), told=told)
    assert not [reason for reason in one.reasons if reason.contribution < 0]


def test_no_call_loses_more_than_it_has():
    (one,) = ranked(
        worlds.call("far", themes=("energy",), pattern="invitation", as_of=2006, regions=())
    )
    assert one.score >= 0
    assert sum(reason.contribution for reason in one.reasons) == pytest.approx(one.score)


@pytest.mark.parametrize(
    ("door", "cause"),
    [({"as_of": 2016}, "2016"), ({"source": "general knowledge"}, "not read in a source")],
)
def test_why_a_call_stands_behind_is_told_once(door, cause):
    (one,) = ranked(alike("A", **door))
    (against,) = [reason.text for reason in one.reasons if reason.contribution < 0]
    assert "Behind" in against
    assert "nobody" not in against
    assert sum(cause in said for said in (*one.because, against)) == 1


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"as_of": None}, "Check its terms: nobody noted when they were read."),
        ({"as_of": None, "read_on": dt.date(2020, 5, 1)}, "Check its terms: last read for 2020."),
        ({"as_of": None, "read_on": dt.date(2020, 5, 1), "status": "closed"},
         "It was closed when last read (2020)."),
    ],
)  # fmt: skip
def test_terms_without_a_year_are_told_by_the_day_on_which_they_were_read(dates, said):
    (one,) = ranked(alike("A", **dates))
    assert said in one.because


def test_of_calls_that_doubts_leave_nothing_the_one_that_fits_goes_first():
    doubtful = {"source": "our list", "pattern": "invitation", "regions": ()}
    fits = worlds.call("z", summary="Grants.", themes=("watershed_management",), **doubtful)
    other = worlds.call("a", summary="Grants.", themes=("energy",), **doubtful)
    first, second = ranked(other, fits)
    assert first.score == second.score == 0
    assert first.call == "Z"
