"""Keys that are made from names."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def fold(text: str) -> str:
    """Return the text in lower case without accents, for comparing names."""
    if text.isascii():  # most names are, and they need none of it
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def slug(name: str) -> str:
    """Return a readable key: folded, with hyphens between words.

    Names in a script without Latin letters keep their letters. A name without any letter or digit
    gives a key made from a digest of it, so that no name is left without a key.
    """
    key = re.sub(r"[\W_]+", "-", fold(name)).strip("-")
    return key or digest(name)


def several(given: str | Iterable[str | T]) -> tuple[str | T, ...]:
    """Return what was given, in order; one text alone is itself, not a list of its letters.

    To a type checker a text is a sequence of texts, so that nothing else warns of the slip.
    """
    return (given,) if isinstance(given, str) else tuple(given)


def digest(*parts: str) -> str:
    """Return twelve hexadecimal digits that stand for these texts in this order."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]
