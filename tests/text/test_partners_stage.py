"""Directions that tell who takes part in a work count more than others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.text.training._partners import turned

WATER, STYLE, _ = np.eye(3, dtype=np.float32)


def unit(rows):
    rows = np.asarray(rows, dtype=np.float64)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def works(*, rng, many=60):
    """Texts along three directions; the first alone decides who takes part."""
    rows = unit(rng.normal(size=(many, 3)))
    partners = [frozenset({"upstream"} if row[0] > 0 else {"downstream"}) for row in rows]
    return rows.astype(np.float32), partners


def test_what_partners_share_counts_more_than_what_they_do_not():
    vectors, partners = works(rng=np.random.default_rng(1))
    tokens = np.array([WATER + STYLE, WATER - STYLE, -WATER + STYLE])
    found = unit(turned(tokens, vectors=vectors, partners=partners, kept=3))
    same_partners, same_style = found[0] @ found[1], found[0] @ found[2]
    before = unit(tokens)
    assert before[0] @ before[1] == pytest.approx(before[0] @ before[2])
    assert same_partners > 0.3 > -0.3 > same_style


def test_what_is_cut_off_tells_least():
    rng = np.random.default_rng(2)
    vectors, partners = works(rng=rng)
    vectors = unit(vectors * (1, 1, 0.05)).astype(np.float32)
    given = {"vectors": vectors, "partners": partners}
    whole, cut = (unit(turned(vectors, **given, kept=kept)) for kept in (3, 2))
    assert cut.shape == (60, 2)
    assert np.abs(whole @ whole.T - cut @ cut.T).max() < 0.05


@given(seed=st.integers(0, 1000))
@settings(deadline=None, max_examples=25)
def test_words_that_mean_the_same_stay_together(seed):
    rng = np.random.default_rng(seed)
    vectors, partners = works(rng=rng)
    word = rng.normal(size=3)
    tokens = np.array([word, 2 * word, np.zeros(3)], dtype=np.float32)
    found = turned(tokens, vectors=vectors, partners=partners, kept=3)
    np.testing.assert_allclose(found[1], 2 * found[0], rtol=1e-4, atol=1e-5)
    assert not found[2].any()


@pytest.mark.parametrize("partners", [frozenset(), frozenset({"alone"})])
def test_where_nobody_is_known_twice_all_stays_as_it_was(partners):
    vectors = unit(np.random.default_rng(3).normal(size=(5, 4))).astype(np.float32)
    some = [partners] + [frozenset()] * 4
    tokens = np.random.default_rng(4).normal(size=(6, 4)).astype(np.float32)
    found = turned(tokens, vectors=vectors, partners=some, kept=4)
    np.testing.assert_allclose(found @ found.T, tokens @ tokens.T, rtol=1e-4, atol=1e-5)
    again = turned(tokens, vectors=vectors, partners=some, kept=4)
    assert np.array_equal(found, again)
