"""Plain ways to guess who would pay, for comparison."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from broker.fund import Paid, Work

Floats = NDArray[np.float64]

_NEAREST = 10
"""Past works that vote."""


def popularity(
    history: Sequence[Paid], queries: Sequence[Work], *, funders: Sequence[str]
) -> Floats:
    """Score each funder by its share of the past works, shape (queries, funders)."""
    counts = Counter(work.funder for work in history)
    shares = np.array([counts[funder] / len(history) for funder in funders])
    return np.tile(shares, (len(queries), 1))


def by_agency(
    history: Sequence[Paid], queries: Sequence[Work], *, funders: Sequence[str]
) -> Floats:
    """Score each funder by how often it paid the same agency, and between equals by popularity."""
    counts = Counter((agency, work.funder) for work in history for agency in work.agencies)
    scores = np.array(
        [
            [sum(counts[agency, funder] for agency in work.agencies) for funder in funders]
            for work in queries
        ],
        dtype=float,
    )
    return scores + 0.5 * popularity(history, queries, funders=funders)


def nearest(history: Sequence[Paid], queries: Sequence[Work], *, funders: Sequence[str]) -> Floats:
    """Let the ten past works whose words are most alike vote, each with its cosine."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    weigh = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    rows = weigh.fit_transform(map(_words, history))
    alike = (weigh.transform(map(_words, queries)) @ rows.T).toarray()
    column = {funder: place for place, funder in enumerate(funders)}
    labels = np.array([column[work.funder] for work in history])
    scores = 1e-6 * popularity(history, queries, funders=funders)
    for score, cosines in zip(scores, alike, strict=True):
        near = np.argsort(-cosines, kind="stable")[:_NEAREST]
        np.add.at(score, labels[near], cosines[near])
    return scores


def regression(
    history: Sequence[Paid], queries: Sequence[Work], *, funders: Sequence[str], whole: bool
) -> Floats:
    """Return probabilities of a logistic regression on tf-idf of words and pairs of words.

    Args:
        history: Past works.
        queries: Works that are asked about.
        funders: The candidates, every funder of the history.
        whole: Whether country and agency are read besides name and summary.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    if len(funders) < 2:
        return np.ones((len(queries), len(funders)))
    read = _everything if whole else _words
    weigh = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    rows = weigh.fit_transform(map(read, history))
    model = LogisticRegression(C=10.0, max_iter=1000)
    model.fit(rows, [work.funder for work in history])
    found = model.predict_proba(weigh.transform(map(read, queries)))
    order = {funder: place for place, funder in enumerate(model.classes_)}
    return np.asarray(found[:, [order[funder] for funder in funders]])


def _words(work: Work) -> str:
    return f"{work.title}. {work.summary}"


def _everything(work: Work) -> str:
    return ". ".join((_words(work), *work.places, *work.agencies))
