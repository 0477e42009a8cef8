"""Well-known organisations and all that they are called, in several languages and times."""

import csv
import io
from functools import cache
from pathlib import Path

from broker.model import InputError, Record, fold
from broker.vocabulary._load import ORGANISATIONS, vocabulary_file

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
    wanted = fold(name).strip()
    if not wanted or len(wanted) > _LONGEST:
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
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(reader.fieldnames or ()) != _COLUMNS:
        raise InputError(
            "%(path)s must have the columns %(columns)s.", path=path, columns=", ".join(_COLUMNS)
        )
    return tuple(_organisation(row) for row in reader if (row["name"] or "").strip())


def _organisation(row: dict[str, str | None]) -> KnownOrganisation:
    short = _several(row["short"])
    return KnownOrganisation(
        name=(row["name"] or "").strip(),
        short=tuple(one for one in short if not one.endswith("?")),
        perhaps=tuple(one.removesuffix("?") for one in short if one.endswith("?")),
        other=_several(row["other"]),
        former=_several(row["former"]),
        country=(row["country"] or "").strip() or None,
        website=(row["website"] or "").strip() or None,
    )


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in map(str.strip, (cell or "").split("|")) if part)
