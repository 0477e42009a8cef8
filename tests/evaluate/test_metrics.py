"""Metrics worked out by hand, and properties that hold for every list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.evaluate import best_peer, hit_at, means, recall_at, reciprocal_rank

RANKED = ["a", "b", "c", "d"]


def test_by_hand():
    assert hit_at(1, RANKED, true={"b"}) == 0.0
    assert hit_at(2, RANKED, true={"b"}) == 1.0
    assert recall_at(2, RANKED, true={"b", "d"}) == 0.5
    assert recall_at(4, RANKED, true={"b", "d"}) == 1.0
    assert reciprocal_rank(RANKED, true={"c", "d"}) == pytest.approx(1 / 3)
    assert reciprocal_rank(RANKED, true={"z"}) == 0.0


def test_recall_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing is true"):
        recall_at(3, RANKED, true=set())


@given(st.permutations(range(8)), st.sets(st.integers(0, 7), min_size=1), st.integers(1, 8))
def test_a_longer_list_never_finds_less(order, wanted, k):
    ranked, true = [str(one) for one in order], {str(one) for one in wanted}
    assert recall_at(k, ranked, true=true) <= recall_at(k + 1, ranked, true=true)
    assert hit_at(k, ranked, true=true) == (reciprocal_rank(ranked, true=true) >= 1 / k)


def test_the_strongest_peer_is_the_one_compared():
    methods = {
        "ours": {"mrr": [0.8, 0.6]},
        "weak": {"mrr": [0.1, 0.1]},
        "strong": {"mrr": [0.4, 0.3]},
    }
    peer = best_peer(methods, metric="mrr")
    assert peer.name == "strong"
    assert peer.ratio == pytest.approx(2.0)
    assert peer.ci95 == pytest.approx((2.0, 2.0))


def test_means_over_a_slice():
    assert means({"mrr": [1.0, 0.0, 0.5]}, only=[0, 2]) == {"mrr": 0.75}
