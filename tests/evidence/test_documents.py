"""What is known of each organisation, as documents: where, and from when."""

import pytest

from broker.model import Alliance, Need, Offer, Years
from tests import worlds


def work_of(one, **more):
    world = Alliance(members=(one,), activities=(worlds.activity("work", of=one.id, **more),))
    return next(d for d in worlds.evidence(world).documents if d.kind == "activity")


@pytest.mark.parametrize(
    "more", [{"scope": "national"}, {"scope": "regional", "regions": ("andes",)}]
)
def test_a_range_that_the_vocabulary_does_not_hold_breaks_nothing(more):
    one = worlds.member("a", country="PER", **more)
    assert work_of(one, ranges=("lost_hills",)).ranges == ("lost_hills",)
    assert work_of(one, ranges=("lost_hills", "cordillera-blanca")).ranges == ("cordillera-blanca",)


def test_finished_work_is_as_old_as_its_end_however_new_the_page_is():
    one = worlds.member("a")
    old = work_of(one, status="completed", years=Years(start=2003, end=2005), as_of=2024)
    new = work_of(one, status="completed", years=Years(start=2020, end=2023), as_of=2024)
    assert (old.year, new.year) == (2005, 2023)
    assert old.weight < new.weight
    assert work_of(one, status="completed", years=Years(), as_of=2024).year == 2024


def test_work_that_a_new_page_calls_running_is_as_new_as_the_page():
    running = work_of(worlds.member("a"), years=Years(start=2001), as_of=2024)
    assert (running.year, running.state) == (2024, "current")


def test_a_state_is_at_home_in_its_own_country_however_many_take_part():
    many = ("ARG", "BOL", "CHL", "COL", "ECU", "PER")
    state = worlds.member("peru", kind="government", country="PER")
    own = work_of(state, countries=many)
    assert (own.countries, own.wide) == (("PER",), False)
    assert work_of(worlds.member("a", country="PER"), countries=many).wide


def test_what_runs_is_believed_for_a_few_years_and_then_is_past():
    states = [
        work_of(worlds.member("a"), years=Years(start=2001), as_of=year).state
        for year in (2025, 2021, 2020, 2015)
    ]
    assert states == ["current", "current", "past", "past"]


def test_work_that_goes_on_weighs_more_than_the_same_work_when_it_is_over():
    running = work_of(worlds.member("a"), years=Years(start=2020), as_of=2024)
    over = work_of(worlds.member("a"), status="completed", years=Years(start=2020, end=2024))
    assert running.weight > over.weight >= 0.5


def test_an_event_weighs_less_than_work_of_substance():
    works = [work_of(worlds.member("a"), signal=signal).weight
             for signal in ("substantive", "one_off_event", "participation")]  # fmt: skip
    assert works[0] > works[1] > works[2] > 0


def test_an_offer_tells_more_than_a_need_and_what_is_stated_more_than_what_is_guessed():
    def weight(kind, confidence):
        one = kind(id="x", organisation="a", category="training", text="Courses on springs.",
                   source="https://example.org/x", confidence=confidence)  # fmt: skip
        part = {"offers": (one,)} if kind is Offer else {"needs": (one,)}
        world = Alliance(members=(worlds.member("a"),), **part)
        (found,) = [d for d in worlds.evidence(world).documents if d.kind in {"offer", "need"}]
        return found.weight

    assert weight(Offer, "stated") > weight(Need, "stated") > weight(Need, "inferred") > 0
    assert weight(Offer, "stated") > weight(Offer, "inferred")
