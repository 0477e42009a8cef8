"""The texts of a history, made ready for comparison."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.history._history import History
from broker.text import Encoder, TfidfIndex

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]

_THEMES = 40


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Vectors and words of all works and names; the same for every day of a history.

    Nothing here is learned from who took part. How rare a word is, and what all texts have in
    common, is learned from the works that start before `until`.

    Attributes:
        history: What is read.
        encoder: What turns texts into vectors.
        until: The day from which on works are read, but not learned from; None learns from all.
    """

    history: History
    encoder: Encoder
    until: dt.date | None = None

    def before(self, day: dt.date) -> "Reading":
        """Return a reading that learned nothing from works of a day or later: itself if it can."""
        known = self.until is not None and self.until <= day
        return self if known else replace(self, until=day)

    @cached_property
    def learned(self) -> NDArray[np.bool_]:
        """Which works tell what words are worth, shape (works,)."""
        if self.until is None:
            return np.ones(len(self.history.works), dtype=np.bool_)
        return self.history.known(self.until)

    @cached_property
    def written(self) -> NDArray[np.bool_]:
        """Which works have a text, shape (works,)."""
        return np.array([bool(text) for text in self.history.texts], dtype=np.bool_)

    @cached_property
    def vectors(self) -> Floats:
        """Vectors of works, shape (works, dimensions), of length 1 or 0."""
        return self._apart(self._raw, common=self.common)

    @cached_property
    def themes(self) -> Floats:
        """Directions of the themes that works fall into, shape (themes, dimensions).

        Centres of k-means, which nobody has to name: they tell apart, and no more.
        """
        from sklearn.cluster import KMeans

        told = self.vectors[self.written & self.learned]
        most = min(_THEMES, len(np.unique(told, axis=0)))
        if not most:
            return np.zeros((0, self.encoder.dimensions), dtype=np.float32)
        found = KMeans(most, n_init=1, max_iter=20, random_state=1).fit(told)
        return np.asarray(found.cluster_centers_, dtype=np.float32)

    @cached_property
    def lexical(self) -> TfidfIndex:
        """Words of works."""
        texts = self.history.texts
        return TfidfIndex.build(texts, learned=None if self.until is None else self.learned)

    @cached_property
    def names(self) -> Floats:
        """Vectors of names, shape (organisations, dimensions)."""
        found = self.encoder.encode(self.history.names)
        told = np.zeros(len(found), dtype=np.bool_)
        told[self.history.rows[self.learned[self.history.columns]]] = True
        return self._apart(found, common=_mean(found[told]))

    @cached_property
    def name_words(self) -> "csr_array":
        """Words of names, as far as works use them; shape (organisations, terms)."""
        return self.lexical.vectors(self.history.names)

    def vector(self, text: str) -> Floats:
        """Return the vector of a text in the space of `vectors`, shape (dimensions,)."""
        one: Floats = self._apart(self.encoder.encode([text]), common=self.common)[0]
        return one

    @cached_property
    def _raw(self) -> Floats:
        return self.encoder.encode(self.history.texts)

    @cached_property
    def common(self) -> Floats:
        """The mean of all texts; what every project says tells nothing about any."""
        return _mean(self._raw[self.written & self.learned])

    @staticmethod
    def _apart(vectors: Floats, *, common: Floats) -> Floats:
        told = np.linalg.norm(vectors, axis=1, keepdims=True) > 0
        moved = np.where(told, vectors - common, 0.0)
        lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        return np.asarray(moved / lengths, dtype=np.float32)


def _mean(vectors: Floats) -> Floats:
    """Return the mean of some vectors, shape (dimensions,); zeros where there is none."""
    return np.asarray(vectors.sum(axis=0) / max(len(vectors), 1), dtype=np.float32)
