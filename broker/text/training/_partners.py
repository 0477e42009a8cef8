"""The last stage: directions that tell who takes part in a work count more than others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from broker.text.training._teacher import Rows

_RIDGE = 1.0
"""What is added to the squares of the texts, so that rare directions do not run away."""
_AS_BEFORE = 0.3
"""Weight of every direction as it was, beside the mean of what the works say."""
_SEEN = 2
"""Works that somebody must have taken part in for saying anything about what they share."""

Square = NDArray[np.float64]


@dataclass(frozen=True)
class Works:
    """Texts of works and who took part in each.

    Attributes:
        texts: One for each work.
        partners: For each work, the codes of those who took part.
    """

    texts: tuple[str, ...]
    partners: tuple[frozenset[str], ...]


def turned(rows: Rows, *, vectors: Rows, partners: Sequence[frozenset[str]], kept: int) -> Rows:
    """Return a table in which works with partners in common are nearer to each other.

    A ridge regression (Hoerl and Kennard, 1970) from texts to those who took part gives the
    directions that tell them apart. Each is stretched by as much as it tells, none to nothing, and
    all are turned onto the principal axes of the stretched texts, the longest first, so that what
    is cut off is what tells least. One map for all rows: what is near in two languages stays near.

    Args:
        rows: Of the tokens, shape (tokens, dimensions).
        vectors: Of the works' texts, of length 1, shape (works, dimensions).
        partners: For each work, the codes of those who took part.
        kept: How many axes to keep; no more than there are dimensions.

    Returns:
        Shape (tokens, kept).
    """
    texts = vectors.astype(np.float64)
    stretch = _stretch(texts, partners=partners)
    along = texts @ stretch
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    _, axes = np.linalg.eigh(along.T @ along)
    return np.asarray(rows @ (stretch @ axes[:, ::-1][:, :kept]), dtype=np.float32)


def _stretch(texts: Square, *, partners: Sequence[frozenset[str]]) -> Square:
    """Return the symmetric map by which directions are stretched, shape (d, d)."""
    size = texts.shape[1]
    who = _who(partners)
    inner = texts.T @ texts + _RIDGE * np.eye(size)
    told = np.linalg.solve(inner, (who.T @ texts).T)
    squares, axes = np.linalg.eigh(told @ told.T)
    lengths = np.sqrt(np.maximum(squares, 0.0))
    if not lengths.max(initial=0.0) > 0:
        return np.eye(size)
    return np.asarray((axes * (lengths + _AS_BEFORE * lengths.mean())) @ axes.T)


def _who(partners: Sequence[frozenset[str]]) -> sp.csr_array:
    """Return who took part in which work, rows of length 1; who is everywhere counts for less."""
    times = Counter(code for some in partners for code in some)
    place = {code: at for at, code in enumerate(sorted(times)) if times[code] >= _SEEN}
    found = sp.lil_array((len(partners), len(times)))
    for work, some in enumerate(partners):
        for code in some & place.keys():
            found[work, place[code]] = 1 / np.log(2 + times[code])
    lengths = np.sqrt(found.multiply(found).sum(axis=1))
    return sp.csr_array(sp.diags_array(1 / np.maximum(lengths, 1e-9)) @ found.tocsr())
