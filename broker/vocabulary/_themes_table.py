"""Themes as a table that a spreadsheet keeps: one row a theme, one column a language."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from broker.model import InputError, slug
from broker.vocabulary._terms import LANGUAGES, Theme

TABLE = "themes.csv"
"""The table's name in a folder with a vocabulary; it stands in for `themes.json`."""

_CUES = {f"cues_{code}": code for code in LANGUAGES}
_COLUMNS = ("key", *LANGUAGES, *_CUES, "near", "since")


def read_themes(path: Path, *, content: bytes) -> dict[str, Theme]:
    """Return the themes of a table by key, in its order.

    Its columns are `key` (made from the first name where it is empty), one for the names in each
    language (`en`, `fr`, `es`, `it`, `pt`, `de`; the label first), one for cues (`cues_en` …),
    `near` (keys of themes that overlap) and `since`. Within a cell, `;` or `|` separates. Only one
    column with names must be there.

    Args:
        path: The table, for messages.
        content: Its bytes: UTF-8 with commas, semicolons or tabs between columns.

    Raises:
        InputError: If it is no such table; the message names row and column.
    """
    rows = _rows(path, content)
    header = {name.strip().casefold(): at for at, name in enumerate(next(rows, (1, []))[1])}
    odd = [name for name in header if name and name not in _COLUMNS]
    if odd or not header.keys() & set(LANGUAGES):
        what = f"no column may be called {odd[0]!r}" if odd else "no column holds names"
        raise InputError(
            f"{path}, row 1: {what}. Its columns are {', '.join(_COLUMNS)}; one with names, such "
            "as en, must be there, the others may be left out."
        )
    themes: dict[str, Theme] = {}
    first: dict[str, int] = {}
    for number, row in rows:
        cells = {name: row[at].strip() for name, at in header.items() if at < len(row)}
        if not any(cells.values()):
            continue
        theme = _theme(path, number, cells)
        if theme.key in themes:
            raise InputError(
                f"{path}, row {number}: the key {theme.key!r} stands in row {first[theme.key]}, "
                "too. Keep one of the two rows, or write another key."
            )
        themes[theme.key], first[theme.key] = theme, number
    for key, theme in themes.items():
        for other in theme.near:
            if other not in themes:
                raise InputError(
                    f"{path}, row {first[key]}, column near: no theme has the key {other!r}. "
                    f"Choose among {', '.join(themes)}."
                )
    if not themes:
        raise InputError(f"{path} holds no theme below its first row. Write one theme in each row.")
    return themes


def _rows(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their number, row 1 being the header."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not encoded in UTF-8. Save it again as CSV in UTF-8."
        ) from error
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    try:
        yield from enumerate(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), 1)
    except csv.Error as error:
        raise InputError(f"{path} cannot be read as a table: {error}. Save it again.") from error


def _theme(path: Path, number: int, cells: Mapping[str, str]) -> Theme:
    names = {code: some for code in LANGUAGES if (some := _split(cells.get(code, "")))}
    cues = {code: some for name, code in _CUES.items() if (some := _split(cells.get(name, "")))}
    if not names:
        raise InputError(f"{path}, row {number}: the theme has no name in any language. Add one.")
    since = cells.get("since", "")
    if since and not (since.isascii() and since.isdigit() and len(since) == 4):
        raise InputError(f"{path}, row {number}, column since: {since!r} is no year. Write 2019.")
    label = next(iter(names.values()))[0].removeprefix("=")
    return Theme(
        key=_key(cells.get("key", "") or label),
        names=names,
        cues=cues,
        near=tuple(map(_key, _split(cells.get("near", "")))),
        since=int(since) if since else None,
    )


def _key(text: str) -> str:
    return slug(text).replace("-", "_")


def _split(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in cell.replace("|", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
