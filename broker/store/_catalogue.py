"""The catalogue itself."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import ValidationError
from sqlalchemy import Connection, delete, func, insert, select

from broker.model import (
    Alliance,
    CatalogueError,
    Confirmation,
    Decision,
    Followed,
    Member,
    Merge,
)
from broker.store._address import backend_of
from broker.store._backend import Backend
from broker.store._coding import DamagedError, Encoded, content_digest, decode, encode
from broker.store._contacts import ContactBook
from broker.store._following import follow, follow_back, what_follows
from broker.store._history import Change
from broker.store._imports import Imports
from broker.store._introductions import IntroductionBook
from broker.store._ledger import Ledger, LedgerRecord, append
from broker.store._schema import State, state_of, upgrade, version_of
from broker.store._seal import Seal
from broker.store._tables import CHANGE, CONFIRMATION, DECISION, MERGE, METADATA, SHELVES, Shelf

_FIRST_NOTE = "first content"
_AT_ONCE = 2_000
"""Rows that are written at a time: the library copies each batch."""


class Catalogue:
    """A whole alliance, kept in a database; made by `open_catalogue`.

    Every method reads or writes in one transaction of its own, so that no reader ever sees half of
    a change. A catalogue may be used by several threads. All methods raise `CatalogueError` where
    the database fails, with what to do about it.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Catalogue({self.url!r})"

    @property
    def url(self) -> str:
        """Address of the database; a password shows as `***`."""
        return self._backend.url

    @property
    def schema_version(self) -> str:
        """Version of its tables: four digits."""
        with self._backend.reading() as connection:
            return version_of(connection, backend=self._backend)

    @property
    def digest(self) -> str:
        """64 hexadecimal digits that stand for the content; the same in every kind of database.

        Read anew each time, which costs about a millisecond: another process may have saved.
        """
        with self._backend.reading() as connection:
            return _noted_digest(connection)

    def load(self) -> Alliance:
        """Return the content, equal to what was saved and in the same order.

        Raises:
            CatalogueError: If a record is not valid (names its table and id), or if the records
                are not those that were saved.
        """
        with self._backend.reading() as connection:
            read = {shelf.part: _read(connection, shelf=shelf) for shelf in SHELVES}
            noted = _noted_digest(connection)
        try:
            alliance = decode(read)
        except DamagedError as error:
            raise self._backend.damaged(str(error)) from error
        # A flipped bit inside a text is still valid JSON; only the digest can tell.
        if content_digest(read) != noted:
            raise self._backend.damaged(
                "its records are not those that were saved; the file was damaged, or another "
                "program changed them"
            )
        return alliance

    @property
    def introductions(self) -> IntroductionBook:
        """Introductions and how far they have come, and who is not to be introduced."""
        return IntroductionBook(self._backend)

    @property
    def contacts(self) -> ContactBook:
        """How to reach focal points; encrypted, and apart from all else."""
        return ContactBook(self._backend)

    @property
    def confirmations(self) -> Ledger[Confirmation]:
        """What was confirmed when, the oldest first."""
        return Ledger(self._backend, table=CONFIRMATION, record=Confirmation)

    @property
    def decisions(self) -> Ledger[Decision]:
        """What was decided about who is who, the oldest first."""
        return Ledger(self._backend, table=DECISION, record=Decision)

    @property
    def merges(self) -> Ledger[Merge]:
        """Organisations that were made one, and merges that were taken back, the oldest first."""
        return Ledger(self._backend, table=MERGE, record=Merge)

    def save(
        self,
        alliance: Alliance,
        *,
        note: str,
        digest: str | None = None,
        together: Iterable[LedgerRecord] = (),
    ) -> None:
        """Replace the whole content and add to the history, all or nothing.

        Args:
            alliance: The new content.
            note: Why it changes, in a few words for the history.
            digest: Digest of the content from which the new one was worked out, read before it; so
                that nothing is lost that somebody else saved meanwhile. None to replace whatever
                there is.
            together: Confirmations, decisions and merges that are noted in the same transaction.

        Raises:
            CatalogueError: If a record refers to one that is not there, if two have the same id, if
                one holds what no database can hold, or if the content has changed since it had the
                digest; nothing is changed then.
        """
        content = encode(alliance)
        with self._backend.writing() as connection:
            self._replace(connection, content, note=note, digest=digest)
            append(connection, together)

    def what_follows(self, merge: Merge, *, alliance: Alliance) -> tuple[Followed, ...]:
        """Tell what would follow an organisation into another beside the records of an alliance.

        Args:
            merge: The merge, which is not done yet.
            alliance: The content as it would be.
        """
        with self._backend.reading() as connection:
            return self._follows(connection, merge, alliance=alliance)

    def save_merge(
        self,
        alliance: Alliance,
        *,
        merge: Merge,
        note: str,
        digest: str | None = None,
        together: Iterable[LedgerRecord] = (),
    ) -> Merge:
        """Save what a merge made of the content, or what taking it back did, all or nothing.

        Introductions, wishes to be kept apart, contacts and confirmations follow the organisation
        into the other one, or come back with it.

        Args:
            alliance: The new content.
            merge: The merge; `undone` where it is taken back.
            note: Why the content changes.
            digest: As for `save`.
            together: What else is noted in the same transaction.

        Returns:
            The merge with what followed, as it is kept.

        Raises:
            CatalogueError: As `save`, and if there are contacts and no key for them; nothing is
                changed then.
        """
        content, seal = encode(alliance), Seal()
        with self._backend.writing() as connection:
            self._replace(connection, content, note=note, digest=digest)
            if merge.undone:
                follow_back(connection, merge.followed, seal=seal)
            else:
                followed = self._follows(connection, merge, alliance=alliance)
                follow(connection, followed, seal=seal)
                merge = merge.model_copy(update={"followed": followed})
            append(connection, (merge, *together))
        return merge

    def _follows(
        self, connection: Connection, merge: Merge, *, alliance: Alliance
    ) -> tuple[Followed, ...]:
        member = isinstance(alliance.by_id[merge.kept], Member)
        try:
            return what_follows(
                connection,
                kept=merge.kept,
                gone=merge.gone,
                part="members" if member else "around",
            )
        except ValidationError as error:
            raise self._backend.damaged(
                "an introduction, hold or confirmation in it cannot be read"
            ) from error

    def _replace(
        self, connection: Connection, content: Encoded, *, note: str, digest: str | None
    ) -> None:
        # While this catalogue was open, a newer program may have brought its tables forward.
        if state_of(connection, backend=self._backend) not in {State.READY, State.UNFILLED}:
            raise CatalogueError(
                "The catalogue %(name)s was replaced while it was open. Nothing was changed. "
                "Run the command again.",
                name=self._backend.name,
            )
        if digest is not None and _noted_digest(connection) != digest:
            raise CatalogueError(
                "The catalogue %(name)s was changed by somebody else meanwhile. "
                "Nothing was overwritten. Run the command again.",
                name=self._backend.name,
            )
        _write(connection, content=content, kind="replaced", note=note)

    @property
    def imports(self) -> Imports:
        """Imports into this catalogue, which can be undone."""
        return Imports(
            self._backend,
            read=lambda connection: {one.part: _read(connection, shelf=one) for one in SHELVES},
            write=lambda connection, content, note: _write(
                connection, content=content, kind="replaced", note=note
            ),
        )

    def counts(self) -> dict[str, int]:
        """Return how many records each part of the alliance has."""
        with self._backend.reading() as connection:
            return {shelf.part: _count(connection, shelf=shelf) for shelf in SHELVES}

    def history(self) -> tuple[Change, ...]:
        """Return all changes of the content, the oldest first."""
        with self._backend.reading() as connection:
            rows = connection.execute(select(CHANGE).order_by(CHANGE.c.number)).mappings().all()
        try:
            return tuple(
                Change.model_validate({**row, "counts": json.loads(row["counts"])}) for row in rows
            )
        except (ValidationError, TypeError, ValueError) as error:
            raise self._backend.damaged("its history cannot be read") from error

    def close(self) -> None:
        """Close all connections."""
        self._backend.engine.dispose()


