"""Packed files from strangers: looked at before anything is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from broker.intake.cells import LARGEST_UNPACKED, MOST_PARTS, SMALL_PART, STEEPEST, too_large
from broker.model import InputError, Said

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that can be undone piece by piece."""


class Parts:
    """The parts of a packed file, by name; nothing is ever written to the disk.

    Args:
        data: The file.
        label: What to call it in messages.

    Raises:
        InputError: If it is no packed file, is encrypted, or would become too large (a "zip bomb");
            the sizes are read in its directory before anything is unpacked.
    """

    def __init__(self, data: bytes, *, label: str) -> None:
        self.label = label
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise damaged(label, detail=str(error)) from error
        if len(infos) > MOST_PARTS:
            raise too_large(label, found=f"{len(infos):,} parts", most=f"{MOST_PARTS:,} parts")
        total = sum(one.file_size for one in infos)
        if total > LARGEST_UNPACKED:
            raise too_large(
                label, found=f"{total:,} bytes once unpacked", most=f"{LARGEST_UNPACKED:,} bytes"
            )
        for one in infos:
            if one.flag_bits & 1:
                raise InputError(
                    "%(label)s is protected by a password. Save it without one and give it again.",
                    label=label,
                )
            if one.compress_type not in _PACKINGS:
                raise damaged(
                    label, detail=Said("%(name)s is packed in an unusual way", name=one.filename)
                )
            if one.file_size > max(SMALL_PART, STEEPEST * one.compress_size):
                raise too_large(
                    label,
                    found=f"a part that unpacks to {one.file_size:,} bytes",
                    most=f"{STEEPEST} times what is packed",
                )
        self._infos = {one.filename: one for one in infos}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """Return a part as a whole; raises as `open` does."""
        with self.open(name) as file:
            return file.read()

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Give a part to read from.

        Raises:
            InputError: If it is missing or damaged.
        """
        if name not in self._infos:
            raise damaged(self.label, detail=missing_part(name))
        try:
            with self._begun(name) as file:
                yield file  # gives no more than the size in the directory
        except (EOFError, NotImplementedError, OSError, zipfile.BadZipFile, zlib.error) as error:
            raise self._unread(name, error) from error

    def _begun(self, name: str) -> IO[bytes]:
        try:
            return self._zip.open(self._infos[name])
        except (
            RuntimeError,  # how zipfile says that a part needs a password
            ValueError,  # and that a part would begin before the file does
        ) as error:
            raise self._unread(name, error) from error

    def _unread(self, name: str, error: Exception) -> InputError:
        return damaged(self.label, detail=Said("%(name)s: %(why)s", name=name, why=error))


def missing_part(name: str) -> Said:
    """Return what is wrong with a packed file that lacks a part."""
    return Said("its part %(name)s is missing", name=name)


def damaged(label: str, *, detail: str) -> InputError:
    """Return what to tell about a damaged packed file."""
    return InputError(
        "%(label)s is damaged, or is not what its name says (%(detail)s). Nothing "
        "was read. Open it in the program it comes from, save it again and give the "
        "new file.",
        label=label,
        detail=detail,
    )
