"""Well-known organisations and all that they are called, in several languages and times."""

import csv
import io
from collections import Counter
from functools import cache
from pathlib import Path

from broker.model import InputError, Record, fold
from broker.vocabulary._load import ORGANISATIONS, load_vocabulary, vocabulary_file

_LONGEST = 200
"""Letters of the longest text that is looked up."""

_COLUMNS = ("name", "short", "other", "former", "country", "website")


class KnownOrganisation(Record):
    """An organisation that goes by several names."""

    name: str
    """Official name in English, or in its own language where it has no English one."""
    short: tuple[str, ...] = ()
    """Short names in any language that mean nobody else."""
    perhaps: tuple[str, ...] = ()
    """Short names that others have, too: `ADB` is a bank in Asia and one in Africa."""
    other: tuple[str, ...] = ()
    """Names in other languages, and usual variants."""
    former: tuple[str, ...] = ()
    """Names that it, or what wholly became part of it, had before."""
    country: str | None = None
    """ISO 3166 alpha-3 code of a national one; None where it is international."""
    website: str | None = None
    government: bool = False
    """Whether it is the government of `country`, which no row of the table is."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names but the short ones."""
        return (self.name, *self.other, *self.former)


def known_organisations() -> tuple[KnownOrganisation, ...]:
    """Return the well-known organisations of the vocabulary in use, read once.

    Raises:
        InputError: If the table cannot be read.
    """
    return _read(vocabulary_file(ORGANISATIONS))


def also_called(name: str) -> tuple[str, ...]:
    """Return all names of the well-known organisation that bears a name: `PNUD`, `UNDP` and more.

    Nothing where nobody is known by it, or several are.
    """
    wanted = fold(name).strip() if len(name) <= _LONGEST else ""
    if not wanted:
        return ()
    known = _by_name(vocabulary_file(ORGANISATIONS)).get(wanted)
    return (*known.names, *known.short) if known else ()


@cache
def _by_name(path: Path) -> dict[str, KnownOrganisation | None]:
    found: dict[str, KnownOrganisation | None] = {}
    for one in _read(path):
        for name in {fold(text).strip() for text in (*one.names, *one.short)}:
            found[name] = None if name in found else one
    return found


@cache
def _read(path: Path) -> tuple[KnownOrganisation, ...]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            "%(path)s cannot be read (%(why)s). Save it as CSV in UTF-8.", path=path, why=error
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(reader.fieldnames or ()) != _COLUMNS:
            raise InputError(
                "%(path)s must have the columns %(columns)s.",
                path=path,
                columns=", ".join(_COLUMNS),
            )
        found = tuple(_organisation(row, where=(path, reader.line_num)) for row in reader)
    except csv.Error as error:
        raise InputError(
            "%(path)s, line %(line)d: this cannot be read as CSV (%(why)s). Look for a quotation "
            "mark that is not closed, there or before.",
            path=path,
            line=reader.line_num,
            why=error,
        ) from error
    twice = [name for name, times in Counter(fold(one.name) for one in found).items() if times > 1]
    for one in found:
        if one.name and fold(one.name) in twice:
            raise InputError(
                "%(path)s has %(name)r in several rows. Make one of them.", path=path, name=one.name
            )
    return tuple(one for one in found if one.name)


def _organisation(row: dict[str, str | None], *, where: tuple[Path, int]) -> KnownOrganisation:
    path, line = where
    country = (row["country"] or "").strip().upper() or None
    if None in row:
        raise InputError(
            "%(path)s, line %(line)d: there are more cells than columns. Put a cell with a comma "
            "into quotation marks.",
            path=path,
            line=line,
        )
    if country and country not in load_vocabulary().countries:
        raise InputError(
            "%(path)s, line %(line)d: %(country)r is no code of a country. Write its ISO 3166 code "
            "of three letters, such as NPL.",
            path=path,
            line=line,
            country=country,
        )
    short = _several(row["short"])
    return KnownOrganisation(
        name=(row["name"] or "").strip(),
        short=tuple(one for one in short if not one.endswith("?")),
        perhaps=tuple(one.removesuffix("?") for one in short if one.endswith("?")),
        other=_several(row["other"]),
        former=_several(row["former"]),
        country=country,
        website=(row["website"] or "").strip() or None,
    )


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, (cell or "").split("|")) if part)
