"""Rows that say what those below them are, `Universities` or `Nepal`: they are no members.

The name of a sheet may say the same of all its rows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from broker.intake.cells import Terms, read_text
from broker.intake.columns._sheet import Sheet
from broker.model import Said, fold
from broker.vocabulary import is_continent

_SORTS = ("kind", "country")
_REGION = "region"
_COUNT = re.compile(r"\s*\(\d+\)$")
"""How many rows follow: `Europe (12)`."""


def without_sections(sheet: Sheet, terms: Terms) -> tuple[Sheet, list[Said]]:
    """Return a table without such rows, and what to say of them and of its name.

    A row is one where a single cell is filled, with a kind or a country and nothing more. What it
    says holds for the rows below it, where the table has no column for it. A country may be a
    member itself: it stands above others only where rows follow that say nothing else. A region
    is left out alone: that of a seat is no region of work.
    """
    places = sheet.columns.places()
    if not sheet.of_organisations or "name" not in places:
        return sheet, []
    sections = _sections(sheet.rows, places, terms=terms)
    title = sort_of(sheet.name, terms)
    said = {title, *dict(sections.values())}
    new = [sort for sort in _SORTS if sort not in places and sort in said]
    rows, now = [], {sort: sheet.name if sort == title else "" for sort in new}
    above: dict[str, dict[int, str]] = {sort: {} for sort in new}
    for number, cells in sheet.rows:
        if number in sections:
            now |= {sort: words for sort, words in [sections[number]] if sort in now}
            continue
        rows.append((number, cells))
        for sort in new:
            above[sort][number] = now[sort]
    sheet = replace(sheet, rows=rows)
    for sort in new:
        sheet = sheet.with_column(sort, said=above[sort])
    told = [
        Said(
            "%(table)s, row %(row)s is left out: %(words)r stands above a group of rows.",
            table=sheet.name,
            row=number,
            words=words,
        )
        for number, (_, words) in sections.items()
    ]
    if title in new:
        told.append(
            Said("%(table)s: the name of the sheet holds for all of its rows.", table=sheet.name)
        )
    return sheet, told


def sort_of(words: str, terms: Terms) -> str:
    """Return whether words name a kind or a country; empty for neither."""
    return next((sort for sort in _SORTS if terms.knows(sort, words)), "")


def _sections(
    rows: Sequence[tuple[int, list[str]]], places: Mapping[str, int], *, terms: Terms
) -> dict[int, tuple[str, str]]:
    """Return what the rows say that stand above others, by number."""
    found = [_section(cells, places, terms=terms) or ("", "") for _, cells in rows]
    sorts = [sort for sort, _ in found]
    countries = [_country(cells, places) for _, cells in rows]
    return {
        number: (sort, words)
        for at, ((number, _), (sort, words)) in enumerate(zip(rows, found, strict=True))
        if sort == "kind"
        or (sort == _REGION and sorts[at + 1 : at + 2] not in ([], [_REGION]))
        or (sort == "country" and _below(at, sorts=sorts, countries=countries) in {"", fold(words)})
    }


def _below(at: int, *, sorts: Sequence[str], countries: Sequence[str]) -> str | None:
    """Return the country that the row below says, perhaps below kinds; empty where it says none.

    None where no such row follows, or where countries stand one after the other.
    """
    below = at + 1
    while below < len(sorts) and sorts[below] == "kind":
        below += 1
    if below == len(sorts) or "country" in (sorts[below], sorts[at - 1] if at else ""):
        return None
    return countries[below]


def _country(cells: list[str], places: Mapping[str, int]) -> str:
    column = places.get("country", len(cells))
    return fold(read_text(cells[column])) if column < len(cells) else ""


def _section(
    cells: list[str], places: Mapping[str, int], *, terms: Terms
) -> tuple[str, str] | None:
    """Return whether a row tells kind or country of those below, and in which words; else None."""
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    if len(filled) != 1 or max(places.values()) < 1:
        return None
    words = _COUNT.sub("", read_text(cells[filled[0]]).rstrip(" :"))
    sort = sort_of(words, terms)
    if not sort and (is_continent(words) or terms.knows(_REGION, words)):
        sort = _REGION
    return (sort, words) if sort and places.get(sort) != filled[0] else None
