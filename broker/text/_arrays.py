"""Files that hold arrays of numbers: written whole or not at all, read with a check."""

import io
import os
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SUFFIX = ".npz"
UNFINISHED = ".unfinished"
"""How the name of a file ends that is still being written."""


class UnreadableError(Exception):
    """A file is missing, damaged or no file of arrays."""


def read_arrays(path: str | Path) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a file by name.

    The checksums of the archive are verified; pickled objects are refused.

    Raises:
        UnreadableError: If the file cannot be read as arrays of finite numbers.
    """
    try:
        with np.load(path, allow_pickle=False) as archive:
            if not isinstance(archive, np.lib.npyio.NpzFile):
                raise UnreadableError("it is no archive of arrays")
            arrays = {name: archive[name] for name in archive.files}
    except (
        OSError,
        ValueError,
        EOFError,
        KeyError,
        MemoryError,
        NotImplementedError,
        RuntimeError,
        SyntaxError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise UnreadableError(str(error) or type(error).__name__) from error
    for name, array in arrays.items():
        if array.dtype.kind not in "uif" or not np.isfinite(array).all():
            raise UnreadableError(f"{name!r} holds something other than finite numbers")
    return arrays


def write_arrays(path: str | Path, arrays: Mapping[str, NDArray[np.generic]]) -> None:
    """Write arrays to a file, which holds its old or its new content at any moment.

    Raises:
        OSError: If the file cannot be written; then nothing is left behind.
    """
    path, content = Path(path), io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, array in arrays.items():
            # A fixed date makes equal arrays equal files.
            with archive.open(zipfile.ZipInfo(f"{name}.npy"), "w", force_zip64=True) as entry:
                np.lib.format.write_array(entry, np.ascontiguousarray(array), allow_pickle=False)
    handle, unfinished = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}", suffix=UNFINISHED
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.getbuffer())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
