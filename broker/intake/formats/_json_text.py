"""JSON from strangers, and what its values say as cells."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from broker.model import InputError
from broker.vocabulary import decode

_DEEPEST = 60
_TOLD_BY = ("name", "title", "label", "nom", "nombre", "nome", "bezeichnung", "id")
"""Fields of an object that say what it is, the most telling first."""
_FRAMES = frozenset({"properties", "fields", "attributes", "data"})
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")


def parsed(data: bytes, *, label: str) -> Any:
    """Return the value of a JSON document.

    Raises:
        InputError: If it is none, if numbers in it are none, or if it is nested too deeply.
    """
    text, _ = decode(data, label=label)
    try:
        value = json.loads(text, parse_constant=_refuse)
    except RecursionError as error:
        raise InputError(
            "%(label)s is nested too deeply. Nothing was read.", label=label
        ) from error
    except json.JSONDecodeError as error:
        raise InputError(
            "%(label)s is no whole JSON document: %(why)s in line %(line)s, column "
            "%(column)s. Nothing was read. Export it again from where it comes from.",
            label=label,
            why=error.msg,
            line=error.lineno,
            column=error.colno,
        ) from error
    except ValueError as error:
        raise InputError(
            "%(label)s cannot be read: %(why)s. Nothing was read.", label=label, why=error
        ) from error
    if _depth(value) > _DEEPEST:
        raise InputError("%(label)s is nested too deeply. Nothing was read.", label=label)
    return value


def cell(value: object) -> str:
    """Return what a value says as a cell: a list with `;` between, nothing for null."""
    match value:
        case bool():
            said = "yes" if value else "no"
        case str():
            said = value
        case float() if math.isfinite(value):
            said = repr(value).removesuffix(".0")
        case int():
            said = str(value)
        case list():
            said = ";".join(filter(None, (cell(one).replace(";", ",") for one in value)))
        case dict():
            said = cell(next((value[one] for one in _TOLD_BY if value.get(one)), None))
            said = said or next(iter(_spoken(value).values()), "")
        case _:
            said = ""
    return said


def cells(record: Mapping[str, object]) -> dict[str, str]:
    """Return the fields of an object as cells, and those of objects in it that bear no name.

    What is only a frame (`properties`, `fields`) leaves its own name out: `web`, else
    `headquarters country`. Of a text in several languages the further ones are cells, too.
    """
    found: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict) and not cell(value):
            frame = "" if str(name).casefold() in _FRAMES else f"{name} "
            for inner, one in cells(value).items():
                found.setdefault(f"{frame}{inner}", one)
            continue
        found[str(name)] = cell(value)
        if isinstance(value, dict):
            others = list(_spoken(value).items())[1:]
            found |= {f"{name}.{language}": cell(one) for language, one in others}
    return found


def _spoken(value: Mapping[str, Any]) -> dict[str, str]:
    """Return a text in several languages, English first; nothing where it is something else."""
    texts = {key: one for key, one in value.items() if isinstance(one, str) and one.strip()}
    if not texts or not all(_LANGUAGE.fullmatch(str(key)) for key in value):
        return {}
    return dict(sorted(texts.items(), key=lambda pair: not pair[0].startswith("en")))


def objects(value: object, *, label: str, what: str) -> list[dict[str, Any]]:
    """Return a list of objects.

    Raises:
        InputError: If it is something else.
    """
    if not isinstance(value, list):
        raise InputError(
            "%(label)s: %(what)s should be a list. Nothing was read.", label=label, what=what
        )
    for at, one in enumerate(value, start=1):
        if not isinstance(one, dict):
            raise InputError(
                "%(label)s: number %(at)s of %(what)s is no object. Nothing was read.",
                label=label,
                at=at,
                what=what,
            )
    return value


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _depth(value: object) -> int:
    deepest, level = 0, [value]
    while level and deepest <= _DEEPEST:
        deepest += 1
        level = [
            inner
            for one in level
            for inner in (
                one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
            )
        ]
    return deepest
