"""Bytes to rows: one CSV file with a header, checked before anything is made of it."""

import csv
import io
import unicodedata
from collections import Counter
from pathlib import Path

from broker.intake._problem import Problem
from broker.intake._row import Row, meant

LARGEST_FILE = 100_000_000
"""Bytes that a table may have; an alliance of thousands of members has a few million."""

_AS_UTF8 = "Save it again as 'CSV UTF-8' with commas between the columns."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))


def read_table(
    path: Path,
    *,
    required: tuple[str, ...],
    optional: tuple[str, ...] = (),
    problems: list[Problem],
) -> list[Row]:
    """Return the rows of a CSV file; what is wrong is added to `problems`.

    A file that cannot be read to its end gives no rows at all.

    A byte order mark is allowed. Cells are brought to Unicode's composed form (NFC), without
    control characters and with single spaces. Rows without content are passed over but counted.

    Args:
        path: The file: UTF-8, commas between columns, names of the columns in the first row.
        required: Columns that must be there.
        optional: Columns that may be there; any other column is a problem.
        problems: Collects what is wrong, with row and column.
    """
    text = _text_of(path, problems=problems)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number, rows = 0, list[Row]()
    header: tuple[str, ...] = ()
    try:
        for number, cells in enumerate(reader, start=1):
            if number == 1:
                header = tuple(_plain(cell) for cell in cells)
                wrong = _header_problems(header, path.name, required=required, optional=optional)
                if wrong:
                    problems += wrong
                    return []
            elif any(cell.strip() for cell in cells):
                row = _row_of(cells, path.name, number=number, header=header, problems=problems)
                rows += [row] if row else []
    except csv.Error as error:
        message = f"the row cannot be read ({error}). Check its quotation marks. {_AS_UTF8}"
        problems.append(Problem(file=path.name, row=number + 1, message=message))
        return []
    if not header and not problems:
        names = ", ".join(required)
        message = f"the file is empty. Its first row must name the columns: {names}."
        problems.append(Problem(file=path.name, message=message))
    return rows


def _text_of(path: Path, *, problems: list[Problem]) -> str | None:
    wrong: Problem | None = None
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        message = f"the file cannot be read ({reason}). Put it into {path.parent} and try again."
        problems.append(Problem(file=path.name, message=message))
        return None
    if size > LARGEST_FILE:
        message = f"the file has {size:,} bytes; at most {LARGEST_FILE:,} are read. Split it."
        wrong = Problem(file=path.name, message=message)
    elif data.startswith(_WORKBOOKS):
        wrong = Problem(file=path.name, message=f"this is a workbook, no CSV file. {_AS_UTF8}")
    elif data.startswith(_UTF16):
        wrong = Problem(file=path.name, message=f"the text is UTF-16, not UTF-8. {_AS_UTF8}")
    else:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            wrong = _not_utf8(path.name, data, start=error.start)
    problems.append(wrong)
    return None


def _not_utf8(file: str, data: bytes, *, start: int) -> Problem:
    # The rows before the bad byte tell where a spreadsheet shows it.
    before = data[:start].decode("utf-8-sig", "replace") + "?"
    rows = list(csv.reader(io.StringIO(before, newline="")))
    header, last = rows[0], rows[-1]
    column = header[len(last) - 1] if len(rows) > 1 and len(last) <= len(header) else None
    message = (
        f"byte {start:,} of the file (0x{data[start]:02x}) is not UTF-8; the letter beside it may "
        f"come from an older encoding. {_AS_UTF8}"
    )
    return Problem(file=file, row=len(rows), column=column, message=message)


def _header_problems(
    header: tuple[str, ...], file: str, *, required: tuple[str, ...], optional: tuple[str, ...]
) -> list[Problem]:
    known = (*required, *optional)
    wrong: list[tuple[str, str]] = []
    for name, count in Counter(header).items():
        if not name:
            wrong.append((name, "a column has no name; remove it, or fill in its first cell."))
        elif name not in known:
            wrong.append((name, f"no column of that name is known.{meant(name, known)}"))
        if name and count > 1:
            wrong.append((name, f"the column stands {count} times; leave one of them."))
    missing = [name for name in required if name not in header]
    wrong += [(name, "the column is missing; add it to the first row.") for name in missing]
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        wrong = [("", f"the columns are not separated by commas. {_AS_UTF8}")]
    return [
        Problem(file=file, row=1, column=name or None, value=name, message=message)
        for name, message in wrong
    ]


def _row_of(
    cells: list[str], file: str, *, number: int, header: tuple[str, ...], problems: list[Problem]
) -> Row | None:
    if len(cells) != len(header):
        message = (
            f"the row has {len(cells)} cells, the header {len(header)}. A cell with a comma in it "
            "needs quotation marks around it; an empty cell keeps its comma."
        )
        problems.append(Problem(file=file, row=number, value=cells[0], message=message))
        return None
    plain = dict(zip(header, map(_plain, cells), strict=True))
    row = Row(plain, file, number=number, problems=problems)
    for column, cell in zip(header, cells, strict=True):
        if "\x00" in cell:
            row.wrong(column, "the cell holds a NUL character. Type its text again.")
    return row


def _plain(cell: str) -> str:
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip()  # most cells: nothing to mend
    spaced = " ".join(unicodedata.normalize("NFC", cell).split())
    return "".join(c for c in spaced if unicodedata.category(c) != "Cc" and c != "\ufeff").strip()
