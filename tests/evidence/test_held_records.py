"""What a catalogue holds about one organisation, and what it could join."""

import pytest

from broker.evidence import Evidence, activities_of, focus_of, joinable, needs_of, offers_of
from broker.model import Alliance, Years
from tests import worlds


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return worlds.evidence(
        Alliance(
            members=(
                worlds.member(
                    "home", country="PER", themes=("water",), themes_inferred=("energy",)
                ),
                worlds.member("other"),
            ),
            activities=(
                worlds.activity("done", of="home", status="completed", years=Years(start=2025)),
                worlds.activity("to-come", of="home", status="planned", years=Years(start=2027)),
                worlds.activity("long", of="home", years=Years(start=2010, ongoing=True)),
                worlds.activity("new", of="home", years=Years(start=2024), countries=("ECU",)),
            ),
            initiatives=(
                worlds.initiative("goes-on", "other", years=Years(start=2022)),
                worlds.initiative("its-own", "home", "other", years=Years(start=2022)),
                worlds.initiative("over", "other", status="completed"),
                worlds.initiative("long-unheard-of", "other", as_of=2010),
                worlds.initiative("nobody-to-ask"),
            ),
        )
    )


def test_running_work_comes_first_and_the_newest_of_it(evidence):
    titles = [one.title for one in activities_of(evidence, "home")]
    assert titles == ["New", "Long", "To come", "Done"]
    assert activities_of(evidence, "other") == ()
    assert offers_of(evidence, "home") == needs_of(evidence, "home") == ()


def test_only_what_goes_on_without_somebody_can_be_joined(evidence):
    assert [one.id for one in joinable(evidence, "home")] == ["goes-on"]
    assert joinable(evidence, "other") == ()


def test_a_focus_holds_stated_themes_and_the_country_of_the_seat(evidence):
    focus = focus_of(evidence, "home")
    assert focus.themes == {"water"}
    assert focus.countries == {"PER", "ECU"}
    assert "andes" in focus.regions
