"""Imports: begun, finished or cut off, and undone; and the columns that people mapped."""

import json
import os
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from operator import not_
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from broker.model import Alliance, CatalogueError, Record
from broker.store._backend import Backend
from broker.store._coding import DamagedError, content_digest, decode, encode, storable
from broker.store._content import read_content, write_content
from broker.store._ledger import LedgerRecord, append, forget_decisions
from broker.store._notes import notes_told
from broker.store._tables import CHANGE, COLUMN_MAPPING, IMPORT_LOG
from broker.store._undo import Answers, answers_of, restored, reverse

_LONGEST = timedelta(hours=1)
"""After this, an import on another machine is taken to be cut off."""
_TOLD = 3
"""Later changes that a message names."""


class Import(Record):
    """One import, as the log keeps it."""

    id: int
    """1 for the first."""
    began: datetime
    ended: datetime | None
    file: str
    kind: str
    state: Literal["started", "done", "refused", "interrupted", "undone"]
    """`started`: another process is at it; `refused`: something in the file was wrong."""
    counts: dict[str, int]
    """How many records were new, changed, same and removed."""
    forgotten: Annotated[int, Field(exclude_if=not_)] = 0
    """How many answers were taken back with it; left out of the JSON where there are none."""

    @property
    def day(self) -> date:
        """The day on which it began, where this program runs."""
        return self.began.astimezone().date()


