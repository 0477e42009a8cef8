"""Letters that were decoded once too often, mended in tables of strangers and told."""

from dataclasses import replace

from broker.intake._mojibake import as_meant
from broker.intake.tables._loose import Reader
from broker.intake.tables._sheet import Sheet


def with_letters(sheet: Sheet, reader: Reader) -> Sheet:
    """Return a table with `Fundación` where `FundaciÃ³n` or `Fundaci√≥n` stands.

    An export of ours is taken to the letter.
    """
    if sheet.columns.exact:
        return sheet
    columns = {one.at: one.column for one in sheet.columns.columns if one.column}
    rows = [
        (number, cells)
        if all(map(str.isascii, cells))
        else (number, _mended(cells, sheet.name, number=number, columns=columns, reader=reader))
        for number, cells in sheet.rows
    ]
    return replace(sheet, rows=rows)


def _mended(
    cells: list[str], name: str, *, number: int, columns: dict[int, str], reader: Reader
) -> list[str]:
    found = [as_meant(one) for one in cells]
    for at, (before, after) in enumerate(zip(cells, found, strict=True)):
        if before != after and at in columns:
            reader.note_short(name, number, columns[at], before, after)
    return found
