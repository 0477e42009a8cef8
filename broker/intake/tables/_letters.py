"""Letters that were decoded once too often, and marks of a page, mended and told."""

from dataclasses import replace

from broker.intake._mojibake import as_meant
from broker.intake.cells import without_markup
from broker.intake.columns import Sheet
from broker.intake.tables._reader import Reader

_ADDRESSES = frozenset({"website", "source_url", "url"})


def with_letters(sheet: Sheet, reader: Reader) -> Sheet:
    """Return a table with `Fundación` where `FundaciÃ³n`, `Fundaci√≥n` or `Fundaci&oacute;n` is.

    An export of ours is taken to the letter.
    """
    if sheet.columns.exact:
        return sheet
    columns = {one.at: one.column for one in sheet.columns.columns if one.column}
    rows = [
        (number, _mended(cells, sheet.name, number=number, columns=columns, reader=reader))
        for number, cells in sheet.rows
    ]
    return replace(sheet, rows=rows)


def _mended(
    cells: list[str], name: str, *, number: int, columns: dict[int, str], reader: Reader
) -> list[str]:
    found = [
        without_markup(as_meant(one), address=columns.get(at) in _ADDRESSES)
        if at in columns
        else one
        for at, one in enumerate(cells)
    ]
    for at, (before, after) in enumerate(zip(cells, found, strict=True)):
        if before != after and before.strip() != after:
            reader.note_short(name, number, columns[at], before, after)
    return found
