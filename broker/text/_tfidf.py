"""Likeness of words and pairs of words, by cosine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from broker.text._stopwords import STOPWORDS

if TYPE_CHECKING:
    from scipy.sparse import csr_array
    from sklearn.feature_extraction.text import TfidfVectorizer

Floats = NDArray[np.float32]
Arrays = Mapping[str, NDArray[np.generic]]

_MOST_TERMS = 200_000
_COMMON = 0.3
_FEW = 100
"""With fewer texts than this, no word is too rare or too common."""


@dataclass(frozen=True, kw_only=True)
class TfidfIndex:
    """Cosines of tf-idf vectors over words and pairs of neighbouring words.

    Term frequency counts with its logarithm, inverse document frequency is smoothed, vectors have
    length 1 (Salton & Buckley, Term-weighting approaches in automatic text retrieval, 1988). For
    whole pages against whole pages it votes better than BM25, which is made for short questions.

    Attributes:
        vectoriser: scikit-learn's, fitted.
        rows: Vectors of the texts, shape (texts, terms).
    """

    vectoriser: "TfidfVectorizer"
    rows: "csr_array"

    @classmethod
    def build(
        cls, texts: Sequence[str], *, learned: NDArray[np.bool_] | None = None
    ) -> "TfidfIndex":
        """Index texts; half a minute for 200,000 abstracts.

        Args:
            texts: What to index.
            learned: Which of them tell the words and how rare they are; all by default.
        """
        from scipy.sparse import csr_array

        known = (
            texts
            if learned is None
            else [texts[place] for place in np.flatnonzero(learned).tolist()]
        )
        vectoriser = _vectoriser(few=len(known) < _FEW)
        try:
            if learned is None:
                return cls(vectoriser=vectoriser, rows=csr_array(vectoriser.fit_transform(texts)))
            vectoriser.fit(known)
        except ValueError:
            # No text holds a word; an index of a single word that never occurs finds nothing.
            vectoriser = _vectoriser(few=True).fit(["nothing"])
        return cls(vectoriser=vectoriser, rows=_rows(vectoriser, texts))

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Return the index as arrays, from which `from_arrays` makes it again."""
        terms = "\n".join(map(str, self.vectoriser.get_feature_names_out()))
        return {
            "terms": np.frombuffer(terms.encode("utf-8"), dtype=np.uint8),
            "idf": np.asarray(self.vectoriser.idf_, dtype=np.float32),
            "data": self.rows.data,
            "indices": self.rows.indices,
            "indptr": self.rows.indptr,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "TfidfIndex":
        """Return the index that arrays describe.

        Raises:
            KeyError: If an array is missing.
            ValueError: If they do not fit together.
        """
        from scipy.sparse import csr_array

        terms = arrays["terms"].tobytes().decode("utf-8").split("\n")
        vectoriser = _vectoriser(few=True)
        vectoriser.set_params(vocabulary={term: place for place, term in enumerate(terms)})
        vectoriser.idf_ = arrays["idf"]
        rows = csr_array(
            (
                arrays["data"].astype(np.float32, copy=False),
                arrays["indices"].astype(np.int32, copy=False),
                arrays["indptr"].astype(np.int32, copy=False),
            ),
            shape=(len(arrays["indptr"]) - 1, len(terms)),
        )
        return cls(vectoriser=vectoriser, rows=rows)

    def similarities(self, query: str) -> Floats:
        """Return the cosine of each text with a query, shape (texts,), from 0 to 1."""
        return self.against(self.rows, query=query)

    def vectors(self, texts: Sequence[str]) -> "csr_array":
        """Return the vectors of other texts by the same words, shape (texts, terms)."""
        return _rows(self.vectoriser, texts)

    def against(self, rows: "csr_array", *, query: str) -> Floats:
        """Return the cosine of each row with a query, shape (rows,)."""
        asked = self.vectoriser.transform([query])
        dense = np.zeros(rows.shape[1], dtype=np.float32)
        dense[asked.indices] = asked.data
        return np.asarray(rows @ dense, dtype=np.float32)


def _rows(vectoriser: "TfidfVectorizer", texts: Sequence[str]) -> "csr_array":
    from scipy.sparse import csr_array

    if not len(texts):
        none = csr_array((0, len(vectoriser.get_feature_names_out())), dtype=np.float32)
        return cast("csr_array", none)
    return cast("csr_array", csr_array(vectoriser.transform(texts)))


def _vectoriser(*, few: bool) -> "TfidfVectorizer":
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        strip_accents="unicode",
        stop_words=sorted(STOPWORDS),
        sublinear_tf=True,
        ngram_range=(1, 2),
        min_df=1 if few else 2,
        max_df=1.0 if few else _COMMON,
        max_features=_MOST_TERMS,
        dtype=np.float32,
    )
