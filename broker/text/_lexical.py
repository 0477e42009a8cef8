"""Lexical search: which documents share the words of a query, rare words counting more."""

from array import array
from collections import Counter
from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

from broker.text._words import stems

_K1 = 1.2
_B = 0.75
_K3 = 7.0


class LexicalIndex:
    """Okapi BM25 over stems (Robertson & Zaragoza 2009, `The Probabilistic Relevance Framework`).

    A document scores, summed over the distinct stems of the query,

        idf · tf / (k1 · (1 − b + b · length / mean length) + tf) · (k3 + 1) · qtf / (k3 + qtf)

    with idf = ln(1 + (N − df + ½) / (df + ½)), which is never negative, k1 = 1.2, b = 0.75, and
    k3 = 7, so that a word that a long proposal repeats counts more, but not without end.
    Make one with `build`.
    """

    def __init__(
        self,
        texts: Sequence[str],
        *,
        terms: dict[str, int],
        starts: NDArray[np.int64],
        documents: NDArray[np.int32],
        weights: NDArray[np.float32],
        norms: NDArray[np.float32],
    ) -> None:
        # The postings of term t are documents[starts[t]:starts[t + 1]], ascending.
        self._texts, self._terms, self._starts = texts, terms, starts
        self._documents, self._weights, self._norms = documents, weights, norms

    @classmethod
    def build(cls, texts: Sequence[str]) -> Self:
        """Index documents; takes a few seconds for 200,000 abstracts."""
        terms: dict[str, int] = {}
        lengths = np.zeros(len(texts), dtype=np.float32)
        sizes = np.zeros(len(texts), dtype=np.int64)
        found, counts = array("i"), array("i")
        for number, text in enumerate(texts):
            inside = Counter(stems(text))
            lengths[number], sizes[number] = inside.total(), len(inside)
            found.extend(terms.setdefault(one, len(terms)) for one in inside)
            counts.extend(inside.values())
        of_term = np.frombuffer(found, dtype=np.int32) if found else np.empty(0, dtype=np.int32)
        order = np.argsort(of_term, kind="stable")
        documents = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)[order]
        frequency = np.bincount(of_term, minlength=len(terms))
        tf = np.array(counts, dtype=np.float32)[order]
        mean = float(lengths.mean()) if terms else 1.0
        norm = _K1 * (1 - _B + _B * lengths[documents] / mean)
        idf = np.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        weights = np.repeat(idf, frequency) * tf / (norm + tf)
        own = weights * (_K3 + 1) * tf / (_K3 + tf)
        return cls(
            texts,
            terms=terms,
            starts=np.concatenate(([0], np.cumsum(frequency, dtype=np.int64))),
            documents=documents,
            weights=weights,
            norms=np.sqrt(np.bincount(documents, weights=own, minlength=len(texts))).astype(
                np.float32
            ),
        )

    def __len__(self) -> int:
        return len(self._texts)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Return the score of every document for a query: shape (documents,), never negative."""
        total = np.zeros(len(self._texts), dtype=np.float32)
        for term, times in self._asked(query).items():
            postings = slice(self._starts[term], self._starts[term + 1])
            total[self._documents[postings]] += np.float32(times) * self._weights[postings]
        return total

    def similarities(self, query: str) -> NDArray[np.float32]:
        """Return how alike every document and a query are: shape (documents,), from 0 to 1.

        The score over the geometric mean of what the document scores for its own text and what the
        query would score for itself at mean length; words that no document holds count as the
        rarest ones. Unlike `scores` it can be compared between queries.
        """
        rarest = float(np.log1p((len(self._texts) + 0.5) / 0.5))
        own = 0.0
        for one, times in Counter(stems(query)).items():
            term = self._terms.get(one)
            idf = rarest if term is None else self._idf(term)
            own += idf * times / (_K1 + times) * (_K3 + 1) * times / (_K3 + times)
        scale = self._norms * np.float32(own**0.5)
        scores = self.scores(query)
        alike: NDArray[np.float32] = np.zeros_like(scores)
        np.divide(scores, scale, out=alike, where=scale > 0)
        return np.minimum(alike, 1.0, out=alike)

    def _asked(self, query: str) -> dict[int, float]:
        """Return the known terms of a query with their weights."""
        known = Counter(self._terms[one] for one in stems(query) if one in self._terms)
        return {term: (_K3 + 1) * times / (_K3 + times) for term, times in known.items()}

    def _idf(self, term: int) -> float:
        frequency = int(self._starts[term + 1] - self._starts[term])
        return float(np.log1p((len(self._texts) - frequency + 0.5) / (frequency + 0.5)))

    def _weight(self, term: int, index: int) -> float:
        start, end = self._starts[term], self._starts[term + 1]
        at = start + np.searchsorted(self._documents[start:end], index)
        return float(self._weights[at])
