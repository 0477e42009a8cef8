"""From what a person names to the database that is meant."""

import os
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from broker.model import CatalogueError, InputError, Said, refusal
from broker.store._backend import Backend
from broker.store._postgresql import PostgreSQLBackend
from broker.store._sqlite import SQLiteBackend

VARIABLE = "BROKER_CATALOGUE"
"""Name of the environment variable that names the catalogue."""

_FORMS = Said("Name a file, sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE.")


def backend_of(address: str | Path | None) -> Backend:
    """Return the database at an address.

    Args:
        address: A path, or an address with `://`; None for what the environment names, else for
            the file in the user's data folder.

    Raises:
        InputError: If the address is none, or of a database that cannot hold a catalogue.
        CatalogueError: If there is something else than a file, or if a driver is missing.
    """
    if isinstance(address, Path):
        return SQLiteBackend(address)
    address = address or os.environ.get(VARIABLE) or None
    if address is None:
        return SQLiteBackend(_default_path())
    if address == ":memory:":
        raise InputError("A catalogue in memory would be lost at once. %(then)s", then=_FORMS)
    if "://" not in address:
        return SQLiteBackend(Path(address))
    try:
        url = make_url(address)
    except (SQLAlchemyError, ValueError) as error:
        # The address itself is not repeated: it may hold a password.
        raise InputError(
            "The address of the catalogue cannot be understood. %(then)s", then=_FORMS
        ) from error
    match url.drivername.partition("+")[0]:
        case "sqlite" if url.database and url.database != ":memory:":
            return SQLiteBackend(Path(url.database))
        case "sqlite":
            raise InputError("A catalogue in memory would be lost at once. %(then)s", then=_FORMS)
        case "postgresql" | "postgres":
            return PostgreSQLBackend(url)
    raise InputError(
        "A catalogue cannot be kept in %(driver)r. %(then)s", driver=url.drivername, then=_FORMS
    )


def _default_path() -> Path:
    from platformdirs import user_data_path

    folder = user_data_path("partner-broker", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CatalogueError(
            "The folder %(folder)s for your catalogue cannot be made: %(why)s. Name a "
            "file of your own with --catalogue or %(variable)s.",
            folder=folder,
            why=refusal(error),
            variable=VARIABLE,
        ) from error
    return folder / "catalogue.sqlite"
