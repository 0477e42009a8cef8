"""Records to rows and back, and the checks that come before anything is written."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from broker.model import Alliance, CatalogueError, InputError, Record, Said, unsound
from broker.store._tables import SHELVES, Shelf

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""The character NUL in JSON; a backslash that is itself escaped does not count."""

_AT_ONCE = 2_000
"""Records that are checked at a time."""

Read = Mapping[str, Sequence[tuple[str, str]]]
"""For each part of an alliance its (id, JSON) pairs, in order."""


UNREADABLE = (ValidationError, InputError)
"""What a text raises that is no record: some records explain themselves to whoever writes them."""


class DamagedError(Exception):
    """A catalogue holds something that it cannot have been given.

    Attributes:
        detail: What is wrong with it, as part of a sentence.
    """

    def __init__(self, detail: Said) -> None:
        super().__init__(detail)
        self.detail = detail


class UnknownFieldError(DamagedError):
    """A record has a field that this program does not know, as one of a newer version may."""


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
        raise _refused(fault)
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
        UnknownFieldError: If a record has a field that this program does not know.
        DamagedError: If a record is not valid (names its table and id) or missing.
    """
    for part, found in read.items():
        if not all(isinstance(text, str) for _, text in found):
            raise DamagedError(Said("a record of its %(part)s is missing", part=part))
    # One document for all is several times faster than a record at a time.
    parts = (f'"{part}":[{",".join(text for _, text in found)}]' for part, found in read.items())
    try:
        alliance = Alliance.model_validate_json(f"{{{','.join(parts)}}}")
    except UNREADABLE as error:
        kind = UnknownFieldError if _unknown_field(error) else DamagedError
        raise kind(_blame(read, error=error)) from error
    for part, found in read.items():
        if len(getattr(alliance, part)) != len(found):
            raise DamagedError(
                Said("a record of its %(part)s holds more than one record", part=part)
            )
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


def storable(text: str) -> str:
    """Return a text as a database can hold it; the name of a file may hold what is no text."""
    return text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _text(record: Record, *, shelf: Shelf) -> str:
    try:
        text = record.model_dump_json()
    except ValueError as error:  # half a surrogate pair, in a record that was never validated
        raise _refused(
            Said(
                "The %(sort)s %(key)r holds text that is not valid Unicode (%(why)s). Correct the "
                "text and save again.",
                sort=shelf.table.name,
                key=_key(record),
                why=error,
            )
        ) from error
    if _NUL.search(text):
        raise _refused(
            Said(
                "The %(sort)s %(key)r holds the character NUL (U+0000), which a database cannot "
                "hold. Remove it where the record comes from and save again.",
                sort=shelf.table.name,
                key=_key(record),
            )
        )
    return text


def _refused(why: Said) -> CatalogueError:
    return CatalogueError("Nothing was saved. %(why)s", why=why)


def _key(record: Record) -> str:
    return str(getattr(record, "id", ""))


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
        raise _refused(
            Said(
                "One of the records is not valid: %(detail)s. Correct it and save again.",
                detail=error.detail,
            )
        ) from error
    for before, after in zip(given, back, strict=True):
        if before != after:
            raise _refused(
                Said(
                    "The %(sort)s %(key)r holds a value that cannot be kept as it is, such as an "
                    "amount that is infinite or not a number. Correct it and save again.",
                    sort=shelf.table.name,
                    key=_key(before),
                )
            )


def _unknown_field(error: ValidationError | InputError) -> bool:
    """Tell whether nothing is wrong but fields that are not known."""
    if isinstance(error, InputError):
        return False
    return all(one["type"] == "extra_forbidden" for one in error.errors())


def _blame(read: Read, *, error: ValidationError | InputError) -> Said:
    """Tell which record is not valid, and why."""
    if isinstance(error, InputError):
        return _refusing(read) or error.said
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
    return Said("its records cannot be read (%(why)s)", why=first["msg"])


def _refusing(read: Read) -> Said | None:
    """Tell which record refuses what it holds; its error does not name it."""
    for part, found in read.items():
        for index, (_, text) in enumerate(found):
            try:
                Alliance.model_validate_json(f'{{"{part}":[{text}]}}')
            except InputError as error:
                return _record_at(read, part=part, index=index, why=error.said)
            except ValidationError:
                continue
    return None


def _record_at(read: Read, *, part: str, index: int, why: str) -> Said:
    return Said(
        "in table %(table)s, the record %(key)r is not valid (%(why)s)",
        table=next(shelf.table.name for shelf in SHELVES if shelf.part == part),
        key=read[part][index][0],
        why=why,
    )
