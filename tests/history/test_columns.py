"""Records become columns, and nothing of them is lost."""

import datetime as dt

import numpy as np
import pytest

from broker.history import history_of, history_of_alliance
from broker.model import Activity, Alliance, Initiative, InputError, Years

from .tiny import history, organisation, work


def test_who_took_part_in_what():
    found = history([("w", "2020-05-01", "water", "ab"), ("v", None, "snow", "bc")])
    assert found.organisations == ("a", "b", "c")
    assert found.works == ("w", "v")
    assert found.incidence.members_of(1).tolist() == [1, 2]
    assert found.leads.tolist() == [0, 1]
    assert found.position["c"] == 2


def test_a_work_is_known_from_the_day_after_it_starts_and_always_without_a_date():
    found = history([("w", "2020-05-01", "water", "ab"), ("v", None, "snow", "bc")])
    assert found.known(dt.date(2020, 5, 1)).tolist() == [False, True]
    assert found.known(dt.date(2020, 5, 2)).tolist() == [True, True]


def test_age_is_counted_in_years_and_open_where_no_date_is():
    found = history([("w", "2020-05-01", "water", "ab"), ("v", None, "snow", "bc")])
    young, old = found.ages(dt.date(2022, 5, 1))
    assert round(float(young), 2) == 2.0
    assert old > 10
    assert found.ages(dt.date(2019, 1, 1))[0] == 0.0


def test_without_a_day_the_first_year_counts():
    one = Initiative(
        id="w", title="Water", type="project", status="unknown", members=("a", "nobody"),
        years=Years(start=2011), source="made up",
    )  # fmt: skip
    found = history_of([organisation("a")], initiatives=[one])
    assert found.starts[0] == np.datetime64("2011-01-01")
    assert found.leads.tolist() == [-1]
    assert found.rows.tolist() == [0], "a member that nobody knows is passed over"


def test_a_title_that_repeats_the_id_is_no_text():
    found = history_of([organisation("a")], initiatives=[work("w", "a")])
    assert (found.titles, found.texts) == (("",), ("",))


def test_an_alliance_counts_what_restates_an_initiative_once_and_no_plans():
    def activity(key, initiative=None, status="running"):
        return Activity(
            id=key, organisation="a", title=f"Title {key}", kind="project", status=status,
            partners=("b",), initiative=initiative, source="made up",
        )  # fmt: skip

    found = history_of_alliance(
        Alliance(
            around=(organisation("a"), organisation("b")),
            initiatives=(
                work("joint", "a", "b", text="Joint water"),
                work("hoped for", "a", "b").model_copy(update={"status": "awaiting_funds"}),
            ),
            activities=(
                activity("restated", "joint"),
                activity("own", status="completed"),
                activity("plan", status="planned"),
            ),
        )
    )
    assert found.works == ("joint", "own")
    assert found.incidence.past_partners(0).tolist() == [0, 2]


def test_a_text_tells_what_the_call_was_about():
    found = history_of(
        [organisation("a")],
        initiatives=[work("w", "a", text="Joint water"), work("x", "a", text="Goats")],
        calls={"w": "Rivers and lakes."},
    )
    assert [text.endswith("Rivers and lakes") for text in found.texts] == [True, False]


def test_two_organisations_with_one_id_are_refused():
    twice = (organisation("a"), organisation("a"))
    with pytest.raises(InputError, match="organisation 'a' is there twice"):
        history_of(twice, initiatives=())
