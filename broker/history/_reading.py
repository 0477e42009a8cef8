"""The texts of a history, made ready for comparison."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.history._history import History
from broker.text import Encoder, TfidfIndex

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Vectors and words of all works and names; the same for every day of a history.

    Nothing here is learned from who took part, so that it knows no future but that of words: how
    rare a word is, and what all texts have in common.
    """

    history: History
    encoder: Encoder

    @cached_property
    def written(self) -> NDArray[np.bool_]:
        """Which works have a text, shape (works,)."""
        return np.array([bool(text) for text in self.history.texts], dtype=np.bool_)

    @cached_property
    def vectors(self) -> Floats:
        """Vectors of works, shape (works, dimensions), of length 1 or 0."""
        return self._apart(self._raw, common=self.common)

    @cached_property
    def lexical(self) -> TfidfIndex:
        """Words of works."""
        return TfidfIndex.build(self.history.texts)

    @cached_property
    def names(self) -> Floats:
        """Vectors of names, shape (organisations, dimensions)."""
        found = self.encoder.encode(self.history.names)
        return self._apart(found, common=found.mean(axis=0))

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
        told = self._raw[self.written]
        return np.asarray(told.mean(axis=0) if len(told) else 0.0, dtype=np.float32)

    @staticmethod
    def _apart(vectors: Floats, *, common: Floats) -> Floats:
        told = np.linalg.norm(vectors, axis=1, keepdims=True) > 0
        moved = np.where(told, vectors - common, 0.0)
        lengths = np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
        return np.asarray(moved / lengths, dtype=np.float32)
