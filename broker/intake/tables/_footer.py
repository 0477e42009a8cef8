"""What people write below a table: a total, a source, a note. It is no row of it."""

import re
from dataclasses import replace

from broker.intake.tables._cells import read_text
from broker.intake.tables._sheet import Sheet
from broker.model import Said, fold

_TOTAL = re.compile(
    r"(?:sub|sous[ -])?(?:total|totaux|totales|totale|totali|totais|summe|gesamt|insgesamt"
    r"|somme|sum|suma|somma|soma)\b.{0,20}"
)
_NOTE = re.compile(r"(?:sources?|notes?|nb|n\.b\.|fuentes?|notas?|fonti?|fontes?|quellen?|anmerkung"
                   r"|stand|remarques?|legende|leyenda|legenda|\*+)\s*[:.\s]")  # fmt: skip
_MOST_CELLS = 3
"""Cells that a total fills: its word, the number, perhaps another one."""
_SENTENCE = 3
"""Words from which on a lone cell is a sentence."""


def without_footer(sheet: Sheet) -> tuple[Sheet, list[Said]]:
    """Return a table without what stands below it, and what to say of that.

    Only the last rows are looked at, and none in which an organisation or a title may stand.
    """
    places = sheet.columns.places()
    at = places.get("name", places.get("title"))
    if sheet.columns.exact or sheet.header_row is None or at is None:
        return sheet, []
    rows, told = list(sheet.rows), []
    while rows and (words := _footer(rows[-1][1], at)):
        number, _ = rows.pop()
        said = Said(
            "%(table)s, row %(row)s is left out: %(words)r stands below the table.",
            table=sheet.name,
            row=number,
            words=words,
        )
        told.append(said)
    return (replace(sheet, rows=rows), told[::-1]) if told else (sheet, [])


def _footer(cells: list[str], at: int) -> str:
    """Return the words of a row that is a footer; empty for a row of the table."""
    filled = [read_text(cell) for cell in cells if cell.strip()]
    name = read_text(cells[at]) if at < len(cells) else ""
    if not filled or len(filled) > _MOST_CELLS:
        return ""
    first = filled[0]
    counted = any(char.isdigit() for cell in filled for char in cell)
    total = _TOTAL.fullmatch(fold(first)) and (counted or first != name)
    numbers = not any(char.isalpha() for cell in filled[1:] for char in cell)
    if total and numbers:
        return first
    note = _NOTE.match(fold(first)) or (len(first.split()) >= _SENTENCE and not name)
    return first if note and len(filled) == 1 else ""
