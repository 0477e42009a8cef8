"""Communities: who works among themselves, and who reaches across."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from broker.graph import Communities, Incidence


def incidence(works, *, organisations):
    pairs = [(one, number) for number, members in enumerate(works) for one in members]
    rows, columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Incidence(rows=rows, columns=columns, shape=(organisations, len(works)))


TWO = incidence(
    [*[(0, 1, 2, 3)] * 5, *[(4, 5, 6, 7)] * 5, (3, 4), (8,)],
    organisations=10,
)

EVEN = np.ones(TWO.shape[1], dtype=np.float32)


def test_two_circles_with_one_tie_are_two_communities():
    found = Communities.of(TWO, weights=EVEN)
    assert found.count == 2
    assert len(set(found.codes[:4])) == len(set(found.codes[4:8])) == 1
    assert found.codes[0] != found.codes[7]


def test_who_never_had_a_partner_is_in_none():
    assert Communities.of(TWO).codes[8:].tolist() == [-1, -1]


def test_span_is_nothing_within_a_circle_and_something_across():
    span = Communities.of(TWO, weights=EVEN).span(TWO)
    assert span[[0, 1, 2, 5, 6, 7, 8, 9]].tolist() == [0.0] * 8
    # Fifteen partnerships inside, one outside.
    expected = 1 - (15 / 16) ** 2 - (1 / 16) ** 2
    assert np.allclose(span[[3, 4]], expected)


def test_works_that_count_nothing_tie_nobody():
    weights = EVEN.copy()
    weights[5:] = 0.0
    codes = Communities.of(TWO, weights=weights).codes
    assert codes[:4].tolist() == [0, 0, 0, 0]
    assert codes[4:].tolist() == [-1] * 6


def test_the_same_seed_gives_the_same_groups():
    first, second = (Communities.of(TWO, seed=5).codes.tolist() for _ in range(2))
    assert first == second


def test_nobody_is_no_community():
    found = Communities.of(incidence([], organisations=3))
    assert found.count == 0
    assert found.span(incidence([], organisations=3)).tolist() == [0.0] * 3


@given(st.lists(st.sets(st.integers(0, 7), min_size=1, max_size=5), max_size=8))
def test_everybody_with_a_partner_is_in_one_and_spans_are_shares(works):
    world = incidence(works, organisations=8)
    found = Communities.of(world)
    partnered = world.partnerships > 0
    assert (found.codes[partnered] >= 0).all()
    assert (found.codes[~partnered] == -1).all()
    span = found.span(world)
    assert ((span >= 0) & (span <= 1)).all()
    assert set(found.codes[partnered]) == set(range(found.count))
