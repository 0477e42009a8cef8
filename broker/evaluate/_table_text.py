"""The text and the rows of a table to measure on, plain or gzipped."""

import csv
import gzip
import io
import zlib
from pathlib import Path

from broker.model import InputError, refusal

_GZIPPED = b"\x1f\x8b"
_LARGEST = 256 * 1024 * 1024
"""Bytes of an unpacked table; a larger one is none of those that are measured on."""

_DELIMITERS = ",;\t"


def table_rows(path: Path) -> "csv.DictReader[str]":
    """Return the rows of a table, whichever of commas, semicolons and tabs its first row holds.

    Raises:
        InputError: If it cannot be read.
    """
    text = table_text(path)
    heading = text.partition("\n")[0]
    # Not split into lines first: a cell may hold signs that Python takes for a line's end.
    between = max(_DELIMITERS, key=heading.count)
    return csv.DictReader(io.StringIO(text, newline=""), delimiter=between)


def table_text(path: Path) -> str:
    """Return what a table in UTF-8 holds; by its first bytes, whether it is gzipped.

    Raises:
        InputError: If it cannot be read, or has more than 256 MB unpacked.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(len(_GZIPPED)) == _GZIPPED
        with gzip.open(path) if packed else path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise InputError(
                "%(path)s has more than 256 MB unpacked, which no table to measure on has. "
                "Give the table itself, or a part of it.",
                path=path,
            )
        return content.decode("utf-8-sig")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> InputError:
    """Return what to tell about a table that cannot be read."""
    return InputError(
        "%(path)s cannot be read as a table (%(why)s). Give a CSV file in UTF-8, gzipped or not.",
        path=path,
        why=refusal(error) if isinstance(error, OSError) else error,
    )
