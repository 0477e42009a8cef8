"""What took time to compute, kept in files for the next start."""

import contextlib
import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.text._arrays import SUFFIX, UNFINISHED, UnreadableError, read_arrays, write_arrays
from broker.text._digest import digest_of
from broker.text._encoder import Encoder, Matrix

_PREFIX = "broker-"
"""Begins the name of each file, so that nothing but our own is ever removed from a folder."""
_MOST_FILES = 20
_MOST_IN_MEMORY = 8
_ABANDONED_SECONDS = 3600


class Cache:
    """Arrays under keys, in files of one folder.

    It never stands in the way: what is damaged or foreign is passed over and written anew, and
    where the folder cannot be written the arrays stay in memory. Several processes may share a
    folder. The files used least recently are removed beyond the twentieth.

    Args:
        folder: Where the files lie; else the folder that `BROKER_CACHE` names, else the user's
            cache folder.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder else _usual_folder()
        self._memory: dict[str, Mapping[str, NDArray[np.generic]]] = {}

    @cached_property
    def writable(self) -> bool:
        """Whether files can be written in the folder, which is made if need be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                return True
        except OSError:
            return False

    def vectors(self, encoder: Encoder, texts: Sequence[str]) -> Matrix:
        """Return `encoder.encode(texts)`, computed once for the same encoder and texts.

        Returns:
            Shape (texts, dimensions), not writable.
        """
        key = f"vectors-{digest_of([encoder.name, *texts])}"
        shape = (len(texts), encoder.dimensions)
        rows = (self.find(key) or {}).get("rows")
        if rows is None or rows.shape != shape or rows.dtype != np.float32:
            rows = np.asarray(encoder.encode(texts), dtype=np.float32)
            self.keep(key, arrays={"rows": rows})
        rows.setflags(write=False)
        return np.asarray(rows, dtype=np.float32)

    def find(self, key: str) -> Mapping[str, NDArray[np.generic]] | None:
        """Return the arrays kept under a key, or None where there are none that can be read."""
        if key in self._memory:
            return self._memory[key]
        try:
            arrays = read_arrays(self._path(key))
        except UnreadableError:
            return None
        with contextlib.suppress(OSError):
            # What is used stays: files are removed by the time of their last use.
            os.utime(self._path(key))
        return arrays

    def keep(self, key: str, *, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        """Keep arrays under a key of letters, digits and hyphens, in place of what was there."""
        if self.writable:
            try:
                write_arrays(self._path(key), arrays)
            except OSError:
                pass
            else:
                self._memory.pop(key, None)
                self._prune()
                return
        self._memory.pop(key, None)
        self._memory[key] = arrays
        while len(self._memory) > _MOST_IN_MEMORY:
            del self._memory[next(iter(self._memory))]

    def _path(self, key: str) -> Path:
        return self.folder / f"{_PREFIX}{key}{SUFFIX}"

    def _prune(self) -> None:
        """Remove the oldest files, and what a process that was stopped left unfinished."""
        now = time.time()
        try:
            for path in self.folder.glob(f".{_PREFIX}*{UNFINISHED}"):
                if now - _used(path) > _ABANDONED_SECONDS:
                    path.unlink(missing_ok=True)
            for path in sorted(self.folder.glob(f"{_PREFIX}*{SUFFIX}"), key=_used)[:-_MOST_FILES]:
                path.unlink(missing_ok=True)
        except OSError:
            # Another process may be tidying up as well, or holds a file open; next time, then.
            return


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _usual_folder() -> Path:
    if named := os.environ.get("BROKER_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("partner-broker")
