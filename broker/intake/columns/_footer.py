"""What people write below a table: a total, a source, a note, a day. It is no row of it."""

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
_DATED = re.compile(
    r"(?:(?:last |letzte |derniere |ultima )?(?:updated?|mise? a jour|actualizacion|actualizado"
    r"|aggiornamento|aggiornat[oa]|atualizacao|atualizad[oa]|aktualisi\w+)|as of|etat au"
    r"|situation au|(?:fait|done|hecho|fatto|feito) (?:a|at|in|en|em))\b\D{0,40}\d[\d./ \w-]*"
)
"""When and where a list was made."""
_SUBTOTAL = re.compile(r"(?:sub|sous|zwischen|teil)[ -]?(?:tot|sum)")
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

    Only the last rows are looked at, and none in which an organisation or a title may stand. The
    totals of groups are left out wherever they stand.
    """
    places = sheet.columns.places()
    at = places.get("name", places.get("title"))
    if sheet.columns.exact or sheet.header_row is None or at is None:
        return sheet, []
    sums = {number: words for number, cells in sheet.rows if (words := _subtotal(cells))}
    rows = [one for one in sheet.rows if one[0] not in sums]
    told = []
    while rows and (words := _footer(rows[-1][1], at, above=len(rows) - 1)):
        number, _ = rows.pop()
        said = Said(
            "%(table)s, row %(row)s is left out: %(words)r stands below the table.",
            table=sheet.name,
            row=number,
            words=words,
        )
        told.append(said)
    between = [
        Said(
            "%(table)s, row %(row)s is left out: %(words)r is the total of other rows.",
            table=sheet.name,
            row=number,
            words=words,
        )
        for number, words in sums.items()
    ]
    told = [*between, *reversed(told)]
    return (replace(sheet, rows=rows), told) if told else (sheet, [])


def _subtotal(cells: list[str]) -> str:
    """Return the words of a row that counts those above it; empty for any other row."""
    filled = [read_text(cell) for cell in cells if cell.strip()]
    if not 1 < len(filled) <= _MOST_CELLS or any(map(_has_letter, filled[1:])):
        return ""
    return filled[0] if _SUBTOTAL.match(fold(filled[0])) else ""


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
    noted = _NOTE.match(fold(first)) or _DATED.fullmatch(fold(first).replace(":", " "))
    return first if len(filled) == 1 and (aside or noted) else ""


def _has_letter(cell: str) -> bool:
    return any(char.isalpha() for char in cell)
