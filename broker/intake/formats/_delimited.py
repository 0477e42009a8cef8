"""Text with columns: CSV, TSV and their relatives."""

import csv
import io
import re
from collections import Counter

from broker.intake.cells import LONGEST_CELL, Found, Grid, Meter, Reading
from broker.model import InputError
from broker.vocabulary import decode

_DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space"}
_GIVEN = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "bar": "|", "pipe": "|"}
_SAMPLE = 40
_RULE = re.compile(r":?-{3,}:?")

# A process reads all its tables with one limit; the reader's own is checked row by row.
csv.field_size_limit(LONGEST_CELL * 2)


def read_delimited(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the table of a text whose encoding and delimiter are recognised, or given.

    Raises:
        InputError: If it cannot be decoded, holds too much, or its quotation marks do not match.
    """
    text, encoding = decode(data, label=name, encoding=reading.encoding)
    delimiter = _given(reading.delimiter) or _recognised(text)
    grid = Grid(name, _rows(text, name=name, delimiter=delimiter))
    how = {"encoding": encoding, "delimiter": _NAMES.get(delimiter, delimiter)}
    return Found("tsv" if delimiter == "\t" else "csv", (grid,), how=how)


def _given(delimiter: str | None) -> str | None:
    if delimiter is None:
        return None
    meant = _GIVEN.get(delimiter.casefold(), delimiter)
    if len(meant) != 1 or meant in '"\r\n':
        raise InputError(
            "%(delimiter)r cannot stand between columns. Give one character, or tab, "
            "comma, semicolon or bar.",
            delimiter=delimiter,
        )
    return meant


def _recognised(text: str) -> str:
    """Return the delimiter that splits the first lines most evenly into most columns."""
    if text[:5].casefold() == "sep=" + text[4:5] and text[4:5] in _DELIMITERS:
        return text[4]  # the line with which Excel announces its delimiter
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        score = (width - 1) * count / len(widths)
        if widths[0] == 1:
            score /= 10  # the names of the columns stand first, unless a title does
        if score > most:
            best, most = delimiter, score
    return best


def _widths(text: str, delimiter: str) -> list[int]:
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter):
            if any(cells):
                widths.append(len(cells))
            if len(widths) >= _SAMPLE:
                break
    except csv.Error:
        return widths[:-1]
    return widths


def _is_rule(cells: list[str]) -> bool:
    """Tell whether a row is the line below the header of a table in Markdown."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return all(_RULE.fullmatch(cell) for cell in filled) and len(filled) > 1


def _rows(text: str, *, name: str, delimiter: str) -> list[tuple[int, list[str]]]:
    meter = Meter(name)
    rows: list[tuple[int, list[str]]] = []
    number = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1 and len(cells) <= 2 and text[:4].casefold() == "sep=":
                continue
            if any(cells) and not _is_rule(cells):
                meter.row(number, cells)
                rows.append((number, cells))
    except csv.Error as error:
        raise InputError(
            "%(name)s, row %(number)s: the row cannot be read (%(why)s). Nothing was "
            "read. Check its quotation marks: one that is opened must be closed, and one "
            "inside a cell is written twice.",
            name=name,
            number=number + 1,
            why=error,
        ) from error
    return rows
