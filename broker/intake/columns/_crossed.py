"""Columns that are crossed where a theme or kind is somebody's: `Water`, `NGO`, each with an x."""

from collections.abc import Sequence
from dataclasses import replace

from broker.intake.cells import Terms, read_text
from broker.intake.columns._mapping import Columns, Mapped
from broker.intake.columns._sheet import Sheet
from broker.model import fold

_CROSSES = frozenset("x xx yes y oui si sim ja 1 true vrai ✓ ✔ ✗ ✘ ● • ■ * + ok".split())
_PHRASE = 3
"""Words of a header from which on what it only suggests is no theme: `Fee for water paid`."""
_NONE = frozenset("no n non nein nao 0 false faux - – ☐ □ ○".split()) | {""}


def with_crossed(sheet: Sheet, terms: Terms) -> Sheet:
    """Return a table in which what is crossed stands among the themes, or is the kind."""
    if not sheet.of_organisations:
        return sheet
    for what, column in (("theme", "themes"), ("kind", "kind")):
        crossed = [one for one in sheet.columns.columns if _is_crossed(one, sheet, terms, what)]
        if crossed:
            sheet = _gathered(sheet, crossed, column=column)
    return sheet


def _gathered(sheet: Sheet, crossed: Sequence[Mapped], *, column: str) -> Sheet:
    """Return a table with the names of crossed columns in one column, behind what it says."""
    at = sheet.columns.places().get(column)
    places = {one.at: one.header for one in crossed}
    said, rows = {}, []
    for number, cells in sheet.rows:
        named = [
            header
            for place, header in places.items()
            if place < len(cells) and fold(cells[place]).strip() in _CROSSES
        ]
        told = [cells[at]] if at is not None and at < len(cells) and cells[at].strip() else []
        said[number] = "; ".join([*told, *named])
        rows.append((number, ["" if place in places else cell for place, cell in enumerate(cells)]))
    columns = tuple(
        one.model_copy(update={"column": column, "how": "name"}) if one in crossed else one
        for one in sheet.columns.columns
    )
    return replace(sheet, columns=Columns(columns=columns), rows=rows).with_column(
        column, said=said
    )


def _is_crossed(column: Mapped, sheet: Sheet, terms: Terms, what: str) -> bool:
    if column.how is not None or column.personal or not column.header.strip():
        return False
    at = column.at
    said = {fold(read_text(cells[at])).strip() for _, cells in sheet.rows if len(cells) > at}
    if not said & _CROSSES or not said <= _CROSSES | _NONE:
        return False
    if what == "kind":
        return terms.knows(what, column.header)
    meant = terms.meant(what, column.header)
    return bool(meant.key or (meant.suggestion and len(column.header.split()) < _PHRASE))
