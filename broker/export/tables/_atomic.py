"""Writing files so that each is there as a whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from broker.model import BrokerError


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files beside their targets, wait for the disk, then put all of them in place.

    Args:
        files: The content of each target.

    Raises:
        BrokerError: If one cannot be written; no half-written file is left then.
    """
    waiting: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
            waiting[draft] = target
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for draft, target in waiting.items():
            draft.replace(target)
        for folder in {target.parent for target in files}:
            _settle(folder)
    except (OSError, ValueError) as error:
        for draft in waiting:
            with contextlib.suppress(OSError):
                draft.unlink()
        raise BrokerError(_advice(error, targets=files)) from error
    return tuple(files)


def _settle(folder: Path) -> None:
    """Wait until the disk has the new names, on systems where a folder can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _advice(error: OSError | ValueError, *, targets: Mapping[Path, bytes]) -> str:
    where = str(next(iter(targets), "")).encode("utf-8", "replace").decode()
    match error.errno if isinstance(error, OSError) else None:
        case errno.ENOSPC | errno.EDQUOT:
            why = "The disk is full. Make room and try again"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            why = "Writing is not allowed there. Choose another place with --out"
        case errno.EISDIR:
            why = "A folder stands where the file should be. Choose another name with --out"
        case errno.EEXIST | errno.ENOTDIR:
            why = "A file stands where a folder should be. Choose another place with --out"
        case _:
            said = (isinstance(error, OSError) and error.strerror) or str(error)
            why = f"{said}. Choose another place with --out"
    return f"{where} could not be written. {why}. No half-written file was left."
