"""Real organisations under several names: participant codes of CORDIS, records of ROR."""

import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from broker.identity._entity import Entity
from broker.model import InputError
from broker.vocabulary import KnownOrganisation

_CODE = re.compile(r"\d{9}")
_CORDIS = ("organisationID", "name", "shortName", "city", "country", "organizationURL")
_ROR = ("id", "name", "aliases", "country", "city", "status")


@dataclass(frozen=True)
class Spelling:
    """One description of an organisation, and which organisation it really is."""

    truth: str
    """The code of the organisation; never part of what a method sees."""
    entity: Entity


def cordis_spellings(folders: Iterable[Path]) -> tuple[Spelling, ...]:
    """Return every spelling of every participant code in CORDIS folders.

    A spelling is a name as it is written, with the first short name, city and address of a website
    that stand beside it. Codes that are not nine digits are no participant codes and are left out.

    Raises:
        InputError: If a folder holds no table of organisations in the CORDIS layout.
    """
    found: dict[tuple[str, str], dict[str, str]] = {}
    for folder in folders:
        for row in _rows(folder, stem="organization", delimiter=";", columns=_CORDIS):
            code, name = row["organisationID"].strip(), row["name"].strip()
            if not _CODE.fullmatch(code) or not name:
                continue
            kept = found.setdefault((code, name), {})
            for column in _CORDIS[2:]:
                if row[column].strip():
                    kept.setdefault(column, row[column].strip())
    return tuple(
        Spelling(
            truth=code,
            entity=Entity(
                id=f"{code}/{at}",
                names=(name,),
                acronyms=tuple(filter(None, (row.get("shortName"),))),
                country=row.get("country"),
                city=row.get("city"),
                website=row.get("organizationURL"),
            ),
        )
        for at, ((code, name), row) in enumerate(sorted(found.items()))
    )


def ror_spellings(
    path: Path, *, form: Literal["each", "together"] = "each", city: bool = True
) -> tuple[Spelling, ...]:
    """Return official names of ROR, and what else the organisations are called.

    Args:
        path: The table, plain or gzipped.
        form: `each` makes a record of each alias, `together` one of all aliases.
        city: Whether the records tell the city, which is the same for all of one organisation.

    Raises:
        InputError: If it is no such table.
    """
    found: list[Spelling] = []
    for row in _rows(path, stem="", delimiter=",", columns=_ROR):
        if row["status"] != "active":
            continue
        aliases = tuple(dict.fromkeys(one.strip() for one in row["aliases"].split("|")))
        aliases = tuple(one for one in aliases if one and one != row["name"])
        groups = [(row["name"],), *(((one,) for one in aliases) if form == "each" else [aliases])]
        found += [
            Spelling(
                truth=row["id"],
                entity=Entity(
                    id=f"{row['id']}/{at}",
                    names=names,
                    country=row["country"] or None,
                    city=row["city"] or None if city else None,
                ),
            )
            for at, names in enumerate(groups)
            if names
        ]
    return tuple(found)


def known_spellings(some: Iterable[KnownOrganisation]) -> tuple[Spelling, ...]:
    """Return the names of well-known organisations, each as a record of its own.

    Every other one comes with the short names. Former names, and short ones alone, are left out,
    for no comparison of words can tell them.
    """
    return tuple(
        Spelling(
            truth=f"known:{one.name}",
            entity=Entity(
                id=f"known:{one.name}/{at}",
                names=(name,),
                acronyms=(*one.short, *one.perhaps) if at % 2 else (),
                country=one.country,
            ),
        )
        for one in some
        for at, name in enumerate(dict.fromkeys((one.name, *one.other)))
    )


def in_training(truth: str) -> bool:
    """Tell whether an organisation belongs to the half that is learnt from.

    By a digest of its code, so that all its spellings are on one side, whatever else there is.
    """
    return hashlib.sha256(truth.encode()).digest()[0] % 2 == 0


def _rows(
    place: Path, *, stem: str, delimiter: str, columns: tuple[str, ...]
) -> Iterator[dict[str, str]]:
    path = place
    if stem:
        both = (place / f"{stem}.csv", place / f"{stem}.csv.gz")
        path = next((one for one in both if one.is_file()), both[0])
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
        raise InputError(
            "%(path)s has no column %(column)r. Name a table in the public layout, with the "
            "columns %(columns)s.",
            path=path,
            column=missing[0],
            columns=", ".join(columns),
        )
    try:
        yield from reader
    except csv.Error as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> InputError:
    return InputError(
        "%(path)s cannot be read (%(why)s). Name the folder or table.", path=path, why=error
    )
