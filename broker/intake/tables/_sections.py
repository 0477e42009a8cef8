"""Rows that say what those below them are, `Universities` or `Nepal`: they are no members."""

from collections.abc import Mapping
from dataclasses import replace

from broker.intake.tables._cells import read_text
from broker.intake.tables._mapping import Columns, Mapped
from broker.intake.tables._sheet import Sheet
from broker.intake.tables._terms_meant import Terms
from broker.model import Said

_SORTS = ("kind", "country")


def without_sections(sheet: Sheet, terms: Terms) -> tuple[Sheet, list[Said]]:
    """Return a table without such rows, and what to say of them.

    A row is one where a single cell is filled, with a kind or a country and nothing more. What it
    says holds for the rows below it, where the table has no column for it.
    """
    places = sheet.columns.places()
    if not sheet.of_organisations or "name" not in places:
        return sheet, []
    sections = {
        number: found
        for number, cells in sheet.rows
        if (found := _section(cells, places, terms=terms))
    }
    new = [sort for sort in _SORTS if sort not in places and sort in dict(sections.values())]
    width = max(one.at for one in sheet.columns.columns) + 1
    rows, now = [], dict.fromkeys(new, "")
    for number, cells in sheet.rows:
        if number in sections:
            now |= {sort: words for sort, words in [sections[number]] if sort in now}
        elif len(cells) > width or not new:
            rows.append((number, cells))
        else:
            rows.append((number, [*cells, *[""] * (width - len(cells)), *now.values()]))
    beside = [
        Mapped(header="", at=width + at, column=sort, how="name") for at, sort in enumerate(new)
    ]
    told = [
        Said(
            "%(table)s, row %(row)s is left out: %(words)r stands above a group of rows.",
            table=sheet.name,
            row=number,
            words=words,
        )
        for number, (_, words) in sections.items()
    ]
    return replace(
        sheet, columns=Columns(columns=(*sheet.columns.columns, *beside)), rows=rows
    ), told


def _section(
    cells: list[str], places: Mapping[str, int], *, terms: Terms
) -> tuple[str, str] | None:
    """Return whether a row tells kind or country of those below, and in which words; else None."""
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    if len(filled) != 1 or max(places.values()) < 1:
        return None
    words = read_text(cells[filled[0]]).rstrip(" :")
    sort = next((sort for sort in _SORTS if terms.knows(sort, words)), "")
    return (sort, words) if sort and places.get(sort) != filled[0] else None
