"""The file of calls that the EU's portal gives, also gzipped: JSON, a list or in lines."""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator

from broker.intake._problem import Problem
from broker.intake._table import LARGEST_FILE
from broker.model import Said

_GZIP = b"\x1f\x8b"


def rows_of(
    data: bytes, *, name: str, problems: list[Problem]
) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the objects of a file with the line, or the place in a list, where each stands."""
    text = _text(data, name=name, problems=problems)
    if text is None:
        return
    if text.lstrip().startswith("["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError) as error:
            problems.append(
                Problem(file=name, message=Said("the list cannot be read (%(why)s).", why=error))
            )
            return
        lines: Iterable[tuple[int, object]] = enumerate(found, start=1)
    else:
        lines = ((number, _parsed(line)) for number, line in enumerate(text.split("\n"), start=1)
                 if line.strip())  # fmt: skip
    for number, row in lines:
        if isinstance(row, dict):
            yield number, row
        else:
            message = Said("this is no JSON object. Each line holds one call in braces.")
            problems.append(Problem(file=name, row=number, message=message))


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _text(data: bytes, *, name: str, problems: list[Problem]) -> str | None:
    message = ""
    try:
        if data.startswith(_GZIP):
            unpacker = zlib.decompressobj(wbits=31)
            data = unpacker.decompress(data, LARGEST_FILE + 1)
            if not unpacker.eof and len(data) <= LARGEST_FILE:
                message = Said("the file ends too early. Download it again.")
        if len(data) > LARGEST_FILE:
            message = Said(
                "the file is larger than %(most)s bytes. Split it.", most=f"{LARGEST_FILE:,}"
            )
        if not message:
            return data.decode("utf-8-sig")
    except (zlib.error, gzip.BadGzipFile):
        message = Said("the file is damaged and cannot be unpacked. Download it again.")
    except UnicodeDecodeError as error:
        message = Said(
            "byte %(start)s is not UTF-8. Download the file again.", start=f"{error.start:,}"
        )
    problems.append(Problem(file=name, message=message))
    return None
