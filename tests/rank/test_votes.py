"""How pieces of evidence add up."""

from hypothesis import given
from hypothesis import strategies as st

from broker.rank._support import spread, vote

shares = st.lists(st.floats(0.001, 1.0), max_size=12)


@given(shares)
def test_votes_stay_between_zero_and_one(values):
    total = sum(share for share, _ in vote((value, None) for value in values))
    assert 0.0 <= total <= 1.0


@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=5), st.data())
def test_taking_evidence_away_lowers_the_vote(values, data):
    gone = data.draw(st.integers(0, len(values) - 1))
    rest = values[:gone] + values[gone + 1 :]
    before = sum(share for share, _ in vote((value, None) for value in values))
    after = sum(share for share, _ in vote((value, None) for value in rest))
    assert after < before


@given(st.floats(0.5, 1.0))
def test_many_weak_matches_do_not_beat_a_good_one(value):
    one = sum(share for share, _ in vote([(value, None)]))
    many = sum(share for share, _ in vote([(value / 2, None)] * 100))
    assert one > many


def test_what_counts_nothing_has_no_vote():
    assert vote([(0.0, "a"), (-1.0, "b")]) == []


@given(shares, st.floats(0.0, 1.0))
def test_weights_over_themes_or_places_sum_to_one(values, discount):
    weights = spread(values, discount=discount)
    assert len(weights) == len(values)
    if values:
        assert abs(sum(weights) - 1.0) < 1e-9


@given(st.lists(st.floats(0.0, 1.0), min_size=2, max_size=6, unique=True))
def test_the_best_served_theme_weighs_most(values):
    weights = spread(values, discount=0.5)
    assert weights[values.index(max(values))] == max(weights)
