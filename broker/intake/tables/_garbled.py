"""Cells that say what nobody meant: errors of formulas, shortened numbers, broken characters."""

import re
from collections.abc import Sequence

from broker.intake.cells import ERRORS, LONGEST_NAME
from broker.model import Said

_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d{2,}", re.IGNORECASE)
_HALF = re.compile("[\\ud800-\\udfff]")
_NAMES = frozenset({"name", "title", "acronym"})
_EXPONENTS = _NAMES | {"id", "aliases", "organisation"}


def faults_in(cell: str, *, column: str, exact: bool) -> Sequence[Said]:
    """Return what is wrong with a cell as it stands; nothing for nearly all.

    Args:
        cell: The cell.
        column: Its column.
        exact: Whether it belongs to an export of ours, and is to be taken to the letter.
    """
    if cell.isascii() and cell.isprintable() and len(cell) <= LONGEST_NAME:
        return () if exact else _of_spreadsheet(cell, column=column)
    faults = []
    if "\0" in cell:
        faults.append(Said("the cell holds a NUL character. Type its text again."))
    if has_half(cell):
        faults.append(Said("the cell holds half a character. Type its text again."))
    if column in _NAMES and len(cell) > LONGEST_NAME and not exact:
        faults.append(
            Said(
                "the cell has %(length)s characters; a name has at most %(most)s.",
                length=f"{len(cell):,}",
                most=LONGEST_NAME,
            )
        )
    return faults


def _of_spreadsheet(cell: str, *, column: str) -> Sequence[Said]:
    """Return what a spreadsheet made of a cell."""
    if cell[:1] == "#" and cell.strip() in ERRORS:
        said = Said(
            "the cell shows the error %(cell)s of a formula. Type its value.", cell=cell.strip()
        )
        return (said,)
    if column in _EXPONENTS and _SHORTENED.fullmatch(cell):
        said = Said(
            "%(cell)r is a number that a spreadsheet has shortened. Type it again.", cell=cell
        )
        return (said,)
    return ()


def has_half(cell: str) -> bool:
    """Tell whether a cell holds one half of a character that takes two."""
    return _HALF.search(cell) is not None


def without_halves(cell: str) -> str:
    """Return a cell without halves of characters, which no file can hold."""
    return _HALF.sub("", cell)
