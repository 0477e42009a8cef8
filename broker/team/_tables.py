"""A request for a team as arrays."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from broker.team._problem import Limit, Problem

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_NOBODY = -1


@dataclass(frozen=True)
class Tables:
    """Arrays over the candidates of one request, each made when it is first needed."""

    problem: Problem

    @property
    def size(self) -> int:
        """Number of candidates."""
        return len(self.problem.pool)

    @cached_property
    def gain(self) -> Floats:
        """Gain of each candidate, shape (candidates,)."""
        return np.array(self.problem.gain, dtype=np.float64)

    @cached_property
    def worth(self) -> Floats:
        """Worth of each aspect, shape (aspects,)."""
        return np.array([aspect.worth for aspect in self.problem.aspects], dtype=np.float64)

    @cached_property
    def brings(self) -> Floats:
        """1 where a candidate holds an aspect, shape (candidates, aspects)."""
        made = np.zeros((self.size, len(self.problem.aspects)))
        for column, aspect in enumerate(self.problem.aspects):
            made[list(aspect.holders), column] = 1.0
        return made

    def member(self, group: frozenset[int]) -> Floats:
        """Return 1 for each candidate in a group, shape (candidates,)."""
        made = np.zeros(self.size)
        made[list(group)] = 1.0
        return made

    def labels(self, limit: Limit) -> Ints:
        """Return the number of the group that each candidate is in, -1 for none."""
        made = np.full(self.size, _NOBODY, dtype=np.int64)
        for number, group in enumerate(limit.groups.values()):
            made[list(group)] = number
        return made

    @cached_property
    def features(self) -> Floats:
        """All that limits and seats can tell of each candidate, shape (candidates, features)."""
        columns: list[Floats] = []
        for limit in self.problem.all_limits:
            if limit.distinct:
                labels = self.labels(limit)
                columns += [(labels == label).astype(np.float64) for label in np.unique(labels)]
            else:
                columns.append(self.member(limit.members))
        columns += [self.member(able) for able in self.problem.seats.values()]
        columns.append(self.member(self.problem.guests))
        return np.column_stack(columns)
