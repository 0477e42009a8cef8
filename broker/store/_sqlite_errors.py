"""What to tell a person when a SQLite file makes trouble."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from broker.model import CatalogueError, Said, refusal
from broker.store._backend import PATIENCE_SECONDS

CHOOSE = Said(
    "Choose a file in a folder that you may write to, with --catalogue or BROKER_CATALOGUE."
)

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_READONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})
_BESIDE = 64 * 1024
"""Bytes that a catalogue needs beside it even to be read."""
_TOLD = _BUSY | _READONLY | {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
"""Kinds of error that explain themselves."""


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
    if code in _TOLD:
        return _explain_code(code, path=path, cause=cause)
    if code == sqlite3.SQLITE_CANTOPEN:
        return _explain_closed(path)
    if code == sqlite3.SQLITE_NOTADB:
        detail = Said("it is not a SQLite database, or its beginning is destroyed")
        return damaged(path, detail=detail)
    # What SQLite itself says is English only.
    return damaged(path, detail=check() or str(cause))


def _explain_code(code: int, *, path: Path, cause: BaseException | None) -> CatalogueError:
    if code in _BUSY:
        return CatalogueError(
            "Another program has been writing to the catalogue %(name)s for more than %(seconds)s "
            "seconds. Nothing was changed. Wait for it to end and try again.",
            name=path,
            seconds=PATIENCE_SECONDS,
        )
    if code in _READONLY:
        return CatalogueError(
            "The catalogue %(path)s cannot be written: the file or its folder is read-only for "
            "you. Nothing was changed. Ask for the right to write there, or copy the file "
            "elsewhere and name the copy.",
            path=path,
        )
    if code == sqlite3.SQLITE_FULL or _is_full(path):
        return CatalogueError(
            "There is no space left for the catalogue %(path)s. Nothing was changed. Free some "
            "space and run the command again.",
            path=path,
        )
    return CatalogueError(
        "The disk failed while the catalogue %(path)s was in use (%(cause)s). Check the disk, then "
        "open the catalogue again; an unfinished change is undone then.",
        path=path,
        cause=cause,
    )


def _is_full(path: Path) -> bool:
    """Tell whether there is no room for the files that SQLite needs beside a catalogue."""
    try:
        return shutil.disk_usage(path.resolve().parent).free < _BESIDE
    except OSError:
        return False


def damaged(path: Path, *, detail: str) -> CatalogueError:
    """Return what to tell about a damaged file."""
    return CatalogueError(
        "%(path)s cannot be read as a catalogue: %(detail)s. Nothing was changed. "
        "Restore the file from a copy. Or move it out of the way, together with any "
        "files beside it that end in -wal, -shm or -journal, and run the command "
        "again: a new catalogue is made, into which you import again what you had "
        "imported.",
        path=path,
        detail=detail,
    )


def unfinished(path: Path) -> bool:
    """Tell whether a change lies beside the file that is not yet in it, or not yet undone."""
    real = path.resolve()  # SQLite looks beside the file that a link leads to
    beside = (real.with_name(real.name + end) for end in ("-wal", "-journal"))
    return any(one.exists() and one.stat().st_size > 0 for one in beside)


def _explain_file(error: OSError, *, path: Path) -> CatalogueError:
    if isinstance(error, FileNotFoundError):
        return CatalogueError(
            "The folder %(folder)s does not exist. Make it first, or name another file "
            "with --catalogue or BROKER_CATALOGUE.",
            folder=path.parent,
        )
    return CatalogueError(
        "The catalogue %(path)s cannot be used: %(why)s. %(then)s",
        path=path,
        why=refusal(error),
        then=CHOOSE,
    )


def _explain_closed(path: Path) -> CatalogueError:
    if not path.exists():
        return CatalogueError(
            "The catalogue %(path)s is no longer there. Restore it from a copy, or run "
            "the command again to make a new one.",
            path=path,
        )
    if unfinished(path):
        return CatalogueError(
            "The catalogue %(path)s has an unfinished change beside it, which cannot be "
            "completed because its folder is read-only for you. Let somebody who may "
            "write there open it once, or copy it with all files of that name to a "
            "folder of your own.",
            path=path,
        )
    return CatalogueError(
        "You may not open the catalogue %(path)s. %(then)s", path=path, then=CHOOSE
    )
