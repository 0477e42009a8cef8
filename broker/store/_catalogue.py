"""The catalogue itself."""

import json
from collections.abc import Iterable
from types import TracebackType
from typing import NoReturn, Self

from pydantic import ValidationError
from sqlalchemy import Connection, select

from broker.model import (
    Alliance,
    CatalogueError,
    Confirmation,
    Decision,
    Followed,
    Member,
    Merge,
    Said,
)
from broker.store._backend import Backend
from broker.store._coding import (
    UNREADABLE,
    DamagedError,
    Encoded,
    UnknownFieldError,
    content_digest,
    decode,
    encode,
)
from broker.store._contacts import ContactBook
from broker.store._content import count_content, noted_digest, read_content, write_content
from broker.store._following import follow, follow_back, what_comes_back, what_follows
from broker.store._history import Change
from broker.store._imports import Imports
from broker.store._introductions import IntroductionBook
from broker.store._ledger import Ledger, LedgerRecord, append
from broker.store._schema import State, state_of, version_of
from broker.store._seal import Seal
from broker.store._tables import CHANGE, CONFIRMATION, DECISION, MERGE


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

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Catalogue is a connection: give its address, and open it there anew")

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
            return noted_digest(connection)

    def load(self) -> Alliance:
        """Return the content, equal to what was saved and in the same order.

        Raises:
            CatalogueError: If a record is not valid (names its table and id), or if the records
                are not those that were saved.
        """
        with self._backend.reading() as connection:
            read = read_content(connection)
            noted = noted_digest(connection)
        try:
            alliance = decode(read)
        except UnknownFieldError as error:
            if content_digest(read) != noted:
                raise self._backend.damaged(error.detail) from error
            raise CatalogueError(
                "The catalogue %(name)s was written by a newer version of this program: "
                "%(detail)s. Nothing was changed. Update this program with: pip install --upgrade "
                "partner-broker",
                name=self._backend.name,
                detail=error.detail,
            ) from error
        except DamagedError as error:
            raise self._backend.damaged(error.detail) from error
        # A flipped bit inside a text is still valid JSON; only the digest can tell.
        if content_digest(read) != noted:
            raise self._backend.damaged(
                Said(
                    "its records are not those that were saved; it was damaged, or another "
                    "program changed them"
                )
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
            merge: The merge, which is not done yet; one that is `undone` tells what would come
                back with it.
            alliance: The content as it would be.
        """
        with self._backend.reading() as connection:
            if merge.undone:
                return what_comes_back(connection, merge.followed)
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
            The merge with what followed, or what of it came back.

        Raises:
            CatalogueError: As `save`, and if there are contacts and no key for them; nothing is
                changed then.
        """
        content, seal = encode(alliance), Seal()
        with self._backend.writing() as connection:
            self._replace(connection, content, note=note, digest=digest)
            if merge.undone:
                followed = follow_back(connection, merge.followed, seal=seal)
            else:
                followed = self._follows(connection, merge, alliance=alliance)
                follow(connection, followed, seal=seal)
                merge = merge.model_copy(update={"followed": followed})
            append(connection, (merge, *together))
        return merge.model_copy(update={"followed": followed})

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
        except UNREADABLE as error:
            raise self._backend.damaged(
                Said("an introduction, hold or confirmation in it cannot be read")
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
        if digest is not None and noted_digest(connection) != digest:
            raise CatalogueError(
                "The catalogue %(name)s was changed by somebody else meanwhile. "
                "Nothing was overwritten. Run the command again.",
                name=self._backend.name,
            )
        write_content(connection, content, note=note)

    @property
    def imports(self) -> Imports:
        """Imports into this catalogue, which can be undone."""
        return Imports(self._backend)

    def counts(self) -> dict[str, int]:
        """Return how many records each part of the alliance has."""
        with self._backend.reading() as connection:
            return count_content(connection)

    def history(self) -> tuple[Change, ...]:
        """Return all changes of the content, the oldest first."""
        with self._backend.reading() as connection:
            rows = connection.execute(select(CHANGE).order_by(CHANGE.c.number)).mappings().all()
        try:
            return tuple(
                Change.model_validate({**row, "counts": json.loads(row["counts"])}) for row in rows
            )
        except (ValidationError, TypeError, ValueError) as error:
            raise self._backend.damaged(Said("its history cannot be read")) from error

    def close(self) -> None:
        """Close all connections."""
        self._backend.engine.dispose()
