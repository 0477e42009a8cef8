"""What to tell a person when a SQLite file makes trouble."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from broker.model import CatalogueError
from broker.store._backend import PATIENCE_SECONDS

CHOOSE = "Choose a file in a folder that you may write to, with --catalogue or BROKER_CATALOGUE."

_BUSY = (
    "Another program has been writing to the catalogue {path} for more than "
    f"{PATIENCE_SECONDS} seconds. Nothing was changed. Wait for it to end and try again."
)
_READONLY = (
    "The catalogue {path} cannot be written: the file or its folder is read-only for you. Nothing "
    "was changed. Ask for the right to write there, or copy the file elsewhere and name the copy."
)
_MESSAGES = {
    sqlite3.SQLITE_FULL: (
        "There is no space left for the catalogue {path}. Nothing was changed. Free some space and "
        "run the command again."
    ),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READONLY,
    sqlite3.SQLITE_PERM: _READONLY,
    sqlite3.SQLITE_IOERR: (
        "The disk failed while the catalogue {path} was in use ({cause}). Check the disk, then "
        "open the catalogue again; an unfinished change is undone then."
    ),
}


def explain(
    error: SQLAlchemyError | OSError, *, path: Path, check: Callable[[], str | None]
) -> CatalogueError:
    """Return what to tell about an error.

    Args:
        error: What SQLAlchemy or the file system complained about.
        path: The catalogue's file.
        check: Returns what SQLite's own check finds wrong with the file; called only where the
            error does not explain itself.
    """
    if isinstance(error, OSError):
        return _explain_file(error, path=path)
    cause = error.orig if isinstance(error, DBAPIError) else error
    # The lowest byte is the kind of error, the rest a detail: https://sqlite.org/rescode.html
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _MESSAGES:
        return CatalogueError(_MESSAGES[code].format(path=path, cause=cause))
    if code == sqlite3.SQLITE_CANTOPEN:
        return _explain_closed(path)
    if code == sqlite3.SQLITE_NOTADB:
        return damaged(path, detail="it is not a SQLite database, or its beginning is destroyed")
    return damaged(path, detail=check() or str(cause))


def damaged(path: Path, *, detail: str) -> CatalogueError:
    """Return what to tell about a damaged file."""
    return CatalogueError(
        f"{path} cannot be read as a catalogue: {detail}. Nothing was changed. Restore the file "
        "from a copy. Or move it out of the way, together with any files beside it that end in "
        "-wal, -shm or -journal, and run the command again: a new catalogue is made, into which "
        "you import again what you had imported."
    )


def unfinished(path: Path) -> bool:
    """Tell whether a change lies beside the file that is not yet in it, or not yet undone."""
    real = path.resolve()  # SQLite looks beside the file that a link leads to
    beside = (real.with_name(real.name + end) for end in ("-wal", "-journal"))
    return any(one.exists() and one.stat().st_size > 0 for one in beside)


def _explain_file(error: OSError, *, path: Path) -> CatalogueError:
    if isinstance(error, FileNotFoundError):
        return CatalogueError(
            f"The folder {path.parent} does not exist. Make it first, or name another file with "
            "--catalogue or BROKER_CATALOGUE."
        )
    return CatalogueError(
        f"The catalogue {path} cannot be used: {error.strerror or error}. {CHOOSE}"
    )


def _explain_closed(path: Path) -> CatalogueError:
    if not path.exists():
        return CatalogueError(
            f"The catalogue {path} is no longer there. Restore it from a copy, or run the command "
            "again to make a new one."
        )
    if unfinished(path):
        return CatalogueError(
            f"The catalogue {path} has an unfinished change beside it, which cannot be completed "
            "because its folder is read-only for you. Let somebody who may write there open it "
            "once, or copy it with all files of that name to a folder of your own."
        )
    return CatalogueError(f"You may not open the catalogue {path}. {CHOOSE}")
