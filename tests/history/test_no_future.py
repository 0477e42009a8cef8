"""Whatever happens later changes nothing about an earlier question."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.history import Past, Reading
from broker.rank.learned import Question, candidates

from .tiny import WORDS, Dictionary, history, organisation

DAY = dt.date(2022, 1, 1)
KEYS = tuple("abcdef")
LATER = ("x", "y")
"""Organisations that only appear later; they come last, so that places stay the same."""

text = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def works(first, last, keys):
    day = st.dates(first, last).map(str)
    return st.lists(
        st.tuples(day, text, st.lists(st.sampled_from(keys), min_size=1, max_size=4, unique=True)),
        max_size=6,
    )


def made(earlier, later):
    named = [*((f"e{at}", *one) for at, one in enumerate(earlier)),
             *((f"l{at}", *one) for at, one in enumerate(later))]  # fmt: skip
    everybody = [*map(organisation, KEYS), *map(organisation, LATER if later else ())]
    found = history(named, organisations=everybody)
    return Past(reading=Reading(history=found, encoder=Dictionary(), until=DAY), day=DAY)


@settings(max_examples=60, deadline=None)
@given(
    works(dt.date(2015, 1, 1), dt.date(2021, 12, 31), KEYS),
    works(DAY, dt.date(2030, 1, 1), KEYS + LATER),
    text,
    st.none() | st.integers(0, len(KEYS) - 1),
)
def test_later_works_change_no_feature_of_an_earlier_question(earlier, later, asked, lead):
    then = candidates(Question(past=made(earlier, []), text=asked, lead=lead))
    now = candidates(Question(past=made(earlier, later), text=asked, lead=lead))
    assert then.places.tolist() == now.places.tolist()
    assert then.names == now.names
    for name, one, other in zip(then.names, then.values.T, now.values.T, strict=True):
        assert one == pytest.approx(other, abs=1e-5), name


def test_a_work_that_starts_on_the_day_is_not_known():
    past = made([("2021-12-31", "snow", "ab")], [("2022-01-01", "snow", "ac")])
    assert past.works.tolist() == [True, False]
    assert past.known.tolist() == [True, True, False, False, False, False, False, False]
    assert past.incidence.past_partners(0).tolist()[:3] == [0, 1, 0]


def test_what_words_are_worth_is_learned_from_what_was_known():
    known, more = [("2020-01-01", "snow water", "ab")], [("2023-01-01", "snow goat", "cd")] * 3
    before, after = made(known, []).reading, made(known, more).reading
    assert np.array_equal(before.common, after.common)
    assert "goat" not in after.lexical.vectoriser.get_feature_names_out()
    assert after.history.texts[1], "later works are read all the same"
    assert np.linalg.norm(after.vectors[1]) > 0


def test_activity_is_sorted_by_age():
    past = made(
        [("2021-06-01", "snow", "ab"), ("2015-06-01", "goat", "ac")], [("2023-01-01", "snow", "ad")]
    )
    recent, dated, old, fresh, led, company = past.activity[0]
    assert (recent, dated, old, led, company) == (1, 1, 0, 2, 1)
    assert 0 < fresh < 2


def test_shares_follow_the_weights():
    past = made([("2021-06-01", "snow", "ab")], [])
    weights = np.array([1, 0, 0, 0, 0, 0], dtype=np.float32)
    assert past.countries.shares(weights).tolist() == [1.0] * 6, "all are of one country"
    assert past.kinds.prior.tolist() == [1.0]
