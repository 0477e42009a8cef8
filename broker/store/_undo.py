"""What undoes an import: the records that it touched, as they were before, and its answers."""

import json
import zlib
from collections.abc import Mapping, Sequence

from pydantic import Field, ValidationError

from broker.model import Record, Said
from broker.store._coding import DamagedError

Texts = Mapping[str, Sequence[tuple[str, str]]]
"""For each part of an alliance its (id, JSON) pairs, in order."""
_DAMAGED = Said("what was kept to undo an import is damaged")
_ANSWERS = "answers"
"""Stands beside the parts of an alliance."""


class Answers(Record):
    """What a person said with an import, as far as it was noted."""

    decisions: tuple[int, ...] = ()
    """Numbers of the decisions about who is who."""
    columns: dict[str, dict[str, str] | None] = Field(default_factory=dict)
    """The mappings that it changed, by key, as they were before; None for those that are new."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.decisions) + len(self.columns)


def reverse(before: Texts, after: Texts, *, answers: Answers) -> bytes:
    """Return what leads back from one content to the one before, compressed.

    Its size grows with what changed, and with the number of ids of the parts that changed.
    """
    patch: dict[str, dict[str, object]] = {}
    if answers:
        patch[_ANSWERS] = answers.model_dump()
    for part, pairs in before.items():
        if list(pairs) == list(after.get(part, ())):
            continue
        now = dict(after.get(part, ()))
        touched = {key: text for key, text in pairs if now.get(key) != text}
        patch[part] = {"ids": [key for key, _ in pairs], "records": touched}
    return zlib.compress(json.dumps(patch, ensure_ascii=True).encode(), level=6)


def restored(now: Texts, undo: bytes) -> dict[str, list[tuple[str, str]]]:
    """Return the content before.

    Raises:
        DamagedError: If this is not what leads back from the present content.
    """
    try:
        patch = json.loads(zlib.decompress(undo))
        found = {part: list(pairs) for part, pairs in now.items()}
        for part, change in patch.items():
            if part == _ANSWERS:
                continue
            texts = dict(now[part]) | change["records"]
            found[part] = [(key, texts[key]) for key in change["ids"]]
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise DamagedError(_DAMAGED) from error
    return found


def answers_of(undo: bytes) -> Answers:
    """Return what a person said with the import that this undoes.

    Raises:
        DamagedError: If it cannot be read.
    """
    try:
        return Answers.model_validate(json.loads(zlib.decompress(undo)).get(_ANSWERS, {}))
    except (zlib.error, AttributeError, ValidationError, ValueError) as error:
        raise DamagedError(_DAMAGED) from error
