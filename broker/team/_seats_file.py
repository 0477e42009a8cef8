"""Seats from a file."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from pydantic import ValidationError

from broker.model import BrokerError, InputError, Place, Said, Seat, refusal
from broker.vocabulary import Vocabulary

_LISTS = ("kinds", "themes", "skills", "places")
_NUMBERS = ("minimum", "maximum")
_FIELDS = ("seat", *_LISTS, *_NUMBERS)
_LARGEST = 1_000_000
"""Bytes of a file with seats; a team has a few."""


def read_seats(path: str | Path, *, vocabulary: Vocabulary) -> tuple[Seat, ...]:
    """Read named seats from a CSV table or a JSON list.

    Columns, or keys, are `seat` (its name), `kinds`, `themes`, `skills` and `places` (in a cell
    with `;` between several), `minimum` and `maximum` (1 if not given). Names of kinds, themes and
    places are resolved through the vocabulary.

    Args:
        path: The file.
        vocabulary: Names of kinds, themes and places.

    Raises:
        InputError: If the file cannot be read, or a seat in it; the message names the row.
    """
    path = Path(path)
    rows = _rows(path)
    seats = []
    for number, row in rows:
        try:
            seats.append(_seat(row, vocabulary=vocabulary))
        except BrokerError as error:
            raise InputError(
                "%(name)s, row %(number)s: %(why)s", name=path.name, number=number, why=error.said
            ) from error
        except ValidationError as error:
            problem = error.errors()[0]
            where = ".".join(str(part) for part in problem["loc"])
            raise InputError(
                "%(name)s, row %(number)s, %(where)s: %(why)s.",
                name=path.name,
                number=number,
                where=where,
                why=problem["msg"],
            ) from error
    if not seats:
        raise InputError(
            "%(name)s holds no seats. Write one in each row below the header.", name=path.name
        )
    return tuple(seats)


def _rows(path: Path) -> list[tuple[int, Mapping[str, object]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            "%(path)s cannot be read: %(why)s. Check the name.", path=path, why=refusal(error)
        ) from error
    if len(data) > _LARGEST:
        raise InputError(
            "%(name)s is too large for a list of seats: name the right file.", name=path.name
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "%(name)s is not in UTF-8. Save it again as 'CSV UTF-8'.", name=path.name
        ) from error
    return (
        _of_json(text, path.name) if text.lstrip()[:1] in {"[", "{"} else _of_csv(text, path.name)
    )


def _of_json(text: str, name: str) -> list[tuple[int, Mapping[str, object]]]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            "%(name)s is no JSON (%(why)s). Check its brackets and commas.", name=name, why=error
        ) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise InputError('%(name)s holds no list of seats. Write [{"seat": …}, …].', name=name)
    for number, row in enumerate(rows, start=1):
        _check_names(row, name=name, number=number)
    return list(enumerate(rows, start=1))


def _of_csv(text: str, name: str) -> list[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, restkey="further cells")
    rows: list[tuple[int, Mapping[str, object]]] = []
    try:
        _check_names(dict.fromkeys(reader.fieldnames or ()), name=name, number=1)
        for row in reader:
            if "further cells" in row:
                raise InputError(
                    "%(name)s, row %(row)s: there are more cells than columns.",
                    name=name,
                    row=reader.line_num,
                )
            if any((cell or "").strip() for cell in row.values()):
                rows.append((reader.line_num, dict(row)))
    except csv.Error as error:
        raise InputError(
            "%(name)s, row %(row)s: %(why)s. Check its quotes.",
            name=name,
            row=reader.line_num,
            why=error,
        ) from error
    return rows


def _check_names(row: Mapping[str, object], *, name: str, number: int) -> None:
    unknown = [str(field) for field in row if field not in _FIELDS]
    if "seat" in row and not unknown:
        return
    names = ", ".join(_FIELDS)
    why = (
        Said(
            "%(unknown)r is not known. Name the columns %(names)s.", unknown=unknown[0], names=names
        )
        if "seat" in row
        else Said("there is no 'seat'. Name the columns %(names)s.", names=names)
    )
    raise InputError("%(name)s, row %(number)s: %(why)s", name=name, number=number, why=why)


def _seat(row: Mapping[str, object], *, vocabulary: Vocabulary) -> Seat:
    resolve: dict[str, Callable[[str], str | Place]] = {
        "kinds": vocabulary.kind,
        "themes": vocabulary.theme,
        "skills": str,
        "places": vocabulary.place,
    }
    fields: dict[str, object] = {"name": row["seat"]}
    for name, read in resolve.items():
        fields[name] = tuple(read(one) for one in _several(row.get(name), field=name))
    fields |= _numbers({name: row.get(name) for name in _NUMBERS})
    return Seat.model_validate(fields)


def _numbers(given: Mapping[str, object]) -> dict[str, int]:
    """Return the numbers of a seat; one that is given leads the other along."""
    told = {}
    for name, value in given.items():
        text = "" if value is None else str(value).strip()
        if text and not re.fullmatch("[0-9]{1,9}", text):
            raise InputError(
                "%(name)s: %(text)r is no number of members. Write it as 1.", name=name, text=text
            )
        if text:
            told[name] = int(text)
    least = told.get("minimum", min(1, told.get("maximum", 1)))
    return {"minimum": least, "maximum": told.get("maximum", max(1, least))}


def _several(given: object, *, field: str) -> list[str]:
    if given is None:
        return []
    parts = given.split(";") if isinstance(given, str) else given
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise InputError("%(field)s is neither a text nor a list of texts.", field=field)
    return [part.strip() for part in parts if part.strip()]
