"""Which of several columns tells what the organisations of a table are.

`Member type` may say who pays how much, and `Sector` or `Organisation type` beside it what they
are: the cells tell, where the names of the columns do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from broker.intake.cells import Terms, read_text
from broker.intake.columns._mapping import Columns, Mapped, stands_for
from broker.intake.columns._sheet import Sheet

_LOOKED_AT = 500
"""Rows that are looked at."""


def with_kinds(sheet: Sheet, terms: Terms) -> Sheet:
    """Return a table whose kinds are read from the column with most known ones.

    What a person said of a column stays, and so does a column that no other one outdoes.
    """
    taken = next((one for one in sheet.columns.columns if one.column == "kind"), None)
    if taken is None and sheet.of_organisations:
        return _with_names(sheet, terms)
    if taken is None or taken.how not in {"name", "similar"}:
        return sheet
    others = [
        one
        for one in sheet.columns.columns
        if one.how is None and not one.personal and stands_for(one.header, sheet.kind) == "kind"
    ]
    best = max(others, key=lambda one: _known(one, sheet, terms), default=None)
    if best is None or _known(best, sheet, terms) <= _known(taken, sheet, terms):
        return sheet
    return _mapped(sheet, {best.at: "kind", taken.at: None})


def _with_names(sheet: Sheet, terms: Terms) -> Sheet:
    """Return a table in which `Organisation` tells kinds, and `Name` beside it the names.

    By their names alone that would be organisations and persons.
    """
    columns = sheet.columns.columns
    taken = next((one for one in columns if one.column == "name" and one.how == "name"), None)
    names = [
        one for one in columns if one.personal and stands_for(one.header, sheet.kind) == "name"
    ]
    if taken is None or len(names) != 1:
        return sheet
    filled = sum(bool(row[taken.at].strip()) for _, row in _first(sheet) if len(row) > taken.at)
    if 2 * _known(taken, sheet, terms) <= filled:
        return sheet
    return _mapped(sheet, {taken.at: "kind", names[0].at: "name"})


def _mapped(sheet: Sheet, changed: Mapping[int, str | None]) -> Sheet:
    """Return a table of which some columns hold something else, by their place."""
    columns = tuple(
        one.model_copy(
            update={
                "column": changed[one.at],
                "how": "name" if changed[one.at] else None,
                "personal": False,
            }
        )
        if one.at in changed
        else one
        for one in sheet.columns.columns
    )
    return replace(sheet, columns=Columns(columns=columns))


def _first(sheet: Sheet) -> Sequence[tuple[int, list[str]]]:
    return sheet.rows[:_LOOKED_AT]


def _known(column: Mapped, sheet: Sheet, terms: Terms) -> int:
    """Return in how many rows a column names a kind."""
    cells = (row[column.at] for _, row in _first(sheet) if len(row) > column.at)
    return sum(terms.knows("kind", text) for cell in cells if (text := read_text(cell)))
