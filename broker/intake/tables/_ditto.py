"""Marks for what stands in the row above: `idem`, `ditto`, `"`."""

import re
from dataclasses import replace

from broker.intake.cells import read_text
from broker.intake.columns import ID, Sheet
from broker.intake.tables._reader import Reader

_SAME = re.compile(
    r"\s*(?:[ií]dem|id\.|ditto|dito|dto\.?|do\.|same|(?:same )?as above|comme ci-dessus|igual"
    r"|igual que arriba|lo mismo|come sopra|c\.s\.|como acima|wie oben|s\. ?o\.|siehe oben"
    r"|desgleichen|de?sgl\.|ebd\.|↑|[-–—_\s]*(?:[\"″〃”“„«»]|''|,,|´´)[-–—_\s]*)\s*",
    re.IGNORECASE,
)
_LONGEST = 30


def with_repeated(sheet: Sheet, reader: Reader) -> Sheet:
    """Return a table in which such a cell says what the one above it says.

    In the first row there is nothing to repeat; an export of ours is taken to the letter.
    """
    if sheet.columns.exact:
        return sheet
    columns = [
        (one.at, one.column) for one in sheet.columns.columns if one.column not in {None, ID}
    ]
    above: dict[int, str] = {}
    rows = []
    for number, cells in sheet.rows:
        said = list(cells)
        for at, column in columns:
            if at < len(said) and above.get(at) and _repeats(said[at]):
                reader.note_short(
                    sheet.name, number, str(column), said[at].strip(), read_text(above[at])
                )
                said[at] = above[at]
            above[at] = said[at] if at < len(said) else ""
        rows.append((number, said))
    return replace(sheet, rows=rows)


def _repeats(cell: str) -> bool:
    """Tell whether a cell says that the one above it holds here, too."""
    return len(cell) <= _LONGEST and _SAME.fullmatch(cell) is not None
