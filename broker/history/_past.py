"""A history as it was known on a day."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.graph import Incidence
from broker.history._history import History
from broker.history._reading import Reading

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float32]

RECENT = 3.0
"""Years within which a work is recent."""
DATED = 11.0
"""Years beyond which a work is old; those without a date are older."""
_FADING = 4.0
"""Years in which what a work counts falls to 1/e."""
_DOUBT = 2.0
"""How many works of the mean an organisation starts from."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """Everything that was known before a day, and sums over it that all questions share.

    Attributes:
        reading: The texts of the history.
        day: Works that start on it or later are not known.
    """

    reading: Reading
    day: dt.date

    @property
    def history(self) -> History:
        """The whole history, of which only a part is known."""
        return self.reading.history

    @cached_property
    def works(self) -> NDArray[np.bool_]:
        """Which works are known, shape (works,)."""
        return self.history.known(self.day)

    @cached_property
    def told(self) -> NDArray[np.bool_]:
        """Which known works have a text."""
        return self.works & self.reading.written

    @cached_property
    def ages(self) -> NDArray[np.float64]:
        """Years from the start of each work to the day."""
        return self.history.ages(self.day)

    @cached_property
    def recent(self) -> NDArray[np.bool_]:
        """Which known works with a text are recent; all dated ones where hardly any are."""
        young = self.told & (self.ages <= RECENT)
        return young if young.sum() >= 30 else self.dated

    @cached_property
    def dated(self) -> NDArray[np.bool_]:
        """Which known works with a text are not old; all where hardly any are."""
        young = self.told & (self.ages <= DATED)
        return young if young.sum() >= 30 else self.told

    @cached_property
    def freshness(self) -> Floats:
        """Weight of each work by age: it falls to 1/e in four years, shape (works,)."""
        return np.asarray(np.exp(-self.ages / _FADING), dtype=np.float32)

    @cached_property
    def incidence(self) -> Incidence:
        """Who took part in the known works."""
        kept = self.works[self.history.columns]
        return Incidence(
            rows=self.history.rows[kept],
            columns=self.history.columns[kept],
            shape=(len(self.history.organisations), len(self.history.works)),
        )

    @cached_property
    def known(self) -> NDArray[np.bool_]:
        """Which organisations took part in anything known, shape (organisations,)."""
        return np.greater(self.incidence.degrees, 0)

    @cached_property
    def activity(self) -> Floats:
        """Shape (organisations, 6): works by age (recent, dated, old), fresh, led, mean size."""
        there = self.incidence
        bands = [
            self.ages <= RECENT,
            (self.ages > RECENT) & (self.ages <= DATED),
            self.ages > DATED,
        ]
        led = self.history.leads[self.works]
        sums = there.to_organisations(
            np.stack([*(band.astype(np.float32) for band in bands), self.freshness], axis=1)
        )
        leading = np.bincount(led[led >= 0], minlength=len(self.known)).astype(np.float32)
        size = there.partnerships / np.maximum(there.degrees, 1.0)
        return np.concatenate([sums, np.stack([leading, size], axis=1)], axis=1)

    @cached_property
    def openness(self) -> Floats:
        """Share of an organisation's works that it joined under a coordinator new to it.

        Only dated works that another one coordinates count; the fewer there are, the nearer to the
        mean of all. Shape (organisations,), from 0 to 1.
        """
        history = self.history
        leads = history.leads[history.columns]
        dated = ~np.isnat(history.starts)[history.columns] & self.works[history.columns]
        counted = dated & (leads >= 0) & (leads != history.rows)
        rows = history.rows[counted]
        pairs = np.unique(np.stack([rows, leads[counted]]), axis=1)
        joined = np.bincount(rows, minlength=len(self.known))
        under = np.bincount(pairs[0], minlength=len(self.known))
        mean = under.sum() / max(int(joined.sum()), 1)
        return np.asarray((under + _DOUBT * mean) / (joined + _DOUBT), dtype=np.float32)

    @cached_property
    def centroids(self) -> Floats:
        """Mean direction of the works of each organisation, shape (organisations, dimensions)."""
        summed = self.incidence.to_organisations(self.reading.vectors)
        lengths = np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-9)
        return np.asarray(summed / lengths, dtype=np.float32)

    @cached_property
    def themes(self) -> NDArray[np.int64]:
        """The theme that the works of each organisation are nearest to, shape (organisations,).

        All have the same one where nothing has a text.
        """
        directions = self.reading.themes
        if not len(directions):
            return np.zeros(len(self.known), dtype=np.int64)
        return np.asarray(np.argmax(self.centroids @ directions.T, axis=1), dtype=np.int64)

    @cached_property
    def countries(self) -> "Groups":
        """Organisations by country."""
        return Groups.of(self.history.countries, weights=self.incidence.degrees)

    @cached_property
    def kinds(self) -> "Groups":
        """Organisations by kind."""
        return Groups.of(self.history.kinds, weights=self.incidence.degrees)

    @cached_property
    def by_work(self) -> "csr_array":
        """Participants of each known work, shape (works, organisations)."""
        return self.incidence.transposed


@dataclass(frozen=True, kw_only=True)
class Groups:
    """A property that organisations share.

    Attributes:
        keys: Values of the property.
        codes: Place of its value for each organisation.
        prior: Share of all participations by value.
    """

    keys: tuple[str, ...]
    codes: NDArray[np.int64]
    prior: Floats

    @classmethod
    def of(cls, values: tuple[str, ...], *, weights: Floats) -> "Groups":
        """Group organisations by a value each."""
        keys, codes = np.unique(np.array(values, dtype=str), return_inverse=True)
        prior = np.bincount(codes, weights=weights, minlength=len(keys))
        share = prior / max(float(prior.sum()), 1e-9)
        return cls(
            keys=tuple(map(str, keys)),
            codes=np.asarray(codes, dtype=np.int64),
            prior=share.astype(np.float32),
        )

    def shares(self, weights: Floats) -> Floats:
        """Return the share of a weight that falls on the value of each organisation."""
        found = np.bincount(self.codes, weights=weights, minlength=len(self.keys))
        return np.asarray((found / max(float(found.sum()), 1e-9)).astype(np.float32)[self.codes])