class Imports:
    """The imports of a catalogue; `Catalogue.imports` gives them."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def begin(self, file: str, *, kind: str) -> int:
        """Note that an import begins, and return its number.

        Kept at once: where the process is killed, the log tells the next one.
        """
        with self._backend.writing() as connection:
            number = (connection.scalar(select(func.max(IMPORT_LOG.c.id))) or 0) + 1
            connection.execute(
                insert(IMPORT_LOG).values(
                    id=number,
                    began=_now(),
                    file=storable(file),
                    kind=kind,
                    state="started",
                    host=platform.node(),
                    process=os.getpid(),
                    counts="{}",
                    digest="",
                )
            )
        return number

    def refuse(self, number: int) -> None:
        """Note that an import ended without changing anything."""
        with self._backend.writing() as connection:
            _set(connection, number, state="refused", ended=_now())

    def finish(
        self,
        number: int,
        alliance: Alliance,
        *,
        digest: str,
        note: str,
        counts: Mapping[str, int],
        mappings: Mapping[str, Mapping[str, str]],
        together: Iterable[LedgerRecord] = (),
    ) -> None:
        """Write what an import makes of the catalogue, and what undoes it, all or nothing.

        Args:
            number: The import.
            alliance: The whole new content.
            digest: Digest of the content from which that was worked out.
            note: For the history.
            counts: How many records are new, changed, same and removed.
            mappings: Mappings of columns to remember, by key.
            together: Decisions that are noted in the same transaction; undoing the import takes
                them back, too.

        Raises:
            CatalogueError: If the content has changed since, or cannot be kept; nothing is changed.
        """
        content = encode(alliance)
        with self._backend.writing() as connection:
            before = read_content(connection)
            if content_digest(before) != digest:
                raise CatalogueError(
                    "The catalogue %(name)s was changed while the file was being checked. "
                    "Nothing of it was taken over. Run the import again.",
                    name=self._backend.name,
                )
            if content.digest != digest:
                write_content(connection, content, note=note)
            columns = _changed(connection, mappings)
            for key in columns:
                _remember(connection, key, mappings[key])
            answers = Answers(decisions=append(connection, together), columns=columns)
            _set(
                connection,
                number,
                state="done",
                ended=_now(),
                counts=json.dumps(dict(counts)),
                digest=content.digest,
                undo=reverse(before, content.texts, answers=answers),
            )

    def undo(self) -> Import:
        """Undo the last import that was not undone, and return it.

        What a person said with it about columns, words and who is who is forgotten: it may have
        been what was wrong, and would make the next import wrong again.

        Raises:
            CatalogueError: If there is none, or if the content has changed since.
        """
        with self._backend.writing() as connection:
            query = select(IMPORT_LOG).where(IMPORT_LOG.c.state == "done")
            row = connection.execute(query.order_by(IMPORT_LOG.c.id.desc())).mappings().first()
            if row is None:
                raise CatalogueError("There is no import to undo.")
            now = read_content(connection)
            if content_digest(now) != row["digest"]:
                raise CatalogueError(
                    "The import of %(file)s cannot be undone any more: the catalogue was changed "
                    "since (%(changes)s). Nothing was changed. Take back first what came later, "
                    "correct the records instead, or return to a copy of the catalogue.",
                    file=row["file"],
                    changes=notes_told(_changes_since(connection, row["digest"])),
                )
            try:
                alliance = decode(restored(now, row["undo"] or b""))
                answers = answers_of(row["undo"] or b"")
            except DamagedError as error:
                raise self._backend.damaged(error.detail) from error
            note = f"undo the import of {row['file']}"
            write_content(connection, encode(alliance), note=note)
            _forget(connection, answers)
            _set(connection, row["id"], state="undone", undo=None)
            return _import({**row, "state": "undone"}).model_copy(
                update={"forgotten": len(answers)}
            )

    def log(self) -> tuple[Import, ...]:
        """Return all imports, the oldest first."""
        with self._backend.reading() as connection:
            query = select(IMPORT_LOG).order_by(IMPORT_LOG.c.id)
            return tuple(_import(row) for row in connection.execute(query).mappings())

    def interrupted(self) -> tuple[Import, ...]:
        """Return the imports that were cut off and that nobody was told of yet.

        Asked a second time, it returns them no more. Nothing of such an import is in the catalogue.
        """
        with self._backend.reading() as connection:
            if not _cut_off(connection):
                return ()
        with self._backend.writing() as connection:
            found = _cut_off(connection)
            for row in found:
                _set(connection, row["id"], state="interrupted", ended=_now())
            return tuple(_import({**row, "state": "interrupted"}) for row in found)

    def mappings(self) -> dict[str, dict[str, str]]:
        """Return the mappings of columns that are remembered, by key."""
        with self._backend.reading() as connection:
            rows = connection.execute(select(COLUMN_MAPPING.c.id, COLUMN_MAPPING.c.columns))
            return {str(key): dict(json.loads(columns)) for key, columns in rows}


def _changes_since(connection: Connection, digest: str) -> tuple[str, ...]:
    """Return why the content changed since it had a digest, the last first; a few will do."""
    query = select(CHANGE.c.note, CHANGE.c.digest).order_by(CHANGE.c.number.desc())
    notes = []
    for note, after in connection.execute(query.limit(_TOLD + 1)):
        if after == digest:
            break
        notes.append(str(note))
    return tuple(notes[:_TOLD]) + (("…",) if len(notes) > _TOLD else ())


def _set(connection: Connection, number: int, **values: object) -> None:
    connection.execute(update(IMPORT_LOG).where(IMPORT_LOG.c.id == number).values(**values))


def _remember(connection: Connection, key: str, columns: Mapping[str, str]) -> None:
    values = {"at": _now(), "columns": json.dumps(dict(columns))}
    done = connection.execute(
        update(COLUMN_MAPPING).where(COLUMN_MAPPING.c.id == key).values(**values)
    )
    if not done.rowcount:
        connection.execute(insert(COLUMN_MAPPING).values(id=key, **values))


def _changed(
    connection: Connection, mappings: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str] | None]:
    """Return the mappings that would become others, by key, as they are; None for new ones."""
    query = select(COLUMN_MAPPING.c.id, COLUMN_MAPPING.c.columns)
    now = {str(key): dict(json.loads(columns)) for key, columns in connection.execute(query)}
    return {key: now.get(key) for key, columns in mappings.items() if now.get(key) != columns}


def _forget(connection: Connection, answers: Answers) -> None:
    forget_decisions(connection, answers.decisions)
    for key, columns in answers.columns.items():
        if columns is None:
            connection.execute(delete(COLUMN_MAPPING).where(COLUMN_MAPPING.c.id == key))
        else:
            _remember(connection, key, columns)


def _cut_off(connection: Connection) -> list[RowMapping]:
    query = select(IMPORT_LOG).where(IMPORT_LOG.c.state == "started").order_by(IMPORT_LOG.c.id)
    return [row for row in connection.execute(query).mappings() if not _alive(row)]


def _alive(row: RowMapping) -> bool:
    """Tell whether the process that began an import may still be at it."""
    if row["host"] != platform.node() or os.name != "posix":
        return datetime.now(UTC) - datetime.fromisoformat(row["began"]) < _LONGEST
    if row["process"] == os.getpid():
        return True
    try:
        os.kill(row["process"], 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _import(row: Mapping[str, object] | RowMapping) -> Import:
    kept = {name: row[name] for name in Import.model_fields if name != "forgotten"}
    return Import.model_validate({**kept, "counts": json.loads(str(row["counts"]))})


def _now() -> str:
    return datetime.now(UTC).isoformat()
