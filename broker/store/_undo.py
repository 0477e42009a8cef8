"""What undoes a change: the records that it touched, as they were before."""

import json
import zlib
from collections.abc import Mapping, Sequence

from broker.model import Said
from broker.store._coding import DamagedError

Texts = Mapping[str, Sequence[tuple[str, str]]]
"""For each part of an alliance its (id, JSON) pairs, in order."""


def reverse(before: Texts, after: Texts) -> bytes:
    """Return what leads back from one content to the one before, compressed.

    Its size grows with what changed, and with the number of ids of the parts that changed.
    """
    patch: dict[str, dict[str, object]] = {}
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
            texts = dict(now[part]) | change["records"]
            found[part] = [(key, texts[key]) for key in change["ids"]]
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise DamagedError(Said("what was kept to undo an import is damaged")) from error
    return found
