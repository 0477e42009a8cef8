"""What every reader gives: grids of text, with the numbers of their rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """What a person said about a file, where the program would otherwise recognise it.

    Attributes:
        encoding: Encoding of a text.
        delimiter: What stands between the columns of a text.
        sheet: The sheet of a workbook that is meant.
        header_row: The row with the names of the columns, 1 being the first.
        decimal: What stands before decimals: `.` or `,`.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    decimal: str | None = None


@dataclass
class Grid:
    """One table as it was found.

    Attributes:
        name: Name of the file or sheet, for problems.
        rows: The number of each row, as a spreadsheet counts it, and its cells.
        header: Names of the columns, where the format itself tells them.
        kind: What the rows are, where the format itself tells it: a part of an alliance.
        hidden: Whether it is a hidden sheet.
        remarks: What a person should know about how it was read: row, column and sentence.
        extracted: Whether its columns were made from a format's own fields, which are exact.
        may_be: What the rows are just as well, where a person says so instead of `kind`.
        links: Addresses behind cells, by the number of the row and the place of the column.
    """

    name: str
    rows: list[tuple[int, list[str]]]
    header: Sequence[str] | None = None
    kind: str | None = None
    hidden: bool = False
    remarks: list[tuple[int | None, str | None, str]] = field(default_factory=list)
    extracted: bool = False
    may_be: tuple[str, ...] = ()
    links: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """The tables of a file, and how it was read.

    Attributes:
        format: Name of the format: `csv`, `xlsx` …
        grids: Its tables.
        how: What was recognised, for people: encoding, delimiter, sheet.
    """

    format: str
    grids: tuple[Grid, ...]
    how: dict[str, str] = field(default_factory=dict)


def from_records(
    name: str,
    records: Sequence[dict[str, str]],
    *,
    kind: str | None = None,
    may_be: tuple[str, ...] = (),
    first: int = 1,
) -> Grid:
    """Return a grid of records that name their own fields, in the order in which they appear.

    Args:
        name: What to call it in problems.
        records: Cells by column.
        kind: What they are.
        may_be: What they are just as well; see `Grid.may_be`.
        first: Number of the first record, as people count it.
    """
    header = tuple(dict.fromkeys(column for record in records for column in record))
    rows = [
        (number, [record.get(column, "") for column in header])
        for number, record in enumerate(records, start=first)
    ]
    return Grid(name, rows, header=header, kind=kind, extracted=True, may_be=may_be)
