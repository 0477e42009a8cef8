"""A trained light graph method, for comparison: organisations as points near their partners."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.graph import Incidence

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]

_FIRST, _SECOND, _TINY = 0.9, 0.999, 1e-8
_OFTEN = 4
"""How often a step draws each participation at most, on average."""


@dataclass(frozen=True, kw_only=True)
class LightGraph:
    """How LightGCN is trained.

    Light graph convolution (He et al., LightGCN: simplifying and powering graph convolution network
    for recommendation, 2020). Points of organisations and of works are the mean of what zero to
    `layers` steps of the normalised graph make of their own rows. Training is Bayesian personalised
    ranking (Rendle et al. 2009): of two organisations, the one that shares a work with a third is
    to be nearer to it. All is linear, so that gradients need one more walk through the same graph
    and no library.

    Attributes:
        dimensions: Length of a point.
        layers: Steps through the graph.
        steps: How often the rows are changed.
        batch: Partnerships in a step; fewer where there are few, for more would repeat them.
        rate: Learning rate of Adam (Kingma & Ba 2015).
        decay: Weight of the rows' squared length.
        seed: Start of what is drawn.
    """

    dimensions: int = 64
    layers: int = 3
    steps: int = 300
    batch: int = 8192
    rate: float = 0.02
    decay: float = 1e-4
    seed: int = 1

    def points(self, incidence: Incidence) -> Floats:
        """Return a point for each organisation, shape (organisations, dimensions).

        Those without any work get points of nothing, zeros.
        """
        rng = np.random.default_rng(self.seed)
        number = incidence.shape[0]
        walk = _normalised(incidence)
        rows = (0.1 * rng.standard_normal((walk.shape[0], self.dimensions))).astype(np.float32)
        pairs = _Pairs(incidence, rng=rng)
        first, second = np.zeros_like(rows), np.zeros_like(rows)
        for step in range(1, self.steps + 1):
            if not pairs.number:
                break
            found = self._spread(rows, walk=walk)
            drawn = pairs.draw(min(self.batch, _OFTEN * pairs.number))
            gradient = self._spread(_pull(found, *drawn), walk=walk)
            gradient += np.float32(self.decay) * rows
            first = _FIRST * first + (1 - _FIRST) * gradient
            second = _SECOND * second + (1 - _SECOND) * gradient**2
            ready = np.sqrt(second / (1 - _SECOND**step)) + _TINY
            rows -= np.float32(self.rate) * (first / (1 - _FIRST**step)) / ready
        found = self._spread(rows, walk=walk)[:number]
        found[incidence.degrees == 0] = 0.0
        return found

    def _spread(self, rows: Floats, *, walk: "csr_array") -> Floats:
        total, there = rows.copy(), rows
        for _ in range(self.layers):
            there = np.asarray(walk @ there, dtype=np.float32)
            total += there
        return total / np.float32(self.layers + 1)


class _Pairs:
    """Draws organisations that shared a work, and others."""

    def __init__(self, incidence: Incidence, *, rng: np.random.Generator) -> None:
        joint = incidence.sizes[incidence.columns] > 1
        order = np.argsort(incidence.columns[joint], kind="stable")
        self._rows = incidence.rows[joint][order]
        columns = incidence.columns[joint][order]
        self._starts = np.searchsorted(columns, columns)
        self._sizes = np.searchsorted(columns, columns, side="right") - self._starts
        self._known = np.flatnonzero(incidence.degrees)
        self._rng = rng

    @property
    def number(self) -> int:
        """How many participations with a partner there are."""
        return len(self._rows)

    def draw(self, number: int) -> tuple[NDArray[np.int64], ...]:
        """Return organisations, a partner of each, and somebody else for each."""
        one = self._rng.integers(0, len(self._rows), number)
        inside = one - self._starts[one]
        # Anybody of the work but the organisation itself.
        step = 1 + (self._rng.random(number) * (self._sizes[one] - 1)).astype(np.int64)
        other = self._starts[one] + (inside + step) % self._sizes[one]
        stranger = self._known[self._rng.integers(0, len(self._known), number)]
        return self._rows[one], self._rows[other], stranger


def _pull(
    points: Floats,
    one: NDArray[np.int64],
    partner: NDArray[np.int64],
    stranger: NDArray[np.int64],
) -> Floats:
    """Return the gradient of the ranking loss for every point."""
    apart = points[partner] - points[stranger]
    margin = (points[one] * apart).sum(axis=1, keepdims=True)
    weight = (-1.0 / (1.0 + np.exp(np.clip(margin, -30, 30))) / len(one)).astype(np.float32)
    gradient = np.zeros_like(points)
    np.add.at(gradient, one, weight * apart)
    np.add.at(gradient, partner, weight * points[one])
    np.add.at(gradient, stranger, -weight * points[one])
    return gradient


def _normalised(incidence: Incidence) -> "csr_array":
    """Return the graph of organisations and works, each tie over the roots of both degrees."""
    from scipy.sparse import csr_array

    number, works = incidence.shape
    roots = np.sqrt(incidence.degrees[incidence.rows] * incidence.sizes[incidence.columns])
    ties = (1.0 / np.maximum(roots, 1.0)).astype(np.float32)
    there, back = incidence.rows, incidence.columns + number
    return csr_array(
        (
            np.concatenate([ties, ties]),
            (np.concatenate([there, back]), np.concatenate([back, there])),
        ),
        shape=(number + works, number + works),
    )
