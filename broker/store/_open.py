"""How a catalogue is opened, made, filled and brought up to date."""

from collections.abc import Callable
from pathlib import Path

from broker.model import Alliance, CatalogueError
from broker.store._address import backend_of
from broker.store._backend import Backend
from broker.store._catalogue import Catalogue
from broker.store._coding import encode
from broker.store._content import write_content
from broker.store._schema import State, state_of, upgrade

_FIRST_NOTE = "first content"


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
                write_content(connection, content, note=_FIRST_NOTE, kind="filled")
    backend.settle()
