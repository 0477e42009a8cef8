"""What people write below a table: a total, a source, a note. It is no row of it."""

import re
from dataclasses import replace

from broker.intake.cells import read_text
from broker.intake.columns._sheet import Sheet
from broker.model import Said, fold

_TOTAL = re.compile(
    r"(?:sub|sous[ -])?(?:total|totaux|totales|totale|totali|totais|summe|gesamt|insgesamt"
    r"|somme|sum|suma|somma|soma)\b(?P<rest>.{0,20})"
)
_PLAIN = re.compile(
    r"(?:\W|\b(?:general\w*|geral|global\w*|complessivo|of|de|des|dos|di|der|members?|membres"
    r"|miembros|membri|membros|mitglieder|organi[sz]ations?|organisationen)\b)*"
)
"""What stands behind the word of a total that is no name: `Total général`."""
_NOTE = re.compile(
    r"(?:(?:sources?|notes?|nb|n\.b\.|fuentes?|notas?|fonti?|fontes?|quellen?|anmerkung(?:en)?"
    r"|stand|remarques?|legende|leyenda|legenda|nota bene)\s*(?::|\.\s)|stand\b\D*\d|\*)"
)
_NOTE_ASIDE = re.compile(
    r"(?:sources?|notes?|nb|fuentes?|notas?|fonti?|fontes?|quellen?|anmerkung|stand|remarques?)\s"
)
"""A note without a colon: in the column of names an organisation may be called so."""
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
    while rows and (words := _footer(rows[-1][1], at, above=len(rows) - 1)):
        number, _ = rows.pop()
        said = Said(
            "%(table)s, row %(row)s is left out: %(words)r stands below the table.",
            table=sheet.name,
            row=number,
            words=words,
        )
        told.append(said)
    return (replace(sheet, rows=rows), told[::-1]) if told else (sheet, [])


def _footer(cells: list[str], at: int, *, above: int) -> str:
    """Return the words of a row that is a footer; empty for a row of the table.

    Where the words stand in the column of names, an organisation may be called so (`Total Water
    2030`, `Source Vive`): a colon, the number of rows or nothing but numbers beside tell it apart.
    """
    filled = [read_text(cell) for cell in cells if cell.strip()]
    name = read_text(cells[at]) if at < len(cells) else ""
    if not filled or len(filled) > _MOST_CELLS:
        return ""
    first = filled[0]
    if (total := _TOTAL.fullmatch(fold(first))) and not any(map(_has_letter, filled[1:])):
        numbers = [one for cell in filled for one in re.findall(r"\d+", cell)]
        plain = _PLAIN.fullmatch(re.sub(r"\d", "", total["rest"])) is not None
        counted = bool(numbers) and (":" in first or len(filled) > 1)
        if first != name or str(above) in numbers or (plain and counted):
            return first
    aside = not name and (
        _NOTE_ASIDE.match(fold(first)) is not None or len(first.split()) >= _SENTENCE
    )
    return first if len(filled) == 1 and (aside or _NOTE.match(fold(first))) else ""


def _has_letter(cell: str) -> bool:
    return any(char.isalpha() for char in cell)
