"""The same thing is taken the same way everywhere: paths may be texts, encoders may be your own."""

import typing
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import isclass, isfunction, ismethod
from pathlib import Path

import pytest

from broker.text import Encoder

ROOMS = (
    "broker", "broker.evaluate", "broker.evidence", "broker.export", "broker.export.tables",
    "broker.freshness", "broker.fund", "broker.graph", "broker.history", "broker.identity",
    "broker.intake", "broker.intake.tables", "broker.introduce", "broker.model", "broker.rank",
    "broker.rank.learned", "broker.store", "broker.tasks", "broker.team", "broker.text",
    "broker.vocabulary", "broker.weave", "broker.wording",
)  # fmt: skip


def taken(room: str) -> Iterator[tuple[str, str, object]]:
    """Yield what the public names of a room take: whose argument, its name and its type."""
    module = import_module(room)
    for name in module.__all__:
        found = getattr(module, name)
        for one in (
            [getattr(found, key, None) for key in vars(found)] if isclass(found) else [found]
        ):
            if isfunction(one) or ismethod(one):
                try:
                    hints = typing.get_type_hints(one)
                except (NameError, TypeError):
                    continue  # one of its types is there for type checkers alone
                hints.pop("return", None)
                yield from ((f"{room}.{name}", key, hint) for key, hint in hints.items())


def names_a_path_alone(hint: object) -> bool:
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is Mapping:
        return False
    if Path in parts:
        return str not in parts
    return hint is Path or any(names_a_path_alone(part) for part in parts)


@pytest.mark.parametrize("room", ROOMS)
def test_whoever_takes_a_path_takes_a_text(room):
    assert not [(of, key) for of, key, hint in taken(room) if names_a_path_alone(hint)]


@pytest.mark.parametrize("room", ROOMS)
def test_whoever_takes_the_name_of_an_encoder_takes_one_of_your_own(room):
    asked = [(of, hint) for of, key, hint in taken(room) if key in {"encoder", "peer"}]
    named = [(of, typing.get_args(hint)) for of, hint in asked if str in typing.get_args(hint)]
    assert not [of for of, kinds in named if Encoder not in kinds]
