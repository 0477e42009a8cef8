"""Which row of a sheet names its columns, and which sort of table it is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from broker.intake._mojibake import as_meant
from broker.intake._problem import Problem
from broker.intake.cells import Grid, read_text
from broker.intake.columns._composed import plain
from broker.intake.columns._layout import ID, MORE, OF_ORGANISATIONS, TABLES, columns_of, exported
from broker.intake.columns._mapping import Columns, Mapped, fingerprint, likely_header, map_columns
from broker.model import InputError, Said

_FIRST_ROWS = 60
"""Rows among which the names of the columns are looked for."""
_ENOUGH = 2
"""Names of columns that make a row a header."""
_FIRST_TITLES = 5
"""Rows above a column of names, the only one of a table."""


@dataclass(frozen=True)
class Sheet:
    """A table whose columns are known.

    Attributes:
        name: Its name, for problems.
        kind: Which sort of table it is.
        columns: What each of its columns holds.
        header_row: The row that names the columns; None where the format does.
        key: Under which its mapping is remembered.
        rows: Number and cells of each row below.
    """

    name: str
    kind: str
    columns: Columns
    header_row: int | None
    key: str
    rows: Sequence[tuple[int, list[str]]]

    @property
    def of_organisations(self) -> bool:
        """Whether its rows are organisations, as anybody writes them down."""
        return self.kind in OF_ORGANISATIONS and not self.columns.exact

    def with_column(self, column: str, *, said: Mapping[int, str]) -> "Sheet":
        """Return the table with a column beside the others that bears no name.

        Args:
            column: What it holds.
            said: Its cells by the number of the row.
        """
        at = max((one.at for one in self.columns.columns), default=-1) + 1
        beside = Mapped(header="", at=at, column=column, how="name")
        rows = [
            (number, [*cells[:at], *[""] * (at - len(cells)), said.get(number, ""), *cells[at:]])
            for number, cells in self.rows
        ]
        columns = Columns(columns=(*self.columns.columns, beside))
        return replace(self, columns=columns, rows=rows)


def sheet_of(
    grid: Grid,
    *,
    kind: str | None,
    header_row: int | None,
    given: Mapping[str, str],
    remembered: Mapping[str, Mapping[str, str]],
    problems: list[Problem],
) -> Sheet | None:
    """Return a grid as a table, or None where it is empty.

    Args:
        grid: What was read.
        kind: Which sort of table it is; None where it says so itself.
        header_row: The row that names the columns, where a person says so.
        given: Columns as a person maps them.
        remembered: Mappings of earlier imports, by key.
        problems: Collects what is wrong with the header.

    Raises:
        InputError: If there is no such row or column, or if it cannot be told what the table holds.
    """
    if grid.may_be and grid.kind:
        grid = _of_kind(grid, grid.kind)
    header, number, rows = _header(grid, kind=kind, header_row=header_row)
    if header is None:
        return None
    sort = grid.kind or kind or _itself(grid.name, header)
    if sort is None:
        raise InputError(
            "%(name)s: it cannot be told what its rows are. Say so with --kind, for "
            "instance --kind members.",
            name=grid.name,
        )
    problems += _twice(grid.name, header, number)
    key = fingerprint(sort, header)
    columns = map_columns(sort, header, given=given, remembered=remembered.get(key), name=grid.name)
    return Sheet(grid.name, sort, columns, number, key, rows)


def _of_kind(grid: Grid, kind: str) -> Grid:
    """Return a grid without the columns that only another sort of table has."""
    header = grid.header or ()
    kept = [at for at, column in enumerate(header) if column in columns_of(kind)]
    rows = [(number, [cells[at] for at in kept]) for number, cells in grid.rows]
    return replace(grid, rows=rows, header=[header[at] for at in kept])


def holds(grid: Grid, *, kind: str, given: Mapping[str, str]) -> bool:
    """Tell whether a sheet has a row with names of columns: a title page or a note has none.

    Args:
        grid: The sheet.
        kind: The sort of table that is looked for.
        given: Columns as a person maps them.
    """
    mapped = set(map(plain, given))
    for _, cells in grid.rows[:_FIRST_ROWS]:
        names = [read_text(cell) for cell in cells]
        if likely_header(kind, names) >= _ENOUGH or mapped & set(map(plain, names)):
            return True
    return False


def _header(
    grid: Grid, *, kind: str | None, header_row: int | None
) -> tuple[list[str] | None, int | None, Sequence[tuple[int, list[str]]]]:
    if grid.header is not None:
        return list(grid.header), None, grid.rows
    if not grid.rows:
        return None, None, ()
    if header_row is not None:
        at = next((at for at, (number, _) in enumerate(grid.rows) if number == header_row), None)
        if at is None:
            raise InputError(
                "%(name)s has nothing in row %(row)s. Check --header-row.",
                name=grid.name,
                row=header_row,
            )
    else:
        at = _likely(grid.rows[:_FIRST_ROWS], kind=grid.kind or kind)
    number, cells = grid.rows[at]
    if header_row is None and (below := _second(grid.rows, at, kind=grid.kind or kind)):
        at, number, cells = at + 1, grid.rows[at + 1][0], below
    names = [as_meant(read_text(cell)) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return _apart(names, rows=grid.rows, at=at), number, grid.rows[at + 1 :]


def _apart(names: list[str], *, rows: Sequence[tuple[int, list[str]]], at: int) -> list[str]:
    """Return names of columns, of which those that stand there twice bear their group's name, too.

    `Organisation` over `Name` and `Type`, `Contact` over `Name` and `Email` make
    `Organisation Name` and `Contact Name`.
    """
    counts = Counter(map(plain, filter(None, names)))
    if at == 0 or max(counts.values(), default=0) < 2:
        return names
    groups = [read_text(cell) for cell in rows[at - 1][1]]
    if sum(map(bool, groups)) < 2:
        return names
    groups += [""] * (len(names) - len(groups))
    apart, over = [], ""
    for group, name in zip(groups, names, strict=False):
        over = group or over
        twice = counts[plain(name)] > 1 and over != name
        apart.append(f"{over} {name}".strip() if twice else name)
    return apart


def _likely(rows: Sequence[tuple[int, list[str]]], *, kind: str | None) -> int:
    """Return the place of the row with most names of columns; the first one where none has two."""
    kinds = [kind] if kind else list(TABLES)
    scores = [max(likely_header(one, cells) for one in kinds) for _, cells in rows]
    best = max(scores)
    return scores.index(best) if best >= _ENOUGH else _below_titles(rows, scores)


def _second(rows: Sequence[tuple[int, list[str]]], at: int, *, kind: str | None) -> list[str]:
    """Return the names of columns in two rows, the upper one of groups; empty where one has all.

    `Location` over `Country` and `City` leaves `Country` and `City`, and a column without a name
    in the lower row keeps that of the upper one.
    """
    upper = rows[at][1]
    lower = rows[at + 1][1] if at + 1 < len(rows) else []
    gaps = any(not one.strip() for one in upper[: len(lower)])
    kinds = [kind] if kind else list(TABLES)
    if not gaps or max(likely_header(one, lower) for one in kinds) < _ENOUGH:
        return []
    longer = max(len(upper), len(lower))
    above, below = ([*row, *[""] * (longer - len(row))] for row in (upper, lower))
    return [low if low.strip() else up for up, low in zip(above, below, strict=True)]


def _below_titles(rows: Sequence[tuple[int, list[str]]], scores: Sequence[int]) -> int:
    """Return the place of the first row that is no title and no remark: as wide as most rows."""
    widths = [
        0 if cells[0].lstrip().startswith("#") else sum(bool(cell.strip()) for cell in cells)
        for _, cells in rows
    ]
    usual = Counter(filter(None, widths)).most_common(1)[0][0] if any(widths) else 0
    if usual < _ENOUGH:
        return scores.index(1) if 1 in scores[:_FIRST_TITLES] else 0
    return next(at for at, width in enumerate(widths) if 2 * width > usual)


def _itself(name: str, header: Sequence[str]) -> str | None:
    """Return the sort of a table that is an export of ours, or bears the name of one."""
    there = set(header)
    if {ID, MORE} <= there:
        for kind in TABLES:
            if there == set(exported(kind)):
                return kind
    stem = plain(name.rsplit("/", 1)[-1].partition(".")[0])
    return next((kind for kind in TABLES if plain(kind) == stem), None)


def _twice(name: str, header: Sequence[str], number: int | None) -> list[Problem]:
    seen: dict[str, str] = {}
    wrong = []
    for text in header:
        key = plain(text) or text
        if key and key in seen:
            message = Said(
                "the column %(text)r stands there twice. Rename or remove one of the two.",
                text=text,
            )
            wrong.append(Problem(file=name, row=number, column=text, value=text, message=message))
        seen[key] = text
    return wrong
