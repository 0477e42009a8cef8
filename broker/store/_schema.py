"""The version of a catalogue's tables, and how it is brought up to date."""

import os
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Connection, func, select

from broker.model import CatalogueError, Said
from broker.store._backend import Backend
from broker.store._tables import CHANGE, SHELVES, VERSION

HEAD = "0006"
"""The newest version. Known here, too, since asking alembic would cost every start 0.2 s."""

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = (SCRIPTS / "versions",)
"""Folders with the steps from one version to the next."""


class State(Enum):
    """How far a catalogue has come."""

    ABSENT = auto()
    """There are no tables."""
    OLD = auto()
    """The tables are of an earlier version."""
    UNFILLED = auto()
    """There are tables, but nothing was ever saved."""
    READY = auto()
    """Something was saved."""


def state_of(connection: Connection, *, backend: Backend) -> State:
    """Tell how far a catalogue has come.

    Raises:
        CatalogueError: If it belongs to another program or to a newer version of this one, or if
            it holds records but no history, which only damage explains.
    """
    tables = backend.tables(connection)
    if VERSION.name not in tables:
        if tables:
            raise CatalogueError(
                "%(name)s belongs to another program: it has tables, such as %(table)r, but "
                "is no catalogue. Nothing was changed. Name another file or an empty "
                "database.",
                name=backend.name,
                table=min(tables),
            )
        return State.ABSENT
    version = version_of(connection, backend=backend)
    if version > HEAD:
        raise CatalogueError(
            "The catalogue %(name)s was made by a newer version of this program: its "
            "tables have version %(version)s, and this program knows %(head)s. Nothing "
            "was changed. Update this program with: pip install --upgrade partner-broker",
            name=backend.name,
            version=version,
            head=HEAD,
        )
    if version < HEAD:
        return State.OLD
    if connection.scalar(select(func.count()).select_from(CHANGE)):
        return State.READY
    for shelf in SHELVES:
        if connection.scalar(select(func.count()).select_from(shelf.table)):
            raise backend.damaged(Said("it holds records, but its history is gone"))
    return State.UNFILLED


def version_of(connection: Connection, *, backend: Backend) -> str:
    """Return the version of the tables: four digits.

    Raises:
        CatalogueError: If no version can be read.
    """
    found = [str(one) for one in connection.scalars(select(VERSION.c.version_num))]
    if len(found) != 1 or len(found[0]) != len(HEAD) or not found[0].isdecimal():
        raise backend.damaged(Said("the version of its tables is not noted in it"))
    return found[0]


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, or make them, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    # A percent sign would be taken for the start of a variable.
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    folders = os.pathsep.join(map(str, VERSIONS))
    config.set_main_option("version_locations", folders.replace("%", "%%"))
    command.upgrade(config, "head")
