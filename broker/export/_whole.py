"""Writing files so that each is there as a whole or not at all."""

import contextlib
import errno
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from broker.model import BrokerError, Said, refusal


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
            with contextlib.suppress(OSError, ValueError):
                draft.unlink()
        raise BrokerError(
            "%(path)s could not be written. %(why)s No half-written file was left.",
            path=str(next(iter(files), "")).encode("utf-8", "replace").decode(),
            why=_why(error),
        ) from error
    return tuple(files)


def _settle(folder: Path) -> None:
    """Wait until the disk has the new names, on systems where a folder can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why(error: OSError | ValueError) -> Said:
    match error.errno if isinstance(error, OSError) else None:
        case errno.ENOSPC | errno.EDQUOT:
            return Said("The disk is full. Make room and try again.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Said("Writing is not allowed there. Choose another place.")
        case errno.EISDIR:
            return Said("A folder stands where the file should be. Choose another name.")
        case errno.EEXIST | errno.ENOTDIR:
            return Said("A file stands where a folder should be. Choose another place.")
        case _:
            return Said("%(said)s. Choose another place.", said=refusal(error))
