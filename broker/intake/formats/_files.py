"""Which reader a file needs: told by its content, whatever its name says."""

import gzip
import io
import re
import zlib
from collections.abc import Callable
from pathlib import Path

from broker.intake.cells import LARGEST_TABLE, LARGEST_UNPACKED, Found, Grid, Reading, too_large
from broker.intake.columns import TABLES
from broker.intake.formats._delimited import read_delimited
from broker.intake.formats._from_json import SCRIPT, read_json
from broker.intake.formats._grants import table_of_grants
from broker.intake.formats._graphml import read_graphml
from broker.intake.formats._iati import read_iati
from broker.intake.formats._iati_organisations import read_iati_organisations
from broker.intake.formats._ods import read_ods
from broker.intake.formats._ror import table_of_ror
from broker.intake.formats._xlsx import read_xlsx
from broker.intake.formats._zip import Parts
from broker.model import InputError, Said, refusal

Reader = Callable[..., Found]

_OLD_WORKBOOK = bytes.fromhex("d0cf11e0a1b11ae1")
_ROOT = re.compile(rb"<(?:\w+:)?([A-Za-z][\w.-]*)")
_SKIPPED = re.compile(rb"^\s*(<\?.*?\?>|<!--.*?-->|\s+)", re.DOTALL)
_TABLES = frozenset({"csv", "tsv", "xlsx", "ods"})
_REGISTERS: dict[str, Callable[[Grid], Grid | None]] = {
    "360giving": table_of_grants,
    "ror": table_of_ror,
}
_XML: dict[str, Reader] = {
    "iati-activities": read_iati,
    "iati-activity": read_iati,
    "iati-organisations": read_iati_organisations,
    "iati-organisation": read_iati_organisations,
    "graphml": read_graphml,
}
_ENDINGS = (".csv", ".tsv", ".txt")


def load_file(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        InputError: If it cannot be read, or is too large.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_TABLE:
            raise too_large(path.name, found=f"{size:,} bytes", most=f"{LARGEST_TABLE:,} bytes")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(
            "%(path)s cannot be read (%(why)s). Check the name of the file.",
            path=path,
            why=refusal(error),
        ) from error


def read_folder(folder: Path, *, reading: Reading) -> Found:
    """Return the tables of a folder that an export made, such as `members.csv`.

    Raises:
        InputError: If it holds none of them, or if one cannot be read.
    """
    files = [
        folder / f"{table}{ending}"
        for table in TABLES
        for ending in _ENDINGS[:2]
        if (folder / f"{table}{ending}").is_file()
    ]
    if not files:
        names = ", ".join(f"{table}.csv" for table in TABLES)
        raise InputError(
            "The folder %(folder)s holds none of the tables %(names)s. Name a file.",
            folder=folder,
            names=names,
        )
    found = [read_file(load_file(path), name=path.name, reading=reading) for path in files]
    return Found(found[0].format, tuple(grid for one in found for grid in one.grids), found[0].how)


def read_file(data: bytes, *, name: str, reading: Reading | None = None) -> Found:
    """Return the tables of a file, whose format is told by its content.

    Args:
        data: The file.
        name: Its name, for problems.
        reading: What a person said about how to read it.

    Raises:
        InputError: If it is of no known format, damaged, or holds too much.
    """
    reading = reading or Reading()
    if len(data) > LARGEST_TABLE:
        raise too_large(name, found=f"{len(data):,} bytes", most=f"{LARGEST_TABLE:,} bytes")
    if data.startswith(b"\x1f\x8b"):
        data = unpacked(data, name=name)
        name = name.removesuffix(".gz")
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputError("%(name)s is empty. Nothing was read.", name=name)
    reader = _reader(data, name=name)
    found = reader(data, name=name, reading=reading)
    return _as_register(found) if found.format in _TABLES else found


def _reader(data: bytes, *, name: str) -> Reader:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name=name)
    if data.startswith(_OLD_WORKBOOK):
        raise InputError(
            "%(name)s is a workbook of an old version of Excel, or protected by a "
            "password. Save it as XLSX without a password and give it again.",
            name=name,
        )
    if data.startswith(b"%PDF"):
        raise InputError(
            "%(name)s is a PDF file, which holds no table. Give CSV, XLSX or ODS.", name=name
        )
    begin = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"<") or data[:4] in {b"\xff\xfe<\x00", b"\xfe\xff\x00<"}:
        return _marked_up(data, name=name)
    if (begin.startswith((b"{", b"[")) or SCRIPT.match(begin)) and not name.casefold().endswith(
        _ENDINGS
    ):
        return read_json
    return read_delimited


def _packed(data: bytes, *, name: str) -> Reader:
    parts = Parts(data, label=name)
    if "xl/workbook.xml" in parts:
        return read_xlsx
    if "content.xml" in parts:
        return read_ods
    raise InputError(
        "%(name)s is a packed file without a workbook in it. Unpack it and give the table itself.",
        name=name,
    )


def _marked_up(data: bytes, *, name: str) -> Reader:
    begin = data[:100_000].lstrip(b"\xef\xbb\xbf")
    while found := _SKIPPED.match(begin):
        begin = begin[found.end() :]
    root = _ROOT.match(begin)
    tag = root[1].decode("ascii") if root else ""
    if tag in _XML:
        return _XML[tag]
    if data[:4] in {b"\xff\xfe<\x00", b"\xfe\xff\x00<"} or begin.startswith(b"<!DOCTYPE"):
        from broker.intake.formats._xml import local, tree

        if begin[:40].lower().startswith(b"<!doctype html"):
            raise InputError(
                "%(name)s is a web page, no table. Save the table itself as CSV.", name=name
            )
        tag = local(tree(data, label=name).tag)  # refuses document types
        if tag in _XML:
            return _XML[tag]
    if tag.casefold() in {"html", "head", "body", "table"}:
        raise InputError(
            "%(name)s is a web page, no table. Save the table itself as CSV.", name=name
        )
    raise InputError(
        "%(name)s is XML of a sort that is not known (%(tag)s). IATI files and GraphML "
        "can be read.",
        name=name,
        tag=tag or "without an element",
    )


def _as_register(found: Found) -> Found:
    """Return a table in the columns of a public register as what the register holds."""
    for format, read in _REGISTERS.items():
        for grid in found.grids:
            if not grid.hidden and (made := read(grid)) is not None:
                made.remarks[:0] = grid.remarks
                made.remarks += [
                    (None, None, Said("the sheet %(name)r is left out.", name=other.name))
                    for other in found.grids
                    if other is not grid and other.rows and not other.hidden
                ]
                return Found(format, (made,), found.how)
    return found


def unpacked(data: bytes, *, name: str) -> bytes:
    """Return what a gzipped file holds.

    Raises:
        InputError: If it is damaged, or holds too much.
    """
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(LARGEST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            "%(name)s is damaged: it cannot be unpacked (%(why)s).", name=name, why=error
        ) from error
    if len(content) > LARGEST_UNPACKED:
        raise too_large(name, found="more than that", most=f"{LARGEST_UNPACKED:,} bytes unpacked")
    return content
