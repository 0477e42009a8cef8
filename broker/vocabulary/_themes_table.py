"""Themes as a table that a spreadsheet keeps: one row a theme, one column a language."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from broker.model import InputError, Said, slug
from broker.vocabulary._encoding import decode
from broker.vocabulary._terms import LANGUAGES, Theme

TABLE = "themes.csv"
"""The table's name in a folder with a vocabulary; it stands in for `themes.json`."""

_CUES = {f"cues_{code}": code for code in LANGUAGES}
_STAR = "*"
_WITH_STAR = re.compile(r"\*\w{2,}|\w{2,}\*")
"""A star alone would stand for every word, one in a phrase for none."""
_SHOWN = 20
"""Things to mend that a message lists before it only counts the rest."""
_COLUMNS = ("key", *LANGUAGES, *_CUES, "near", "since")


def read_themes(path: Path, *, content: bytes) -> dict[str, Theme]:
    """Return the themes of a table by key, in its order.

    Its columns are `key` (made from the first name where it is empty), one for the names in each
    language (`en`, `fr`, `es`, `it`, `pt`, `de`; the label first), one for cues (`cues_en` …),
    `near` (keys of themes that overlap) and `since`. Within a cell, `;` or `|` separates. Only one
    column with names must be there.

    Args:
        path: The table, for messages.
        content: Its bytes: in the encoding of any spreadsheet, with commas, semicolons or tabs
            between columns.

    Raises:
        InputError: If it is no such table; the message names row and column.
    """
    rows = _rows(path, content)
    titles = next(rows, (1, []))[1]
    header = {name.strip().casefold(): at for at, name in enumerate(titles)}
    odd = [name for name in header if name and name not in _COLUMNS]
    if odd or not header.keys() & set(LANGUAGES):
        raise InputError(
            "%(file)s, row 1: its columns are %(columns)s; one with names, such as en, must be "
            "there, the others may be left out. Found: %(found)s.",
            file=path,
            columns=", ".join(_COLUMNS),
            found=", ".join(header),
        )
    themes: dict[str, Theme] = {}
    first: dict[str, int] = {}
    wrong: list[Said] = []
    for number, row in rows:
        cells = {name: row[at].strip() for name, at in header.items() if at < len(row)}
        if any(cell.strip() for cell in row[len(titles) :]):
            wrong.append(
                Said(
                    "%(file)s, row %(row)s: the row has more cells than the header. A cell with "
                    "the delimiter in it needs quotation marks around it.",
                    file=path,
                    row=number,
                )
            )
        elif any(cells.values()):
            theme = _theme(path, number, cells, wrong=wrong)
            if theme and _is_first(theme, first=first, path=path, number=number, wrong=wrong):
                themes[theme.key] = theme
    if not wrong:
        wrong += _unknown_neighbours(themes, first=first, path=path)
    if wrong:
        raise _mend(wrong)
    if not themes:
        raise InputError(
            "%(file)s holds no theme below its first row. Write one theme in each row.", file=path
        )
    return themes


def _is_first(
    theme: Theme, *, first: dict[str, int], path: Path, number: int, wrong: list[Said]
) -> bool:
    """Tell whether no row above has the key of a theme; else that is wrong."""
    above = first.setdefault(theme.key, number)
    if above != number:
        wrong.append(
            Said(
                "%(file)s, row %(row)s: the key %(key)r stands in row %(other)s, too. Keep one of "
                "the two rows, or write another key.",
                file=path,
                row=number,
                key=theme.key,
                other=above,
            )
        )
    return above == number


def _unknown_neighbours(
    themes: Mapping[str, Theme], *, first: Mapping[str, int], path: Path
) -> Iterator[Said]:
    for key, theme in themes.items():
        for other in theme.near:
            if other not in themes:
                yield Said(
                    "%(file)s, row %(row)s, column near: no theme has the key %(key)r. Choose "
                    "among %(keys)s.",
                    file=path,
                    row=first[key],
                    key=other,
                    keys=", ".join(themes),
                )


def _mend(wrong: Sequence[Said]) -> InputError:
    """Return everything that is wrong, so that it can be mended in one go."""
    lines: list[str] = list(wrong[:_SHOWN])
    if len(wrong) > _SHOWN:
        lines.append(Said("  … and %(count)s more.", count=len(wrong) - _SHOWN))
    return InputError(Said("%(lines)s", lines=lines))


def _rows(path: Path, content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their number, row 1 being the header."""
    text, _ = decode(content, label=str(path), how=Said("Save it again as CSV in UTF-8."))
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    try:
        yield from enumerate(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True), 1)
    except csv.Error as error:
        raise InputError(
            "%(file)s cannot be read as a table: %(why)s. Save it again.", file=path, why=error
        ) from error


def _theme(path: Path, number: int, cells: Mapping[str, str], *, wrong: list[Said]) -> Theme | None:
    """Return the theme of a row, or None where something in it is wrong."""
    names = {code: some for code in LANGUAGES if (some := _split(cells.get(code, "")))}
    cues = {code: some for name, code in _CUES.items() if (some := _split(cells.get(name, "")))}
    since = cells.get("since", "")
    found = [*_faults(names, cues, since=since, path=path, number=number)]
    if found:
        wrong += found
        return None
    label = next(iter(names.values()))[0].removeprefix("=")
    return Theme(
        key=_key(cells.get("key", "") or label),
        # Who reads another language is shown the one that the alliance writes first.
        names={code: names[code] for code in cells if code in names},
        cues=cues,
        near=tuple(map(_key, _split(cells.get("near", "")))),
        since=int(since) if since else None,
    )


def _faults(
    names: Mapping[str, tuple[str, ...]],
    cues: Mapping[str, tuple[str, ...]],
    *,
    since: str,
    path: Path,
    number: int,
) -> Iterator[Said]:
    """Yield what is wrong in the row of a theme."""
    if not names:
        yield Said(
            "%(file)s, row %(row)s: the theme has no name in any language. Add one.",
            file=path,
            row=number,
        )
    if since and not (since.isascii() and since.isdigit() and len(since) == 4):
        yield Said(
            "%(file)s, row %(row)s, column since: %(year)r is no year. Write 2019.",
            file=path,
            row=number,
            year=since,
        )
    for phrase in (one for some in (*names.values(), *cues.values()) for one in some):
        if _STAR in phrase and not _WITH_STAR.fullmatch(unicodedata.normalize("NFC", phrase)):
            yield Said(
                "%(file)s, row %(row)s: the * in %(phrase)r cannot be used. It stands for any "
                "letters at one end of a single word, as in fish*.",
                file=path,
                row=number,
                phrase=phrase,
            )


def _key(text: str) -> str:
    return slug(text).replace("-", "_")


def _split(cell: str) -> tuple[str, ...]:
    parts = (part.strip() for part in cell.replace("|", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))
