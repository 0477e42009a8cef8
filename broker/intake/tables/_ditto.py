"""Marks for what stands in the row above: `idem`, `ditto`, `"`."""

import re
from dataclasses import replace

from broker.intake.cells import read_text
from broker.intake.columns import ID, Sheet
from broker.intake.tables._reader import Reader

_MARK = r"[ií]dem|ditto|dito|[-–—_\s]*(?:[\"″〃”“„«»]|''|,,|´´)[-–—_\s]*"
_ABOVE = re.compile(rf"\s*(?:{_MARK})\s*", re.IGNORECASE)
_SAME = re.compile(
    rf"\s*(?:{_MARK}|id\.|dto\.?|do\.|same|(?:same )?as above|comme ci-dessus|igual|lo mismo"
    r"|igual que arriba|come sopra|c\.s\.|como acima|wie oben|s\. ?o\.|siehe oben|desgleichen"
    r"|de?sgl\.|ebd\.|↑)\s*",
    re.IGNORECASE,
)
_NAMES = frozenset({"name", "title", "organisation"})
"""Columns in which only what means nothing else repeats: somebody may be called `Same`."""
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
            if at < len(said) and above.get(at) and _repeats(said[at], str(column)):
                reader.note_short(
                    sheet.name, number, str(column), said[at].strip(), read_text(above[at])
                )
                said[at] = above[at]
            above[at] = said[at] if at < len(said) else ""
        rows.append((number, said))
    return replace(sheet, rows=rows)


def _repeats(cell: str, column: str) -> bool:
    """Tell whether a cell says that the one above it holds here, too."""
    if len(cell) > _LONGEST:
        return False
    return (_ABOVE if column in _NAMES else _SAME).fullmatch(cell) is not None
