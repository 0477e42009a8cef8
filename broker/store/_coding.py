"""Records to rows and back, and the checks that come before anything is written."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from broker.model import Alliance, CatalogueError, Record, unsound
from broker.store._tables import SHELVES, Shelf

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""The character NUL in JSON; a backslash that is itself escaped does not count."""

_REFUSED = "Nothing was saved."
_AT_ONCE = 2_000
"""Records that are checked at a time."""

Read = Mapping[str, Sequence[tuple[str, str]]]
"""For each part of an alliance its (id, JSON) pairs, in order."""


class DamagedError(Exception):
    """A catalogue holds something that it cannot have been given."""


@dataclass(frozen=True)
class Encoded:
    """An alliance, ready to be written."""

    rows: dict[str, list[dict[str, object]]]
    counts: dict[str, int]
    digest: str

    @property
    def texts(self) -> dict[str, list[tuple[str, str]]]:
        """For each part of the alliance its (id, JSON) pairs, in order."""
        return {
            part: [(str(row["id"]), str(row["record"])) for row in found]
            for part, found in self.rows.items()
        }


def encode(alliance: Alliance) -> Encoded:
    """Return the rows of an alliance.

    Raises:
        CatalogueError: If two records have the same id, if a record refers to one that is not
            there, or if a record holds what a database cannot hold. Names the record.
    """
    if fault := unsound(alliance):
        raise CatalogueError("Nothing was saved. %(why)s", why=fault)
    rows: dict[str, list[dict[str, object]]] = {}
    for shelf in SHELVES:
        records: tuple[Record, ...] = getattr(alliance, shelf.part)
        rows[shelf.part] = shelf.rows(records, texts=[_text(one, shelf=shelf) for one in records])
    pairs = {
        part: [(str(row["id"]), str(row["record"])) for row in found]
        for part, found in rows.items()
    }
    _check_survival(alliance, pairs=pairs)
    counts = {part: len(found) for part, found in rows.items()}
    return Encoded(rows=rows, counts=counts, digest=content_digest(pairs))


def decode(read: Read) -> Alliance:
    """Return the alliance that was read.

    Raises:
        DamagedError: If a record is not valid (names its table and id) or missing.
    """
    for part, found in read.items():
        if not all(isinstance(text, str) for _, text in found):
            raise DamagedError(f"a record of its {part} is missing")
    # One document for all is several times faster than a record at a time.
    parts = (f'"{part}":[{",".join(text for _, text in found)}]' for part, found in read.items())
    try:
        alliance = Alliance.model_validate_json(f"{{{','.join(parts)}}}")
    except ValidationError as error:
        raise DamagedError(_blame(read, error=error)) from error
    for part, found in read.items():
        if len(getattr(alliance, part)) != len(found):
            raise DamagedError(f"a record of its {part} holds more than one record")
    return alliance


def content_digest(read: Read) -> str:
    """Return 64 hexadecimal digits (SHA-256) that stand for this content in this order."""
    total = hashlib.sha256()
    for part in sorted(read):
        total.update(f"{part}:{len(read[part])}\n".encode())
        for _, text in read[part]:
            content = text.encode()
            total.update(b"%d:" % len(content) + content)
    return total.hexdigest()


def _text(record: Record, *, shelf: Shelf) -> str:
    try:
        text = record.model_dump_json()
    except ValueError as error:  # half a surrogate pair, in a record that was never validated
        raise CatalogueError(
            f"{_REFUSED} {_named(record, shelf=shelf)} holds text that is not valid Unicode: "
            f"{error}. Correct the text and save again."
        ) from error
    if _NUL.search(text):
        raise CatalogueError(
            f"{_REFUSED} {_named(record, shelf=shelf)} holds the character NUL (U+0000), which a "
            "database cannot hold. Remove it where the record comes from and save again."
        )
    return text


def _named(record: Record, *, shelf: Shelf) -> str:
    return f"The {shelf.table.name} {getattr(record, 'id', '')!r}"


def _check_survival(alliance: Alliance, *, pairs: Read) -> None:
    """Refuse what would not come back as it went in, such as an amount that is no number."""
    for shelf in SHELVES:
        given, texts = getattr(alliance, shelf.part), pairs[shelf.part]
        for start in range(0, len(texts), _AT_ONCE):
            # A piece at a time: a second copy of a large alliance would take as much memory again.
            piece = slice(start, start + _AT_ONCE)
            _check_piece(given[piece], texts[piece], shelf=shelf)


def _check_piece(
    given: Sequence[Record], texts: Sequence[tuple[str, str]], *, shelf: Shelf
) -> None:
    try:
        back: Sequence[Record] = getattr(decode({shelf.part: texts}), shelf.part)
    except DamagedError as error:
        raise CatalogueError(f"{_REFUSED} One of the records is not valid: {error}.") from error
    for before, after in zip(given, back, strict=True):
        if before != after:
            raise CatalogueError(
                f"{_REFUSED} {_named(before, shelf=shelf)} holds a value that cannot be kept "
                "as it is, such as an amount that is infinite or not a number. Correct it and "
                "save again."
            )


def _blame(read: Read, *, error: ValidationError) -> str:
    """Tell which record is not valid, and why."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    match first["loc"]:
        case (str(part), int(index), *inner) if index < len(read.get(part, ())):
            where = ".".join(map(str, inner))
            return _record_at(read, part=part, index=index, why=f"{where}: {first['msg']}")
    for part, found in read.items():
        for index, (_, text) in enumerate(found):
            try:
                json.loads(text)
            except ValueError as broken:
                return _record_at(read, part=part, index=index, why=str(broken))
    return f"its records cannot be read ({first['msg']})"


def _record_at(read: Read, *, part: str, index: int, why: str) -> str:
    table = next(shelf.table.name for shelf in SHELVES if shelf.part == part)
    return f"in table {table}, the record {read[part][index][0]!r} is not valid ({why})"
