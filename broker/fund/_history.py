"""What funders have paid for, and what that tells about who would pay for a work."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.fund._features import Features, Work
from broker.model import Year

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]

_HALF_LIFE = 2.0
"""Years after which a decision counts half: funds open, fill up and close."""

_STRENGTH = 10.0
"""Inverse of the weight of the penalty on large coefficients."""

_MOST = 5_000
"""Decisions that are learned from, the latest ones; effort grows with the third power of them."""

_ROUNDS, _CLOSE = 300, 3e-4
"""Steps at most, and the slope of the mean loss at which the search ends."""

_JITTER = 1e-6
"""Added to the diagonal so that works told in the same words can be factorised."""


class Paid(Work):
    """Work that a funder paid for."""

    funder: str
    year: Year | None = None
    """Year of the decision; one that is not known counts as the oldest of the others."""


class History:
    """A model of which funder pays for which work, learned from what was paid for.

    Multinomial logistic regression over words, parts of words, places and agencies, with an L2
    penalty, solved in its dual form (kernel logistic regression: Zhu & Hastie 2005): the score of a
    funder is a sum over past works, each as much as it is like the work that is asked about, so
    that a suggestion can be traced to the works that it rests on. A decision of y years ago weighs
    2^(-y/2).

    Args:
        works: What was paid for; at least one.
        year: The year in which the question is asked.
    """

    def __init__(self, works: Sequence[Paid], *, year: int) -> None:
        self.works = tuple(sorted(works, key=lambda work: work.year or 0)[-_MOST:])
        self.funders = tuple(sorted({work.funder for work in self.works}))
        column = {funder: place for place, funder in enumerate(self.funders)}
        self._features = Features(self.works)
        self._rows = self._features.rows(self.works)
        self._pulls, self._base = _learned(
            self._rows,
            labels=np.array([column[work.funder] for work in self.works], dtype=int),
            weights=_recency(self.works, year=year),
            classes=len(self.funders),
        )

    def shares(self, works: Sequence[Work]) -> Floats:
        """Return how likely each funder is to be the one, shape (works, funders), rows sum to 1."""
        alike = self._features.rows(works) @ self._rows.T
        return _softmax(np.asarray(alike @ self._pulls) + self._base)


def _recency(works: Sequence[Paid], *, year: int) -> Floats:
    """Return weights with a mean of 1; what lies in the future counts as of this year."""
    known = [work.year for work in works if work.year is not None]
    oldest = min(known, default=year)
    years = np.array([oldest if work.year is None else work.year for work in works], dtype=float)
    weights = 0.5 ** (np.maximum(year - years, 0.0) / _HALF_LIFE)
    return np.asarray(weights / weights.mean())


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _learned(
    rows: "csr_matrix", *, labels: NDArray[np.int_], weights: Floats, classes: int
) -> tuple[Floats, Floats]:
    """Return how much each past work pulls to each funder, and what each funder has anyway.

    With K = L Lᵀ the likeness of all works, the loss is that of a plain regression on the rows of
    L, which is far smaller than one on all terms; the pulls are what L leaves of its coefficients.
    """
    from scipy.linalg import cholesky, solve_triangular
    from scipy.optimize import minimize

    count = len(labels)
    alike = (rows @ rows.T).toarray()
    alike[np.diag_indices(count)] += _JITTER
    lower = cholesky(alike, lower=True)
    truth = np.zeros((count, classes))
    truth[np.arange(count), labels] = 1.0

    def loss(flat: Floats) -> tuple[float, Floats]:
        table = flat.reshape(count + 1, classes)
        shares = _softmax(lower @ table[:-1] + table[-1])
        likely = np.log(np.maximum(shares[np.arange(count), labels], 1e-300))
        value = -float(weights @ likely) + float((table[:-1] ** 2).sum()) / (2 * _STRENGTH)
        miss = (shares - truth) * weights[:, None]
        slope = np.vstack([lower.T @ miss + table[:-1] / _STRENGTH, miss.sum(axis=0)])
        return value / count, slope.ravel() / count

    found = minimize(
        loss,
        np.zeros((count + 1) * classes),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _ROUNDS, "gtol": _CLOSE, "ftol": 0.0},
    )
    table = np.asarray(found.x).reshape(count + 1, classes)
    return solve_triangular(lower, table[:-1], lower=True, trans="T"), table[-1]
