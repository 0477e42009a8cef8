"""Which sheets of a file are read, and what is said of the others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from broker.intake._problem import Problem
from broker.intake.cells import Found, Grid, Terms
from broker.intake.columns import (
    OF_ORGANISATIONS,
    Sheet,
    holds,
    sheet_of,
    sort_of,
    with_crossed,
    with_kinds,
    without_footer,
    without_sections,
)
from broker.intake.tables._ditto import with_repeated
from broker.intake.tables._letters import with_letters
from broker.intake.tables._linked import with_links
from broker.intake.tables._plain_names import with_plain_names
from broker.intake.tables._reader import Reader
from broker.intake.tables._wishes import Wishes
from broker.model import InputError, Said


def chosen_sheets(
    found: Found,
    *,
    wishes: Wishes,
    remembered: Mapping[str, Mapping[str, str]],
    reader: Reader,
) -> tuple[list[str], list[Sheet]]:
    """Return what is to be said of the sheets of a file, and those that are read.

    Raises:
        InputError: If none of them holds such a table.
    """
    kind = wishes.kind.replace("-", "_") if wishes.kind else None
    left_out, grids = _meant(found, wishes=wishes, kind=kind, terms=reader.terms)
    remarks: list[str] = [*left_out]
    sheets: list[Sheet] = []
    for found_grid in grids:
        grid = replace(found_grid, kind=kind) if kind in found_grid.may_be else found_grid
        if grid.kind and kind and grid.kind != kind and grid.extracted:
            remarks.append(
                Said("%(name)s is left out: it holds %(kind)s.", name=grid.name, kind=grid.kind)
            )
            continue
        sheet = sheet_of(
            grid,
            kind=kind,
            header_row=wishes.reading.header_row,
            given=wishes.columns or {},
            remembered=remembered,
            problems=reader.problems,
        )
        for row, column, message in grid.remarks:
            remarks.append(Problem(file=grid.name, row=row, column=column, message=message).said)
        if sheet is not None:
            sheet, told = _tidied(with_links(sheet, grid.links, reader), reader)
            remarks += told
            sheets.append(sheet)
    if not sheets:
        raise _no_table(grids, kind=kind)
    return remarks, sheets


def _tidied(sheet: Sheet, reader: Reader) -> tuple[Sheet, list[Said]]:
    """Return a table with its rows alone, each with all that it says, and what to say of that."""
    sheet = with_letters(with_kinds(sheet, reader.terms), reader)
    sheet, below = without_footer(sheet)
    sheet, between = without_sections(with_crossed(sheet, reader.terms), reader.terms)
    return with_plain_names(with_repeated(sheet, reader), reader), [*between, *below]


def _meant(
    found: Found, *, wishes: Wishes, kind: str | None, terms: Terms
) -> tuple[list[Said], list[Grid]]:
    """Return what is said of the sheets that are left out, and those that are meant."""
    visible = [grid for grid in found.grids if not grid.hidden or wishes.reading.sheet]
    remarks = [
        Said("the sheet %(name)r is hidden and left out.", name=one.name)
        for one in found.grids
        if one not in visible
    ]
    if kind is None or found.format not in {"xlsx", "ods"} or wishes.reading.sheet:
        return remarks, visible
    # Of a workbook, the first sheet with such a table is meant, unless one bears its name, and
    # with it those beside it where each is called after a country or a kind.
    named = [grid for grid in visible if grid.name.casefold().replace("-", "_") == kind]
    filled = [grid for grid in visible if grid.rows]
    fitting = [one for one in filled if holds(one, kind=kind, given=wishes.columns or {})]
    grids = named or (fitting or filled)[:1]
    if not named and kind in OF_ORGANISATIONS and fitting and sort_of(fitting[0].name, terms):
        sort = sort_of(fitting[0].name, terms)
        grids = [one for one in fitting if sort_of(one.name, terms) == sort]
    remarks += [
        Said("the sheet %(name)r is left out; name it with --sheet to read it.", name=one.name)
        for one in visible
        if one not in grids and one.rows
    ]
    return remarks, grids


def _no_table(grids: Sequence[Grid], *, kind: str | None) -> InputError:
    other = next((grid.kind for grid in grids if grid.kind and kind and grid.kind != kind), "")
    if other:
        return InputError(
            "%(name)s holds %(kind)s. Nothing was read. Give --kind %(kind)s, or leave it out.",
            name=grids[0].name,
            kind=other.replace("_", "-"),
        )
    return InputError("The file holds no table. Nothing was read.")
