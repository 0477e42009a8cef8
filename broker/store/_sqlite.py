"""Catalogues in a SQLite file."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from broker.model import CatalogueError, Said
from broker.store._backend import PATIENCE_SECONDS, Backend
from broker.store._sqlite_errors import CHOOSE, damaged, explain, unfinished

_WRITES = "catalogue_writes"


class SQLiteBackend(Backend):
    """A catalogue in a file, in write-ahead mode: readers never wait for a writer.

    Every connection is closed after use: a file that nobody has open is complete in itself and can
    be copied, and no connection is shared by threads or inherited by a child process.

    Args:
        path: The file; need not exist.

    Raises:
        CatalogueError: If the path leads to something that is no file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute()
        self.name = str(self.path)
        self.url = URL.create("sqlite", database=self.name).render_as_string()
        if self.path.is_dir():
            raise CatalogueError(
                "%(name)s is a folder. Name a file in it, such as %(path)s.",
                name=self.name,
                path=self.path / "catalogue.sqlite",
            )
        if self.path.exists() and not self.path.is_file():
            raise CatalogueError(
                "%(name)s is not a file that can hold a catalogue. %(then)s",
                name=self.name,
                then=CHOOSE,
            )
        self.engine = create_engine(
            "sqlite://", creator=self._connect, poolclass=NullPool, hide_parameters=True
        )
        event.listen(self.engine, "begin", _begin)

    def exists(self) -> bool:
        """Tell whether the file has any content."""
        with self.door():
            try:
                return self.path.stat().st_size > 0
            except FileNotFoundError:
                return False

    def make_room(self) -> None:
        """Make an empty file where there is none; the first transaction gives it content."""
        if not self.path.exists():
            self.path.touch()

    def settle(self) -> None:
        """Switch to write-ahead mode, once; another process that is at work leaves it for later."""
        if not self._writable():
            return
        with suppress(sqlite3.Error), closing(self._connect()) as connection:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                connection.execute("PRAGMA busy_timeout=0")
                connection.execute("PRAGMA journal_mode=WAL")

    def prepare_reading(self, connection: Connection) -> Connection:
        """Return the connection as it is."""
        return connection

    def prepare_writing(self, connection: Connection) -> Connection:
        """Return the connection, so that its transaction takes the lock from the first moment."""
        return connection.execution_options(**{_WRITES: True})

    def prepare_erasing(self, connection: Connection) -> None:
        """Let SQLite write zeros where something stood."""
        connection.exec_driver_sql("PRAGMA secure_delete=ON")

    def tables(self, connection: Connection) -> set[str]:
        """Return the names of all tables.

        Raises:
            CatalogueError: If there are none although the file has content: damage to the first
                page looks like that, and must not be taken for a new file.
        """
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {str(name) for (name,) in found}
        if not names:
            pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
            free = int(connection.exec_driver_sql("PRAGMA freelist_count").scalar_one())
            # Under the lock of this transaction, nobody else lets the file grow.
            if pages - free > 1 or (pages == 0 and self.path.stat().st_size > 0):
                raise self.damaged(Said("it has content, but no list of tables"))
        return names

    def lock(self, connection: Connection) -> None:
        """Do nothing: the transaction began with the lock."""

    def explain(self, error: SQLAlchemyError | OSError) -> CatalogueError:
        """Return what to tell a person about an error."""
        return explain(error, path=self.path, check=self._checked)

    def damaged(self, detail: Said) -> CatalogueError:
        """Return what to tell a person about a damaged file."""
        return damaged(self.path, detail=detail)

    def _connect(self) -> sqlite3.Connection:
        if self._writable():
            return self._open("mode=rw")
        try:
            return self._open("mode=ro")
        except sqlite3.OperationalError:
            # Write-ahead mode wants to make a file beside the catalogue, which a read-only folder
            # refuses. Without an unfinished change beside it, the file is complete in itself and
            # may be read alone, without a lock; `load` would notice a change meanwhile.
            if unfinished(self.path):
                raise
            return self._open("mode=ro&immutable=1")

    def _open(self, mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self.path.as_uri()}?{mode}",
            uri=True,
            timeout=PATIENCE_SECONDS,
            isolation_level=None,  # `_begin` starts the transactions, of the kind that is needed
        )
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=FULL")
            if mode.startswith("mode=ro"):
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    def _writable(self) -> bool:
        folder = self.path.resolve().parent
        return os.access(self.path, os.W_OK) and os.access(folder, os.W_OK)

    def _checked(self) -> str | None:
        """Return the first thing that SQLite's own check finds wrong with the file, if any."""
        try:
            with closing(self._connect()) as connection:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            return str(error)
        return None if found == ("ok",) else str(found[0]).replace("\n", " ")


def _begin(connection: Connection) -> None:
    # IMMEDIATE waits for its turn now; a plain BEGIN that turns to writing later may fail instead.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
