"""What is known of each organisation, as documents: where, and from when."""

import pytest

from broker.model import Alliance, Years
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
