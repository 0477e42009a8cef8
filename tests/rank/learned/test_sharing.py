"""What is given away: variety within a list, places across lists; nobody is lost by it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.rank.learned import Ledger, Sharing, shared_order

scores = st.lists(st.floats(-20, 20), max_size=12)


def ordered(values, *, aspects=None, sharing, ledger=None):
    number = len(values)
    return shared_order(
        np.arange(number),
        scores=np.array(values, dtype=float),
        aspects=[np.array(aspects if aspects is not None else np.zeros(number), dtype=np.int64)],
        sharing=sharing,
        ledger=ledger,
    )


@settings(max_examples=60, deadline=None)
@given(
    scores,
    st.data(),
    st.floats(0, 1),
    st.floats(0, 3),
    st.integers(0, 15),
)
def test_everybody_stands_in_the_order_once(values, data, diversity, exposure, deep):
    kinds = data.draw(st.lists(st.integers(0, 3), min_size=len(values), max_size=len(values)))
    ledger = Ledger()
    ledger.enter([0, 2, 5])
    sharing = Sharing(diversity=diversity, exposure=exposure, deep=deep)
    found = ordered(values, aspects=kinds, sharing=sharing, ledger=ledger)
    assert sorted(found) == list(range(len(values)))


@given(scores)
def test_where_nothing_is_given_up_the_order_is_that_of_scores(values):
    found = ordered(values, sharing=Sharing(diversity=0, exposure=0), ledger=Ledger({0: 99.0}))
    assert found == np.argsort(-np.array(values), kind="stable").tolist()


def test_below_its_depth_the_order_stays():
    found = ordered([5, 4, 3, 2, 1], sharing=Sharing(deep=2), ledger=Ledger({0: 1e9}))
    assert found[2:] == [2, 3, 4]


def test_another_kind_comes_up():
    values, kinds = [1.00, 0.99, 0.98, 0.97], [0, 0, 1, 1]
    assert ordered(values, aspects=kinds, sharing=Sharing(diversity=0, exposure=0))[1] == 1
    assert ordered(values, aspects=kinds, sharing=Sharing(diversity=0.8, exposure=0))[1] == 2


def test_whoever_was_shown_makes_room_for_the_next_in_line():
    ledger = Ledger()
    sharing = Sharing(diversity=0, exposure=0.5, kept=0)
    first = []
    for _ in range(4):
        order = ordered([1.0, 0.95, 0.0], sharing=sharing, ledger=ledger)
        ledger.enter(order[:1])
        first.append(order[0])
    assert first == [0, 1, 0, 1], "they take turns; who fits less well stays below"


def test_who_fits_best_is_kept_however_often_it_was_shown():
    order = ordered(
        [1.0, 0.95], sharing=Sharing(diversity=0, exposure=9, kept=1), ledger=Ledger({0: 50.0})
    )
    assert order[0] == 0


def test_a_place_counts_by_the_attention_it_gets():
    ledger = Ledger()
    ledger.enter([7, 3, 4])
    ledger.enter([7])
    assert ledger.shown == {7: 2.0, 3: pytest.approx(0.63, abs=0.01), 4: 0.5}
