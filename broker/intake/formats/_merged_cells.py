"""Cells that are merged over several rows: `Nepal` beside its five members holds for each of them.

Only the first cell of such a group holds its text in a file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from broker.intake.cells import Meter

_YEAR = re.compile(r"[12]\d{3}")


class Merged(NamedTuple):
    """Cells that are merged over several rows.

    Attributes:
        column: Place of the first column, 0 being the first.
        top: Number of the first row.
        bottom: Number of the last row.
    """

    column: int
    top: int
    bottom: int


def fill_merged(
    rows: list[tuple[int, list[str]]], groups: Iterable[Merged], *, meter: Meter
) -> list[Merged]:
    """Write the text of merged cells into each of their rows, and return those with such rows.

    A number stays where it is, for a budget beside three rows may be that of all three; a year
    holds for each. Rows that hold nothing else are none.

    Args:
        rows: Number and cells of each row, in order; changed in place.
        groups: The merged cells.
        meter: Counts what is written.
    """
    numbers = [number for number, _ in rows]
    filled, last = [], Merged(-1, 0, 0)
    for one in sorted(groups):
        if one.column == last.column and one.top <= last.bottom:
            continue  # no program lets groups overlap
        last = one
        first = bisect_right(numbers, one.top)
        text = _cell(rows[first - 1], one) if first else ""
        below = rows[first : bisect_right(numbers, one.bottom)]
        if not below or not (any(map(str.isalpha, text)) or _YEAR.fullmatch(text)):
            continue
        filled.append(one)
        for _, cells in below:
            missing = max(one.column + 1 - len(cells), 0)
            meter.more(missing)
            cells.extend([""] * missing)
            cells[one.column] = cells[one.column] or text
    return filled


def _cell(row: tuple[int, list[str]], group: Merged) -> str:
    number, cells = row
    return cells[group.column] if number == group.top and group.column < len(cells) else ""
