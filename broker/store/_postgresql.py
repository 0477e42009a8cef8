"""Catalogues on a PostgreSQL server."""

from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from broker.model import CatalogueError, InputError, Said
from broker.store._backend import PATIENCE_SECONDS, Backend

_CONNECT_SECONDS = 10
_LOCK = 0x62726F6B6572
"""Key of the advisory lock that writers take: the letters of "broker"."""


class PostgreSQLBackend(Backend):
    """A catalogue in the current schema of a PostgreSQL database, reached with psycopg 3.

    Args:
        url: Address of the database.

    Raises:
        CatalogueError: If the driver is not installed.
        InputError: If the address is not complete.
    """

    def __init__(self, url: URL) -> None:
        hidden = {key: "***" for key in ("password", "sslpassword") if key in url.query}
        self.url = url.update_query_dict(hidden).render_as_string(hide_password=True)
        self.name = self.url
        options: dict[str, str | int] = {"client_encoding": "utf8"}
        if "connect_timeout" not in url.query:
            options["connect_timeout"] = _CONNECT_SECONDS
        try:
            self.engine = create_engine(
                url.set(drivername="postgresql+psycopg"),
                connect_args=options,
                hide_parameters=True,
                pool_pre_ping=True,  # a server that was started anew is no error
            )
        except ImportError as error:
            raise CatalogueError(
                "The catalogue %(name)s needs the driver for PostgreSQL, which is not "
                "installed. Install it with: pip install 'partner-broker[postgresql]'",
                name=self.name,
            ) from error
        except (SQLAlchemyError, ValueError) as error:
            raise InputError(
                "%(name)s is not the address of a database: %(why)s.", name=self.name, why=error
            ) from error

    def make_room(self) -> None:
        """Do nothing: who runs the server makes the database."""

    def settle(self) -> None:
        """Do nothing: a server looks after itself."""

    def prepare_reading(self, connection: Connection) -> Connection:
        """Return the connection; several statements on it see the same moment."""
        return connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    def prepare_writing(self, connection: Connection) -> Connection:
        """Return the connection as it is."""
        return connection

    def prepare_erasing(self, connection: Connection) -> None:
        """Do nothing: the server clears away what was replaced when it next cleans its tables."""

    def lock(self, connection: Connection) -> None:
        """Let other writers wait, readers not."""
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    def tables(self, connection: Connection) -> set[str]:
        """Return the names of all tables in the schema that is written to."""
        found = connection.exec_driver_sql(
            "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
        )
        return {str(name) for (name,) in found}

    def explain(self, error: SQLAlchemyError | OSError) -> CatalogueError:
        """Return what to tell a person about an error."""
        cause = error.orig if isinstance(error, DBAPIError) else error
        said = " ".join(str(cause).split()).rstrip(".")
        state = getattr(cause, "sqlstate", None)
        match state:
            case "55P03":
                return CatalogueError(
                    "Another program has been writing to the catalogue %(name)s for more than "
                    "%(seconds)s seconds. Nothing was changed. Wait for it to end and try again.",
                    name=self.name,
                    seconds=PATIENCE_SECONDS,
                )
            case "53100":
                return CatalogueError(
                    "The server has no space left for the catalogue %(name)s. Nothing was "
                    "changed. Ask who runs the server to free some space.",
                    name=self.name,
                )
            case "42501" | "25006" | "3F000":
                return CatalogueError(
                    "The server does not let you do that with the catalogue %(name)s (%(said)s). "
                    "Nothing was changed. Ask who runs the server for the right to do it.",
                    name=self.name,
                    said=said,
                )
            case None:
                return CatalogueError(
                    "The database server of the catalogue %(name)s cannot be reached, or refused "
                    "the connection (%(said)s). Check the address, the name, the password and "
                    "that the server runs.",
                    name=self.name,
                    said=said,
                )
        return CatalogueError(
            "The server could not do what the catalogue %(name)s needs (%(said)s; code "
            "%(state)s). The change was undone.",
            name=self.name,
            said=said,
            state=state,
        )

    def damaged(self, detail: Said) -> CatalogueError:
        """Return what to tell a person about a damaged database."""
        return CatalogueError(
            "%(name)s cannot be read as a catalogue: %(detail)s. Nothing was changed. "
            "Restore the database from a backup, or name an empty database and run the "
            "command again.",
            name=self.name,
            detail=detail,
        )