def open_catalogue(
    url: str | Path | None = None, *, fill: Callable[[], Alliance] | None = None
) -> Catalogue:
    """Open a catalogue; make it, or bring its tables up to date, where that is needed.

    A new catalogue is made and filled in one transaction: a crash leaves all of it or nothing, and
    of several processes that make it at the same moment one does and the others find it made.

    Args:
        url: A path of a SQLite file, or an address: `sqlite:///FILE`,
            `postgresql://USER:PASSWORD@HOST/DATABASE`. None for what the environment variable
            `BROKER_CATALOGUE` names, else `catalogue.sqlite` in the user's data folder.
        fill: Gives the first content of a catalogue in which nothing was ever saved.

    Raises:
        InputError: If the address is none.
        CatalogueError: If the catalogue cannot be reached, made, read or brought up to date, or if
            it is damaged, of a newer version, or of another program.
    """
    backend = backend_of(url)
    try:
        _make_ready(backend, fill=fill)
    except BaseException:
        backend.engine.dispose()
        raise
    return Catalogue(backend)


def find_catalogue(url: str | Path | None = None) -> Catalogue | None:
    """Open a catalogue that is there and filled; change nothing, and make none.

    Args:
        url: As for `open_catalogue`.

    Returns:
        The catalogue, or None where there is none yet, or only one in which nothing was saved.

    Raises:
        InputError: If the address is none.
        CatalogueError: If what is there cannot be read, or is of an older or newer version.
    """
    backend = backend_of(url)
    try:
        state = State.ABSENT
        if backend.exists():
            with backend.reading() as connection:
                state = state_of(connection, backend=backend)
        if state is State.OLD:
            raise CatalogueError(
                "The catalogue %(name)s is of an older version. The next command that opens "
                "it brings it up to date.",
                name=backend.name,
            )
    except BaseException:
        backend.engine.dispose()
        raise
    if state is State.READY:
        return Catalogue(backend)
    backend.engine.dispose()
    return None


def _make_ready(backend: Backend, *, fill: Callable[[], Alliance] | None) -> None:
    state = State.ABSENT
    if backend.exists():
        with backend.reading() as connection:
            state = state_of(connection, backend=backend)
    if state is not State.READY and not (state is State.UNFILLED and fill is None):
        # Made before the lock is taken: whatever goes wrong in `fill` leaves no trace.
        content = None if fill is None else encode(fill())
        with backend.writing() as connection:
            state = state_of(connection, backend=backend)
            if state in {State.ABSENT, State.OLD}:
                upgrade(connection)
                state = state_of(connection, backend=backend)
            if state is State.UNFILLED and content is not None:
                _write(connection, content=content, kind="filled", note=_FIRST_NOTE)
    backend.settle()


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


def _noted_digest(connection: Connection) -> str:
    query = select(CHANGE.c.digest).order_by(CHANGE.c.number.desc()).limit(1)
    return connection.scalar(query) or encode(Alliance()).digest


def _write(connection: Connection, *, content: Encoded, kind: str, note: str) -> None:
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
            # A file name may hold what is not valid text.
            note=note.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0"),
            counts=json.dumps(content.counts),
            digest=content.digest,
        )
    )
