"""Organisations, works and who took part, as arrays."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from broker.graph import Incidence

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]

UNDATED = 12.0
"""Age in years of a work that tells no date; tables without dates are old ones."""


@dataclass(frozen=True, kw_only=True)
class History:
    """Joint works and their participants.

    Attributes:
        organisations: Their ids.
        names: Their names, in the same order; so are the next two.
        countries: ISO 3166 alpha-3 codes, empty where not known.
        kinds: Keys of kinds.
        works: Ids of the works.
        titles: Their titles, empty where there is none; in the order of `works`, as the next three.
        texts: Title and summary.
        sources: Where each work was read.
        starts: First day as a `datetime64[D]`, not-a-time where it is not known.
        leads: Place of the coordinator of each work, -1 where it is not known.
        rows: Place of the organisation of each participation.
        columns: Place of its work.
    """

    organisations: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    works: tuple[str, ...]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    sources: tuple[str, ...]
    starts: NDArray[np.datetime64]
    leads: Places
    rows: Places
    columns: Places

    @cached_property
    def incidence(self) -> Incidence:
        """Everybody who ever took part in anything."""
        return Incidence(
            rows=self.rows,
            columns=self.columns,
            shape=(len(self.organisations), len(self.works)),
        )

    @cached_property
    def position(self) -> dict[str, int]:
        """Place of each organisation by its id."""
        return {key: place for place, key in enumerate(self.organisations)}

    def known(self, day: dt.date) -> Mask:
        """Tell which works started before a day or have no date, shape (works,)."""
        return np.isnat(self.starts) | (self.starts < np.datetime64(day))

    def ages(self, day: dt.date) -> NDArray[np.float64]:
        """Return how many years before a day each work started; `UNDATED` where that is open."""
        days = (np.datetime64(day) - self.starts) / np.timedelta64(1, "D")
        years = np.asarray(days, dtype=np.float64) / 365.25
        return np.where(np.isnan(years), UNDATED, np.maximum(years, 0.0))
