"""What the catalogue asks of a database, whichever it is."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from broker.model import CatalogueError, Said

PATIENCE_SECONDS = 30
"""How long to wait for another process that is writing."""


class Backend(ABC):
    """One database: how to reach it, read it as of one moment, and write it all or nothing.

    Attributes:
        name: How messages call the catalogue; never holds a password.
        url: Its address; never holds a password.
        engine: Connections to it.
    """

    name: str
    url: str
    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the content of one moment.

        Raises:
            CatalogueError: For whatever the database complains about.
        """
        with self.door(), self.engine.connect() as connection:
            prepared = self.prepare_reading(connection)
            with prepared.begin():
                yield prepared

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection on which nobody else writes; keep all that is done on it, or nothing.

        Raises:
            CatalogueError: For whatever the database complains about.
        """
        with self.door():
            self.make_room()
            with self.engine.connect() as connection:
                prepared = self.prepare_writing(connection)
                with prepared.begin():
                    self.lock(prepared)
                    yield prepared

    @contextmanager
    def door(self) -> Iterator[None]:
        """Turn errors of the database and the file system into messages for people."""
        try:
            yield
        except (SQLAlchemyError, OSError) as error:
            raise self.explain(error) from error
        except UnicodeDecodeError as error:  # even a message of the database can quote damage
            raise self.damaged(Said("text in it is destroyed")) from error

    def exists(self) -> bool:
        """Tell whether there is anything to read."""
        return True

    @abstractmethod
    def make_room(self) -> None:
        """Make what a connection needs, such as the file."""

    @abstractmethod
    def settle(self) -> None:
        """Do what can only be done once the catalogue is known to be ours."""

    @abstractmethod
    def lock(self, connection: Connection) -> None:
        """Keep other writers out until the transaction ends."""

    @abstractmethod
    def prepare_reading(self, connection: Connection) -> Connection:
        """Return the connection with the options for reading."""

    @abstractmethod
    def prepare_writing(self, connection: Connection) -> Connection:
        """Return the connection with the options for writing."""

    @abstractmethod
    def prepare_erasing(self, connection: Connection) -> None:
        """Let this connection leave nothing readable of what it replaces or deletes."""

    @abstractmethod
    def tables(self, connection: Connection) -> set[str]:
        """Return the names of all tables; an empty set for a database that was never used."""

    @abstractmethod
    def explain(self, error: SQLAlchemyError | OSError) -> CatalogueError:
        """Return what to tell a person about an error."""

    @abstractmethod
    def damaged(self, detail: Said) -> CatalogueError:
        """Return what to tell a person about a damaged catalogue."""
