import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.text import LexicalIndex

WORDS = st.sampled_from(["forest", "river", "snow", "goat", "school", "trail", "of", "the"])
DOCUMENTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), min_size=1, max_size=8)


def test_scores_are_those_of_the_formula():
    index = LexicalIndex.build(["forest forest river", "river", "snow goat snow school trail"])
    # Two of three documents hold `river`, their lengths are 3 and 1, the mean is 3.
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    first = idf * 1 / (1.2 * (0.25 + 0.75 * 3 / 3) + 1)
    second = idf * 1 / (1.2 * (0.25 + 0.75 * 1 / 3) + 1)
    np.testing.assert_allclose(index.scores("rivers"), [first, second, 0], rtol=1e-6)
    # One holds `forest`, twice; the query says it three times.
    times = (7 + 1) * 3 / (7 + 3)
    forest = math.log(1 + 2.5 / 1.5) * 2 / (1.2 + 2)
    np.testing.assert_allclose(
        index.scores("forest, Forests, FOREST"), [times * forest, 0, 0], rtol=1e-6
    )


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.lists(WORDS, max_size=4).map(" ".join), st.randoms(use_true_random=False))
def test_permuted_documents_get_permuted_scores(documents, query, random):
    order = list(range(len(documents)))
    random.shuffle(order)
    scores = LexicalIndex.build(documents).scores(query)
    permuted = LexicalIndex.build([documents[number] for number in order]).scores(query)
    np.testing.assert_allclose(permuted, scores[order], rtol=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(WORDS.filter(lambda w: len(w) > 3), min_size=4, max_size=4).map(" ".join)))
def test_an_irrelevant_document_of_usual_length_keeps_the_order(documents):
    before = LexicalIndex.build(documents).scores("river")
    after = LexicalIndex.build([*documents, "other words are heere"]).scores("river")
    assert after[-1] == 0
    np.testing.assert_array_equal(
        np.sign(np.subtract.outer(before, before).round(6)),
        np.sign(np.subtract.outer(after[:-1], after[:-1]).round(6)),
    )


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, WORDS)
def test_a_document_scores_just_when_it_shares_a_word(documents, query):
    scores = LexicalIndex.build(documents).scores(query)
    shares = [query in text.split() and len(query) > 3 for text in documents]
    assert (scores > 0).tolist() == shares


def test_a_rare_word_counts_more_than_a_common_one():
    scores = LexicalIndex.build(["river snow", "river goat", "river trail"]).scores("river goat")
    assert scores.argmax() == 1


@pytest.mark.parametrize("documents", [[], [""], ["the of and", "🏔️"]])
def test_nothing_to_find_scores_zero(documents):
    index = LexicalIndex.build(documents)
    assert len(index) == len(documents)
    assert index.scores("forest the \ud800").tolist() == [0.0] * len(documents)


def test_a_query_without_words_scores_zero():
    assert not LexicalIndex.build(["forest", "river"]).scores("the ... 12").any()
