"""Writing briefs so that a file is there as a whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from pathlib import Path

from broker.export._blocks import Block
from broker.export._brief import Brief
from broker.export._content import content
from broker.export._docx import docx
from broker.export._html import html
from broker.export._text import text
from broker.model import BrokerError
from broker.wording import Words


def write_brief(brief: Brief, *, folder: Path, replace: bool = False) -> tuple[Path, ...]:
    """Write a brief as `brief.docx`, `brief.html` and `brief.txt`.

    An earlier brief may have been edited by hand, so it is kept and the new one gets the next free
    number, as in `brief-2.docx`.

    Args:
        brief: What to tell.
        folder: Where to write; it is made if it is not there.
        replace: Replace an earlier brief, once all three new files are complete.

    Returns:
        The paths of the three files.

    Raises:
        BrokerError: If the folder cannot be made or written to, or the disk is full.
    """
    return write_all(brief_files(brief), folder=folder, name="brief", replace=replace)


def brief_files(brief: Brief) -> dict[str, bytes]:
    """Return a brief as files by their ending: `docx`, `html` and `txt`."""
    return files_of(content(brief), words=Words(brief.language), made_on=brief.made_on)


def files_of(blocks: tuple[Block, ...], *, words: Words, made_on: date) -> dict[str, bytes]:
    """Return what a document says as files by their ending: `docx`, `html` and `txt`."""
    return {
        "docx": docx(blocks, language=words.language, made_on=made_on),
        "html": html(blocks, language=words.language),
        "txt": text(blocks, words=words),
    }


def _free_stem(folder: Path, *, name: str, endings: Iterable[str]) -> str:
    stems = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(
        stem
        for stem in stems
        if not any((folder / f"{stem}.{ending}").exists() for ending in endings)
    )


def write_all(
    files: Mapping[str, bytes], *, folder: Path, name: str, replace: bool
) -> tuple[Path, ...]:
    """Write files of one name and several endings, all or none.

    Raises:
        BrokerError: If the folder cannot be made or written to, or the disk is full.
    """
    waiting: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stem = name if replace else _free_stem(folder, name=name, endings=files)
        for ending, data in files.items():
            target = folder / f"{stem}.{ending}"
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            draft = folder / f".{target.name}.{secrets.token_hex(4)}.part"
            waiting[draft] = target
            _write_through(draft, data)
        for draft, target in waiting.items():
            draft.replace(target)
        _settle(folder)
    except (OSError, ValueError) as error:
        for draft in waiting:
            with contextlib.suppress(OSError):
                draft.unlink()
        raise BrokerError(_advice(error, folder=folder)) from error
    return tuple(waiting.values())


def _write_through(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Wait until the disk has the new names, on systems where a folder can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _advice(error: OSError | ValueError, *, folder: Path) -> str:
    number = error.errno if isinstance(error, OSError) else None
    where = str(folder).encode("utf-8", "replace").decode()
    match number:
        case errno.ENOSPC | errno.EDQUOT:
            why = "The disk is full. Make room and try again"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            why = "Writing is not allowed there. Choose another folder"
        case errno.EEXIST | errno.ENOTDIR:
            why = "A file stands where the folder should be. Choose another folder"
        case errno.EISDIR:
            why = "A folder stands where a file should be. Move it away or choose another folder"
        case _:
            said = (isinstance(error, OSError) and error.strerror) or str(error)
            why = f"{said}. Choose another folder"
    return f"The files could not be written to {where}. {why}. No half-written file was left."
