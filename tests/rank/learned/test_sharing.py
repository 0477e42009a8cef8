"""What is given away: variety within a list, places across lists; nobody is lost by it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.rank.learned import Ledger, Sharing, shared_order

chances = st.lists(st.floats(0, 1), max_size=40)
RAW = Sharing(diversity=0, exposure=0, newcomers=0)


def ordered(values, *, aspects=None, new=(), sharing, ledger=None):
    number = len(values)
    return shared_order(
        np.arange(number),
        probabilities=np.array(values, dtype=float),
        aspects=[np.array(aspects if aspects is not None else np.zeros(number), dtype=np.int64)],
        new=np.isin(np.arange(number), list(new)),
        sharing=sharing,
        ledger=ledger,
    )


@settings(max_examples=60, deadline=None)
@given(chances, st.data(), st.floats(0, 1), st.floats(0, 3), st.integers(0, 45), st.integers(0, 25))
def test_everybody_stands_in_the_order_once(values, data, diversity, exposure, deep, newcomers):
    kinds = data.draw(st.lists(st.integers(0, 3), min_size=len(values), max_size=len(values)))
    new = data.draw(st.sets(st.integers(0, 39)))
    ledger = Ledger()
    ledger.enter([0, 2, 5])
    sharing = Sharing(diversity=diversity, exposure=exposure, deep=deep, newcomers=newcomers)
    found = ordered(values, aspects=kinds, new=new, sharing=sharing, ledger=ledger)
    assert sorted(found) == list(range(len(values)))


@given(chances)
def test_where_nothing_is_given_up_the_order_is_that_of_probabilities(values):
    found = ordered(values, sharing=RAW, ledger=Ledger({0: 99.0}))
    assert found == np.argsort(-np.array(values), kind="stable").tolist()


def test_below_its_depth_the_order_stays():
    values = [0.5, 0.4, 0.3, 0.2, 0.1]
    assert ordered(values, sharing=Sharing(deep=2), ledger=Ledger({0: 1e9}))[2:] == [2, 3, 4]


def test_another_kind_comes_up():
    values, kinds = [0.50, 0.49, 0.48, 0.47], [0, 0, 1, 1]
    assert ordered(values, aspects=kinds, sharing=RAW)[1] == 1
    varied = Sharing(diversity=0.8, exposure=0, newcomers=0)
    assert ordered(values, aspects=kinds, sharing=varied)[1] == 2


def test_whoever_was_shown_makes_room_for_the_next_in_line():
    ledger = Ledger()
    sharing = Sharing(diversity=0, exposure=0.5, newcomers=0)
    first = []
    for _ in range(4):
        order = ordered([0.20, 0.18, 0.02], sharing=sharing, ledger=ledger)
        ledger.enter(order[:1])
        first.append(order[0])
    assert first == [0, 1, 0, 1], "they take turns; who fits less well stays below"


def test_who_fits_far_better_is_first_however_often_it_was_shown():
    sharing = Sharing(diversity=0, exposure=0.2)
    assert ordered([0.9, 0.05, 0.04], sharing=sharing, ledger=Ledger({0: 1000.0}))[0] == 0


def test_the_last_places_of_a_page_are_the_newcomers():
    values = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3]
    sharing = Sharing(diversity=0, exposure=0, newcomers=2, page=4)
    assert ordered(values, new=[5, 6], sharing=sharing) == [0, 1, 5, 6, 2, 3, 4]
    assert ordered(values, new=[1, 6], sharing=sharing) == [0, 1, 2, 6, 3, 4, 5]
    assert ordered(values, new=[0, 1, 6], sharing=sharing) == [0, 1, 2, 3, 4, 5, 6]
    assert ordered(values, new=[], sharing=sharing) == [0, 1, 2, 3, 4, 5, 6]
    assert ordered(values[:3], new=[2], sharing=sharing) == [0, 1, 2]


def test_a_place_counts_by_the_attention_it_gets():
    ledger = Ledger()
    ledger.enter([7, 3, 4])
    ledger.enter([7])
    assert ledger.shown == {7: 2.0, 3: pytest.approx(0.63, abs=0.01), 4: 0.5}
