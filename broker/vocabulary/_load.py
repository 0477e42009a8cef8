"""Reading the vocabulary's files: those that ship, or an alliance's own in their place."""

import os
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from broker.model import BrokerError, InputError, Record, Said, refusal
from broker.vocabulary._smaller import SmallerRanges
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
from broker.vocabulary._themes_table import TABLE, read_themes
from broker.vocabulary._towns import Towns
from broker.vocabulary._vocabulary import Vocabulary

_Kind = TypeVar("_Kind", bound=Term)
_Record = TypeVar("_Record", bound=Record)
_PACKAGE = Path(__file__).resolve().parent.parent


VARIABLE = "BROKER_VOCABULARY"
"""Environment variable with the folder of an alliance's own vocabulary."""

_FILES = tuple(
    f"{name}.json"
    for name in (
        "themes", "kinds", "regions", "ranges", "conventions", "countries", "languages", "guards",
        "groups",
    )
)  # fmt: skip

_SMALLER, _TOWNS = "smaller_ranges.json", "towns.json"

ORGANISATIONS = "organisations.csv"
"""Table of well-known organisations."""


def load_vocabulary(folder: str | Path | None = None) -> Vocabulary:
    """Return the vocabulary of a folder, or the one in use.

    In use is the one that ships; where `BROKER_VOCABULARY` names a folder, its files stand in for
    those of the same name, and its `themes.csv` for `themes.json`. Every folder is read once,
    however often it is asked for.

    Args:
        folder: Folder with `themes.json` (or `themes.csv`), `kinds.json`, `regions.json`,
            `ranges.json`, `conventions.json`, `countries.json`, `languages.json` and `guards.json`.

    Raises:
        BrokerError: If a file is missing or cannot be read as what it should hold.
    """
    own = own_vocabulary() if folder is None else None
    return _load(Path(folder or shipped_vocabulary()).resolve(), own)


def shipped_vocabulary() -> Path:
    """Return the folder of the vocabulary that ships."""
    packaged = _PACKAGE / "shipped" / "vocabulary"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "data" / "vocabulary"


def own_vocabulary() -> Path | None:
    """Return the folder that `BROKER_VOCABULARY` names, or None.

    Raises:
        InputError: If it is no folder, or holds no file of a vocabulary.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named).expanduser().resolve()
    if not folder.is_dir():
        raise InputError(
            "%(variable)s names %(folder)s, which is no folder. Make it and put %(table)s into "
            "it, or unset the variable.",
            variable=VARIABLE,
            folder=folder,
            table=TABLE,
        )
    if not any((folder / name).is_file() for name in (TABLE, ORGANISATIONS, *_FILES)):
        raise InputError(
            "%(variable)s names %(folder)s, which holds no file of a vocabulary. Put %(table)s or "
            "one of %(names)s into it, or unset the variable.",
            variable=VARIABLE,
            folder=folder,
            table=TABLE,
            names=", ".join(_FILES),
        )
    if (folder / TABLE).is_file() and (folder / "themes.json").is_file():
        raise InputError(
            "%(folder)s holds %(table)s and themes.json. Keep one of the two.",
            folder=folder,
            table=TABLE,
        )
    return folder


def vocabulary_file(name: str) -> Path:
    """Return where a file of the vocabulary in use lies: the alliance's own one, or the shipped."""
    own = own_vocabulary()
    return own / name if own and (own / name).is_file() else shipped_vocabulary() / name


@cache
def _load(folder: Path, own: Path | None) -> Vocabulary:
    def at(name: str) -> Path:
        return own / name if own and (own / name).is_file() else folder / name

    table = at(TABLE)
    themes = (
        read_themes(table, content=content_of(table))
        if table.is_file()
        else _terms(at("themes.json"), TypeAdapter(list[Theme]))
    )
    made = Vocabulary(
        themes=themes,
        kinds=_terms(at("kinds.json"), TypeAdapter(list[MemberKind])),
        regions=_terms(at("regions.json"), TypeAdapter(list[Region])),
        ranges=_terms(at("ranges.json"), TypeAdapter(list[Range])),
        conventions=_terms(at("conventions.json"), TypeAdapter(list[Convention])),
        countries=_terms(at("countries.json"), TypeAdapter(list[Country])),
        languages=_terms(at("languages.json"), TypeAdapter(list[Language])),
        guards=_record(at("guards.json"), Guards),
    )
    made.smaller = partial(_record, at(_SMALLER), SmallerRanges)
    made.towns = partial(_record, at(_TOWNS), Towns)
    if own:
        # A handful of themes of an alliance's own says too little about languages.
        made.spoken = tuple(load_vocabulary(folder).themes.values())
    return made


def content_of(path: Path) -> bytes:
    """Return what a file of the vocabulary holds.

    Raises:
        BrokerError: If it is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise BrokerError(
            "The vocabulary lacks %(name)s in %(folder)s (%(why)s). Install the package again, or "
            "put the file back.",
            name=path.name,
            folder=path.parent,
            why=refusal(error),
        ) from error


def _terms(path: Path, adapter: TypeAdapter[list[_Kind]]) -> dict[str, _Kind]:
    """Return the terms of a file by key, in its order."""
    try:
        found = adapter.validate_json(content_of(path))
    except ValidationError as error:
        raise _unusable(path, error) from error
    return {term.key: term for term in found}


def _record(path: Path, sort: type[_Record]) -> _Record:
    try:
        return sort.model_validate_json(content_of(path))
    except ValidationError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: ValidationError) -> BrokerError:
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"]) or Said("the file as a whole")
    return BrokerError(
        "The vocabulary's %(path)s cannot be used: %(why)s (at %(where)s). Install the package "
        "again, or mend the file.",
        path=path,
        why=first["msg"],
        where=where,
    )
