"""The content of a catalogue in its tables: read, counted and replaced."""

import json
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, delete, func, insert, select

from broker.model import Alliance
from broker.store._coding import Encoded, encode, storable
from broker.store._tables import CHANGE, METADATA, SHELVES, Shelf

_AT_ONCE = 2_000
"""Rows that are written at a time: the library copies each batch."""


def read_content(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Return for each part of the alliance its (id, JSON) pairs, in order."""
    return {shelf.part: _read(connection, shelf=shelf) for shelf in SHELVES}


def count_content(connection: Connection) -> dict[str, int]:
    """Return how many records each part of the alliance has."""
    return {shelf.part: _count(connection, shelf=shelf) for shelf in SHELVES}


def noted_digest(connection: Connection) -> str:
    """Return the digest of what was saved last; that of an empty alliance if nothing ever was."""
    query = select(CHANGE.c.digest).order_by(CHANGE.c.number.desc()).limit(1)
    return connection.scalar(query) or encode(Alliance()).digest


def write_content(
    connection: Connection,
    content: Encoded,
    *,
    note: str,
    kind: Literal["filled", "replaced"] = "replaced",
) -> None:
    """Replace the whole content and add to the history, in the connection's transaction.

    Args:
        connection: One that may write.
        content: What the catalogue is to hold.
        note: Why, in a few words for the history.
        kind: `filled` for the first content of a catalogue.
    """
    # Two parts may share a table; what stands in no part (history, contacts, introductions) stays.
    tables = {shelf.table for shelf in SHELVES}
    for table in reversed(METADATA.sorted_tables):
        if table in tables:
            connection.execute(delete(table))
    for shelf in SHELVES:
        rows = content.rows[shelf.part]
        for start in range(0, len(rows), _AT_ONCE):
            connection.execute(insert(shelf.table), rows[start : start + _AT_ONCE])
    number = connection.scalar(select(func.max(CHANGE.c.number))) or 0
    connection.execute(
        insert(CHANGE).values(
            number=number + 1,
            at=datetime.now(UTC).isoformat(),
            kind=kind,
            note=storable(note),
            counts=json.dumps(content.counts),
            digest=content.digest,
        )
    )


def _read(connection: Connection, *, shelf: Shelf) -> list[tuple[str, str]]:
    columns = shelf.table.c
    query = select(columns.id, columns.record).order_by(columns.position)
    if shelf.standing is not None:
        query = query.where(columns.standing == shelf.standing)
    return [(key, text) for key, text in connection.execute(query)]


def _count(connection: Connection, *, shelf: Shelf) -> int:
    query = select(func.count()).select_from(shelf.table)
    if shelf.standing is not None:
        query = query.where(shelf.table.c.standing == shelf.standing)
    return connection.scalar(query) or 0
