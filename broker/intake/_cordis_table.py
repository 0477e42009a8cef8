"""One table of CORDIS' download, row by row."""

import csv
import datetime as dt
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from broker.model import InputError, refusal

_LARGEST_CELL = 10_000_000
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S")


def find_table(folder: Path, name: str) -> Path:
    """Return the path of a table in a folder, plain or gzipped.

    Raises:
        InputError: If it is not there.
    """
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise InputError(
        "%(folder)s holds no %(name)s. Give the folder into which CORDIS' CSV "
        "download was unpacked; its tables may be gzipped.",
        folder=folder,
        name=name,
    )


def rows_of(path: Path, *, required: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as text by column, blanks around it taken off.

    Cells beyond the header are left out, missing ones are empty. What is no UTF-8 is shown as a
    replacement character rather than lost.

    Args:
        path: The file, `;` between fields; gzipped if its name ends in `.gz`.
        required: Columns that must be there.

    Raises:
        InputError: If it cannot be read, or lacks a column.
    """
    usual = csv.field_size_limit(_LARGEST_CELL)
    read = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as data:
            text = io.TextIOWrapper(data, encoding="utf-8-sig", errors="replace", newline="")
            reader = csv.reader(text, delimiter=";")
            header = [name.strip() for name in next(reader, [])]
            missing = [name for name in required if name not in header]
            if missing:
                raise InputError(
                    "%(name)s has no column %(column)r. Its first row must name the columns, "
                    "with ';' between them: %(names)s.",
                    name=path,
                    column=missing[0],
                    names=", ".join(required),
                )
            for cells in reader:
                read += 1
                if any(cells):
                    found = dict(zip(header, (cell.strip() for cell in cells), strict=False))
                    yield {**dict.fromkeys(required, ""), **found}
    except (OSError, EOFError, zlib.error, csv.Error) as error:
        raise InputError(
            "%(name)s cannot be read after row %(row)s (%(why)s). Download it again.",
            name=path,
            row=read + 1,
            why=refusal(error) if isinstance(error, OSError) else error,
        ) from error
    finally:
        # The limit is one for the whole program.
        csv.field_size_limit(usual)


def day_of(text: str, *, earliest: dt.date, latest: dt.date) -> dt.date | None:
    """Return a day between two others, or None where the text names none."""
    for form in _DAYS:
        try:
            day = dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
        return day if earliest <= day <= latest else None
    return None
