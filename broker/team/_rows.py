"""A request for a team as linear rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from broker.model import Rule
from broker.team._problem import Limit, Problem

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass
class Rows:
    """Columns with a worth, and rows that may not exceed a limit, in the order they are added.

    The first columns are the candidates. Every column is at least 0.
    """

    worth: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    highest: list[float] = field(default_factory=list)
    limit: list[float] = field(default_factory=list)
    entries: tuple[list[int], list[int], list[float]] = field(default_factory=lambda: ([], [], []))
    """Rows, columns and values of the matrix."""

    def column(self, worth: float, *, whole: bool = True, highest: float = 1.0) -> int:
        """Add a column from 0 to its highest value, and return its number."""
        self.worth.append(worth)
        self.whole.append(whole)
        self.highest.append(highest)
        return len(self.worth) - 1

    def row(self, values: Mapping[int, float], *, most: float) -> None:
        """Add a row."""
        rows, columns, numbers = self.entries
        rows += [len(self.limit)] * len(values)
        columns += values
        numbers += values.values()
        self.limit.append(most)

    def covered(self, column: int, holders: Iterable[int]) -> None:
        """Let a column be 1 only if one of its holders is in."""
        self.row({**dict.fromkeys(sorted(holders), -1.0), column: 1.0}, most=0.0)

    def matrix(self) -> "csr_array":
        """Return the values, shape (rows, columns)."""
        from scipy.sparse import csr_array

        numbers, columns, values = self.entries
        shape = (len(self.limit), len(self.worth))
        return csr_array((values, (numbers, columns)), shape=shape)


def rows_of(problem: Problem, *, sharp: bool = True, copies: Sequence[int] | None = None) -> Rows:
    """Return the linear model of a request.

    A binary column for each candidate; one between 0 and 1 for each aspect, at most the number of
    its holders in the team; a binary one for each country or kind that a rule counts.

    Args:
        problem: The request.
        sharp: Bound the countries or kinds of which at most so many are allowed by a row for each
            candidate, which is nearer to the truth, instead of one for each country or kind.
        copies: How often each candidate could be in, where it stands for several who are alike.
    """
    rows = Rows()
    many = copies or (1,) * len(problem.pool)
    for gain, most in zip(problem.gain, many, strict=True):
        rows.column(gain, highest=float(most))
    for aspect in problem.aspects:
        if aspect.holders:
            # It is worth something, so that it is 1 in any solution that is best.
            rows.covered(rows.column(aspect.worth, whole=False), aspect.holders)
    said = (
        limit for rule in problem.rules if rule.what != "seat" for limit in problem.limits(rule)
    )
    for limit in (*said, *problem.unsaid):
        if limit.distinct:
            _distinct(rows, limit, copies=many, together=None if sharp else problem.largest)
        else:
            _bounded(rows, limit, columns=limit.members)
    if problem.seats:
        _seated(rows, problem, copies=many)
    _tied(rows, problem)
    return rows


def _bounded(rows: Rows, limit: Limit | Rule, *, columns: Iterable[int]) -> None:
    sign = -1.0 if limit.at_least else 1.0
    rows.row(dict.fromkeys(sorted(columns), sign), most=sign * limit.number)


def _distinct(rows: Rows, limit: Limit, *, copies: Sequence[int], together: int | None) -> None:
    """Count groups; where at most so many are allowed, a row for each member of a group bounds it.

    With `together`, the most members of a team, it is one row for the whole group.
    """
    columns = []
    for group in limit.groups.values():
        column = rows.column(0.0)
        columns.append(column)
        if limit.at_least:
            rows.covered(column, group)
        elif together is None:
            for one in sorted(group):
                rows.row({one: 1.0, column: -float(copies[one])}, most=0.0)
        elif group:
            most = min(len(group), together)
            rows.row({**dict.fromkeys(sorted(group), 1.0), column: -float(most)}, most=0.0)
    _bounded(rows, limit, columns=columns)


def _seated(rows: Rows, problem: Problem, *, copies: Sequence[int]) -> None:
    """Seat the members: those who could take the same seats are seated together, by number.

    The numbers need not be said to be whole: they are a flow, which is whole if the team is.
    """
    alike: dict[tuple[tuple[str, ...], bool], list[int]] = {}
    for one in range(len(problem.pool)):
        could = tuple(name for name, able in problem.seats.items() if one in able)
        alike.setdefault((could, one in problem.guests), []).append(one)
    taken: dict[str, list[int]] = {name: [] for name in problem.seats}
    for (could, guests), people in alike.items():
        columns = []
        for name in could:
            most = float(sum(copies[one] for one in people))
            columns.append(rows.column(0.0, whole=False, highest=most))
            taken[name].append(columns[-1])
        for sign in (1.0,) if guests else (1.0, -1.0):
            values = {**dict.fromkeys(people, -sign), **dict.fromkeys(columns, sign)}
            rows.row(values, most=0.0)
    for rule in problem.rules:
        if rule.what == "seat":
            _bounded(rows, rule, columns=taken[rule.key])


def _tied(rows: Rows, problem: Problem) -> None:
    """Add a column for each tie, at most each of its ends.

    The ties of one member hold at most as many others as a team has besides (the first level of
    the reformulation-linearization technique applied to the size: Sherali & Adams, 1990), which
    keeps the bound near.
    """
    ends: dict[int, list[int]] = {}
    for pair, worth in problem.ties.items():
        column = rows.column(worth, whole=False)
        for end in pair:
            rows.row({end: -1.0, column: 1.0}, most=0.0)
            ends.setdefault(end, []).append(column)
    others = problem.largest - 1
    for end, columns in ends.items():
        if len(columns) > others:
            rows.row({**dict.fromkeys(columns, 1.0), end: -float(others)}, most=0.0)
