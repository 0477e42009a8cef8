"""Introductions as rows of a table, and the steps of their history."""

from datetime import UTC, datetime

from sqlalchemy import Connection, Table, insert

from broker.model import InputError, Introduction, Record
from broker.store._tables import INTRODUCTION, INTRODUCTION_STEP


def columns_of(one: Introduction) -> dict[str, object]:
    """Return what a row of the table holds beside the id."""
    kept = {name: getattr(one, name) for name in ("one", "other", "stage", "version")}
    due = one.due.isoformat() if one.due else None
    return {**kept, "due": due, "record": _text(one, table=INTRODUCTION)}


def note_step(connection: Connection, one: Introduction) -> None:
    """Add an introduction as it is now to its history."""
    connection.execute(
        insert(INTRODUCTION_STEP).values(
            id=f"{one.id}/{one.version}",
            introduction=one.id,
            version=one.version,
            at=datetime.now(UTC).isoformat(),
            record=_text(one, table=INTRODUCTION_STEP),
        )
    )


def _text(record: Record, *, table: Table) -> str:
    if any("\0" in value for value in record.model_dump().values() if isinstance(value, str)):
        raise InputError(
            "A text for the %(name)s holds the character NUL (U+0000), which a database "
            "cannot hold. Remove it and try again.",
            name=table.name.replace("_", " "),
        )
    return record.model_dump_json()
