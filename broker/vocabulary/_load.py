"""Reading the vocabulary's files."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from broker.model import BrokerError
from broker.vocabulary._terms import (
    Convention,
    Country,
    Guards,
    Language,
    MemberKind,
    Range,
    Region,
    Term,
    Theme,
)
from broker.vocabulary._vocabulary import Vocabulary

_Kind = TypeVar("_Kind", bound=Term)
_PACKAGE = Path(__file__).resolve().parent.parent


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the vocabulary of a folder; the one that ships where none is given.

    Every folder is read once, however often it is asked for.

    Args:
        folder: Folder with `themes.json`, `kinds.json`, `regions.json`, `ranges.json`,
            `conventions.json`, `countries.json`, `languages.json` and `guards.json`.

    Raises:
        BrokerError: If a file is missing or cannot be read as what it should hold.
    """
    return _load((folder or shipped_vocabulary()).resolve())


def shipped_vocabulary() -> Path:
    """Return the folder of the vocabulary that ships."""
    packaged = _PACKAGE / "shipped" / "vocabulary"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "data" / "vocabulary"


@cache
def _load(folder: Path) -> Vocabulary:
    return Vocabulary(
        themes=_terms(folder / "themes.json", TypeAdapter(list[Theme])),
        kinds=_terms(folder / "kinds.json", TypeAdapter(list[MemberKind])),
        regions=_terms(folder / "regions.json", TypeAdapter(list[Region])),
        ranges=_terms(folder / "ranges.json", TypeAdapter(list[Range])),
        conventions=_terms(folder / "conventions.json", TypeAdapter(list[Convention])),
        countries=_terms(folder / "countries.json", TypeAdapter(list[Country])),
        languages=_terms(folder / "languages.json", TypeAdapter(list[Language])),
        guards=_guards(folder / "guards.json"),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BrokerError(
            f"The vocabulary lacks {path.name} in {path.parent} ({error.strerror}). "
            "Install the package again, or put the file back."
        ) from error


def _terms(path: Path, adapter: TypeAdapter[list[_Kind]]) -> dict[str, _Kind]:
    """Return the terms of a file by key, in its order."""
    try:
        found = adapter.validate_json(_read(path))
    except ValidationError as error:
        raise _unusable(path, error) from error
    return {term.key: term for term in found}


def _guards(path: Path) -> Guards:
    try:
        return Guards.model_validate_json(_read(path))
    except ValidationError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: ValidationError) -> BrokerError:
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"]) or "the file as a whole"
    return BrokerError(
        f"The vocabulary's {path} cannot be used: {first['msg']} (at {where}). "
        "Install the package again, or mend the file."
    )
