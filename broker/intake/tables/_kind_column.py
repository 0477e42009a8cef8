"""Which of several columns tells what the organisations of a table are.

`Member type` may say who pays how much, and `Sector` or `Organisation type` beside it what they
are: the cells tell, where the names of the columns do not.
"""

from dataclasses import replace

from broker.intake.tables._cells import read_text
from broker.intake.tables._mapping import Columns, Mapped, stands_for
from broker.intake.tables._sheet import Sheet
from broker.intake.tables._terms_meant import Terms

_LOOKED_AT = 500
"""Rows that are looked at."""


def with_kinds(sheet: Sheet, terms: Terms) -> Sheet:
    """Return a table whose kinds are read from the column with most known ones.

    What a person said of a column stays, and so does a column that no other one outdoes.
    """
    taken = next((one for one in sheet.columns.columns if one.column == "kind"), None)
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
    columns = tuple(
        one.model_copy(update={"column": "kind", "how": "name"})
        if one is best
        else one.model_copy(update={"column": None, "how": None})
        if one is taken
        else one
        for one in sheet.columns.columns
    )
    return replace(sheet, columns=Columns(columns=columns))


def _known(column: Mapped, sheet: Sheet, terms: Terms) -> int:
    """Return in how many rows a column names a kind."""
    cells = (row[column.at] for _, row in sheet.rows[:_LOOKED_AT] if len(row) > column.at)
    return sum(terms.knows("kind", text) for cell in cells if (text := read_text(cell)))
