"""Names of organisations as lists write them: with bullets, numbers, footnotes, mails."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from broker.intake._problem import Problem
from broker.intake.cells import LONGEST_NAME, read_text
from broker.intake.columns import Sheet
from broker.intake.tables._reader import Reader
from broker.model import Said

_BULLET = re.compile(r"^(?:[•·▪■●◦‣►➢➤✓✔☐☑]\s*|[-–—*]\s+)+")
_FOOTNOTE = re.compile(r"(?<=[\w.)])\s*[*†‡]+$")
_NUMBER = re.compile(r"^(\d{1,4})\s*[.)]\s+(?=\S*[^\W\d_])")
_MAIL = re.compile(
    r"(?:\b(?:e-?mail|correo|courriel)\s*:\s*)?[<(\[]?(?:mailto:)?"
    r"[^\s<>()\[\],;:@]+@[^\s<>()\[\],;:@]+\.\w+[>)\]]?",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\b(?:t[eé]l(?:[eé]fon[oe]?|ephone)?|phone|ph|fax|mobile|mobil|m[oó]vil|cell?|whatsapp)\b"
    r"\.?\s*:?\s*[(+]?|[(]?(?:\+|\b00)(?=[1-9]))\d[\d\s().\-/]{5,}\d",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"[(\[]\W*(?:[)\]]|$)|(?<=\s)[)\]]")
_ENDS = " \t\n,;:/|–-"
_FEW = 2
_DIGITS = 7
"""Digits that a phone number has at least."""


def with_plain_names(sheet: Sheet, reader: Reader) -> Sheet:
    """Return a table of organisations whose names are names and nothing more.

    What is told of it shows neither mails nor phones, which are left out of all that is kept.
    """
    at = sheet.columns.places().get("name")
    if at is None or not sheet.of_organisations:
        return sheet
    numbered = _is_numbered([read_text(cells[at]) for _, cells in sheet.rows if len(cells) > at])
    rows = []
    for number, cells in sheet.rows:
        text = read_text(cells[at]) if len(cells) > at else ""
        shown = _without_contacts(text, mark="…")
        plain = plain_name(_NUMBER.sub("", text) if numbered else text)
        if text != shown and not any(map(str.isalpha, plain)):
            message = Said(
                "a mail address or a phone number is no name. Write that of the organisation."
            )
            problem = Problem(
                file=sheet.name, row=number, column="name", value=shown, message=message
            )
            reader.problems.append(problem)
        elif plain != text and plain:
            reader.note_short(sheet.name, number, "name", shown, plain)
            rows.append((number, [*cells[:at], plain, *cells[at + 1 :]]))
            continue
        rows.append((number, cells))
    return replace(sheet, rows=rows)


def plain_name(text: str) -> str:
    """Return a name without bullets, signs of footnotes, mails and phone numbers.

    One that is too long stays as it is, for it is refused as a whole.
    """
    if len(text) > LONGEST_NAME:
        return text
    bare = _without_contacts(text, mark=" ")
    if bare != text:
        bare = " ".join(_EMPTY.sub(" ", bare).split()).strip(_ENDS)
    return _FOOTNOTE.sub("", _BULLET.sub("", bare))


def _without_contacts(text: str, *, mark: str) -> str:
    """Return a text with a mark for each mail address and phone number."""
    if len(text) > LONGEST_NAME:
        return text
    if "@" in text:
        text = _MAIL.sub(mark, text)
    return _PHONE.sub(mark, text) if sum(map(str.isdigit, text)) >= _DIGITS else text


def _is_numbered(names: Sequence[str]) -> bool:
    """Tell whether the names of a list are counted: `1. Ayni`, `2. Puna Lab`."""
    found = [_NUMBER.match(name) for name in names if name]
    counts = [int(one[1]) for one in found if one]
    return len(counts) == len(found) >= _FEW and all(
        later > first for first, later in pairwise(counts)
    )
