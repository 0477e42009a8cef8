"""Who is worth weighing, and what is known of them."""

import datetime as dt

import numpy as np
import pytest

from broker.history import Past
from broker.rank.learned import GROUPS, Question, candidates, questions_between, true_partners
from tests.history.tiny import history, reading

DAY = dt.date(2024, 1, 1)
WORKS = [
    ("w1", "2022-01-01", "snow water", "abc"),
    ("w2", "2021-01-01", "goat", "ad"),
    ("w3", "2023-06-01", "snow", "ce"),
    ("w4", "2024-06-01", "bread", "xyz"),
]


@pytest.fixture
def past():
    return Past(reading=reading(WORKS), day=DAY)


def asked(past, text="snow", lead=None):
    place = past.history.position[lead] if lead else None
    return candidates(Question(past=past, text=text, lead=place))


def names(past, found):
    return {past.history.organisations[place] for place in found.places}


def values(past, found, feature):
    column = found.values[:, found.names.index(feature)]
    keys = (past.history.organisations[place] for place in found.places)
    return dict(zip(keys, column.tolist(), strict=True))


def test_the_coordinator_and_whoever_is_not_known_yet_are_no_candidates(past):
    assert names(past, asked(past, lead="a")) == set("bcde")
    assert names(past, asked(past)) == set("abcde")


def test_works_vote_for_those_who_took_part(past):
    votes = values(past, asked(past), "both_400")
    assert votes["c"] > votes["e"] > 0, "two works about snow, one work about snow"
    assert votes["c"] > votes["a"] > 0 == votes["d"]


def test_work_with_the_coordinator_counts(past):
    found = asked(past, text="nothing", lead="a")
    assert values(past, found, "met") == {"b": 1, "c": 1, "d": 1, "e": 0}
    assert values(past, found, "adamic_adar")["e"] > 0, "through c"
    assert values(past, found, "active_ever") == {"b": 1, "c": 2, "d": 1, "e": 1}


def test_every_feature_belongs_to_a_signal_and_has_a_number(past):
    found = asked(past, lead="a")
    assert set(found.groups) == set(GROUPS)
    assert found.values.shape == (len(found.places), len(found.names))
    assert len(set(found.names)) == len(found.names) == len(found.groups)
    assert np.isfinite(found.values).all()


@pytest.mark.parametrize("text", ["", "goat goat", "no word of this is known", "\0\n;"])
def test_any_text_can_be_asked(past, text):
    assert np.isfinite(asked(past, text=text).values).all()


def test_without_a_coordinator_nothing_is_known_of_work_together(past):
    found = asked(past)
    columns = found.values[:, [at for at, group in enumerate(found.groups) if group == "history"]]
    raw = columns[:, : columns.shape[1] // 2]
    assert not raw[:, :5].any()


def test_a_newcomer_is_found_among_many_with_a_name(past):
    """Five hundred with many works about snow, and one whose single work is about it, too."""
    old = [f"o{at:03}" for at in range(500)]
    works = [(f"w{at}", "2020-01-01", "snow", old) for at in range(4)]
    works.append(("single", "2023-01-01", "snow", ["zz"]))
    many = Past(reading=reading(works), day=DAY)
    found = candidates(Question(past=many, text="snow", lead=None), each=20)
    assert "zz" in names(many, found)
    assert len(found.places) < 500


def test_an_empty_past_has_no_candidates():
    for works in ([], WORKS[-1:]):
        nobody = Past(reading=reading(works), day=DAY)
        found = candidates(Question(past=nobody, text="snow", lead=None))
        assert not len(found.places)
        assert found.values.shape == (0, len(found.names))


def test_works_become_questions_in_order_of_time():
    works = [
        ("late", "2023-01-01", "snow", "abcd"),
        ("early", "2022-01-01", "snow", "abcd"),
        ("small", "2022-06-01", "snow", "abc"),
        ("silent", "2022-06-01", "", "abcd"),
        ("undated", None, "snow", "abcd"),
    ]
    found = history(works)
    chosen = questions_between(found, since=dt.date(2022, 1, 1))
    assert [found.works[work] for work in chosen] == ["early", "late"]
    before = questions_between(found, since=dt.date(2022, 1, 1), until=dt.date(2023, 1, 1))
    assert [found.works[work] for work in before] == ["early"]
    assert true_partners(found, work=0).tolist() == [1, 2, 3]
