"""Who took part in what, as a sparse matrix: the collaboration graph where it is large."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Incidence:
    """A bipartite graph of organisations and their joint works.

    Two organisations are tied by every work that both take part in. No pair is ever stored: a
    product with the matrix walks from organisations to works, one with its transpose walks back.

    Attributes:
        rows: Place of an organisation for each participation, shape (participations,).
        columns: Place of the work for each participation.
        shape: Numbers of organisations and of works.
    """

    rows: Places
    columns: Places
    shape: tuple[int, int]

    @cached_property
    def matrix(self) -> "csr_array":
        """Ones where an organisation takes part, shape (organisations, works)."""
        from scipy.sparse import csr_array

        ones = np.ones(len(self.rows), dtype=np.float32)
        return csr_array((ones, (self.rows, self.columns)), shape=self.shape)

    @cached_property
    def transposed(self) -> "csr_array":
        """The same by works, shape (works, organisations)."""
        return self.matrix.T.tocsr()

    @cached_property
    def degrees(self) -> Floats:
        """In how many works each organisation takes part."""
        return np.bincount(self.rows, minlength=self.shape[0]).astype(np.float32)

    @cached_property
    def sizes(self) -> Floats:
        """How many organisations take part in each work."""
        return np.bincount(self.columns, minlength=self.shape[1]).astype(np.float32)

    @cached_property
    def shares(self) -> Floats:
        """1/(n - 1) for the n participants of each work (Newman 2001), 1 for single ones."""
        return np.asarray(1.0 / np.maximum(self.sizes - 1, 1), dtype=np.float32)

    @cached_property
    def partnerships(self) -> Floats:
        """How many times each organisation sat with another one, counted work by work."""
        return self.to_organisations(np.maximum(self.sizes - 1, 0))

    def works_of(self, organisation: int) -> Places:
        """Return the places of the works that one organisation takes part in."""
        matrix = self.matrix
        return np.asarray(
            matrix.indices[matrix.indptr[organisation] : matrix.indptr[organisation + 1]],
            dtype=np.int64,
        )

    def members_of(self, work: int) -> Places:
        """Return the places of the organisations that take part in one work."""
        matrix = self.transposed
        return np.asarray(
            matrix.indices[matrix.indptr[work] : matrix.indptr[work + 1]], dtype=np.int64
        )

    def to_organisations(self, weights: Floats) -> Floats:
        """Sum the weights of works over each organisation.

        Args:
            weights: Shape (works,), or (works, n) for n sums at once.
        """
        return np.asarray(self.matrix @ weights.astype(np.float32, copy=False))

    def to_works(self, weights: Floats) -> Floats:
        """Sum the weights of organisations over each work.

        Args:
            weights: Shape (organisations,), or (organisations, n).
        """
        return np.asarray(self.transposed @ weights.astype(np.float32, copy=False))

    def past_partners(self, organisation: int) -> Floats:
        """Return in how many works each organisation sat with one; 0 for itself."""
        met = self.to_organisations(self._own(organisation))
        met[organisation] = 0.0
        return met

    def adamic_adar(self, organisation: int) -> Floats:
        """Return the Adamic-Adar index with one organisation, along joint works.

        The sum over partners of 1/log(1 + partnerships), once for each work with the partner and
        for each further work it leads on to, which is weighted by 1/(n - 1) (Adamic & Adar,
        Friends and neighbors on the web, 2003). Works of the organisation itself do not count as a
        way to others; a partner leads on to itself as well, as one who is met again.
        """
        return self._through_partners(
            organisation, weights=np.reciprocal(np.log1p(np.maximum(self.partnerships, 2.0)))
        )

    def resource_allocation(self, organisation: int) -> Floats:
        """Return the resource allocation index with one organisation, along joint works.

        As `adamic_adar`, but a partner's weight is 1/partnerships (Zhou, Lü & Zhang, Predicting
        missing links via local information, 2009).
        """
        return self._through_partners(
            organisation, weights=np.reciprocal(np.maximum(self.partnerships, 1.0))
        )

    def pagerank(self, seeds: Floats, *, damping: float = 0.5, steps: int = 3) -> Floats:
        """Return personalised PageRank around some organisations.

        A walker goes from an organisation to one of its works and on to one of the participants,
        both at random, and starts again with probability 1 - damping (Haveliwala, Topic-sensitive
        PageRank, 2002). The sum is cut after some steps: with damping 0.5, what is left out after
        three is an eighth.

        Args:
            seeds: Where the walker starts, shape (organisations,), not negative.
            damping: Probability of a further step, from 0 to 1.
            steps: Number of steps.
        """
        reached: Floats = seeds / np.float32(max(float(seeds.sum()), 1e-9))
        total = np.zeros_like(reached)
        leaving = np.reciprocal(np.maximum(self.degrees, 1.0))
        arriving = np.reciprocal(np.maximum(self.sizes, 1.0))
        for step in range(steps):
            through = self.to_works(reached * leaving) * arriving
            reached = self.to_organisations(through)
            total += np.float32(damping**step) * reached
        return total

    def _own(self, organisation: int) -> Floats:
        own = np.zeros(self.shape[1], dtype=np.float32)
        own[self.works_of(organisation)] = 1.0
        return own

    def _through_partners(self, organisation: int, *, weights: Floats) -> Floats:
        through = self.to_works(self.past_partners(organisation) * weights) * self.shares
        through[self.works_of(organisation)] = 0.0
        found = self.to_organisations(through)
        found[organisation] = 0.0
        return found
