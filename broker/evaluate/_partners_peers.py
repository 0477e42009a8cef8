"""What others do: the methods that partner suggestions are compared with."""

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from broker.evaluate._light_graph import LightGraph
from broker.history import Past, Reading
from broker.rank.learned import Question
from broker.text import Encoder, LexicalIndex

Floats = NDArray[np.float32]
Peer = Callable[[Question], Floats]
"""Scores every organisation for a question; a score of 0 or less is no suggestion."""

VOTERS = 200
"""How many similar past works vote. It was the best depth for both text peers."""
_FACTORS = 64
_SEED = 1


class Peers:
    """Every peer, fitted on the same past.

    Args:
        past: What is known.
        other: The encoder of the peer that votes by meaning; None leaves that peer out.
    """

    def __init__(self, past: Past, *, other: Encoder | None) -> None:
        self._past = past
        self._other = Reading(history=past.history, encoder=other) if other else None

    def all(self) -> Mapping[str, Peer]:
        """Return the peers by name; factorisation only where its library is installed."""
        found: dict[str, Peer] = {
            "popularity": self.popularity,
            "past_partners": self.past_partners,
            "bm25_voting": self.bm25_voting,
            "centroid": self.centroid,
            "link_propagation": self.link_propagation,
            "light_graph": self.light_graph,
        }
        if find_spec("implicit"):
            found["matrix_factorisation"] = self.matrix_factorisation
        if self._other:
            found[f"{self._other.encoder.name}_voting"] = self.meaning_voting
        return found

    def popularity(self, question: Question) -> Floats:
        """Organisations by number of works."""
        return self._past.incidence.degrees

    def past_partners(self, question: Question) -> Floats:
        """Organisations by works with the coordinator; popularity parts equals."""
        if question.lead is None:
            return self.popularity(question)
        return self._past.incidence.past_partners(question.lead) + self._tie

    def bm25_voting(self, question: Question) -> Floats:
        """The works with the best BM25 score vote for their participants."""
        return self._votes(question, likeness=self._words.scores(question.text))

    def meaning_voting(self, question: Question) -> Floats:
        """The works nearest to another encoder's vector vote for their participants."""
        if self._other is None:
            return self._tie
        cosines = self._vectors @ self._other.encoder.encode([question.text])[0]
        return self._votes(question, likeness=np.maximum(cosines, 0.0))

    def centroid(self, question: Question) -> Floats:
        """Organisations by the cosine of the mean of their works with the text."""
        return self._past.centroids @ question.vector

    def matrix_factorisation(self, question: Question) -> Floats:
        """Organisations whose factors meet the coordinator's.

        Implicit-feedback matrix factorisation (Hu, Koren & Volinsky, Collaborative filtering for
        implicit feedback datasets, 2008).
        """
        return self._near(question, factors=self._factors)

    def light_graph(self, question: Question) -> Floats:
        """Organisations whose points, learned from the graph, are near the coordinator's."""
        return self._near(question, factors=self._points)

    def link_propagation(self, question: Question) -> Floats:
        """Paths of two partnerships from the coordinator, every node damped by its degree.

        The closed form to which light graph convolution comes down without training (Fu et al.,
        Revisiting neighborhood-based link prediction for collaborative filtering, 2022).
        """
        if question.lead is None or not self._past.known[question.lead]:
            return self.popularity(question)
        there = self._past.incidence
        damped = (1.0 / np.sqrt(np.maximum(there.degrees, 1.0))).astype(np.float32)
        spread = (1.0 / np.maximum(there.sizes, 1.0)).astype(np.float32)
        reached = np.zeros(len(damped), dtype=np.float32)
        reached[question.lead] = 1.0
        for _ in range(2):
            works = there.to_works(reached * damped) * spread
            reached = there.to_organisations(works) * damped
        return reached + self._tie

    def _near(self, question: Question, *, factors: Floats) -> Floats:
        if question.lead is None or not self._past.known[question.lead]:
            return self.popularity(question)
        near = np.maximum(factors @ factors[question.lead], 0.0) + self._tie
        return np.asarray(near, dtype=np.float32)

    def _votes(self, question: Question, *, likeness: Floats) -> Floats:
        votes = question.voters(likeness, most=VOTERS, among=self._past.told)
        return self._past.incidence.to_organisations(votes)

    @cached_property
    def _tie(self) -> Floats:
        degrees = self._past.incidence.degrees
        return np.asarray(1e-6 * degrees / max(float(degrees.max(initial=0.0)), 1.0), np.float32)

    @cached_property
    def _words(self) -> LexicalIndex:
        return LexicalIndex.build(self._past.history.texts)

    @cached_property
    def _vectors(self) -> Floats:
        if self._other is None:
            return np.zeros((0, 0), dtype=np.float32)
        told = np.flatnonzero(self._past.told)
        texts = [self._past.history.texts[place] for place in told]
        unique = list(dict.fromkeys(texts))
        place_of = {text: place for place, text in enumerate(unique)}
        rows = self._other.encoder.encode(unique)
        found = np.zeros((len(self._past.told), rows.shape[1]), dtype=np.float32)
        found[told] = rows[[place_of[text] for text in texts]]
        return found

    @cached_property
    def _points(self) -> Floats:
        return LightGraph(seed=_SEED).points(self._past.incidence)

    @cached_property
    def _factors(self) -> Floats:
        from implicit.cpu.als import AlternatingLeastSquares
        from threadpoolctl import threadpool_limits

        model = AlternatingLeastSquares(
            factors=_FACTORS,
            regularization=0.05,
            alpha=10.0,
            iterations=10,
            random_state=_SEED,
            num_threads=1,
        )
        from scipy.sparse import csr_matrix

        with threadpool_limits(1, "blas"):
            model.fit(csr_matrix(self._past.incidence.matrix), show_progress=False)
        return np.asarray(model.user_factors, dtype=np.float32)
