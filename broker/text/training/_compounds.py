"""German compounds: in which forms a word stands in them."""

import re
from collections import Counter
from collections.abc import Iterable

from broker.text.training._pieces import LONGEST

_PLAIN = re.compile("<[a-z]+>")
_SHORTEST, _SHORTEST_WITHOUT_ENDING = 3, 4
_WITH_S = ("ung", "heit", "keit", "schaft", "ion", "tat", "ling", "tum")
"""Endings after which a compound goes on with an s (`Forschungs-`)."""
_LINKS = ("s", "es", "n", "en", "er", "e")
"""What may stand between two parts, where other words show that it does (`Kinder-`, `Tages-`)."""
_LEAST_REST = 4
"""Characters of what comes after, the mark of the word's end included."""
_LONGEST_UNSEEN = 10
"""Characters of a piece, its mark included, that stands in no other word of the list."""


def parts_of(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return, for each word that can be part of a compound, the pieces that stand for it there.

    A word stands last as it is, and first as it is, with a linking element, or without its ending
    (Fleischer & Barz 2012, Wortbildung der deutschen Gegenwartssprache). The elements that are sure
    after an ending are always among the pieces, others where a word of the list begins so and goes
    on with another one.

    Args:
        words: German words between `<` and `>`, in small letters without accents.
    """
    plain = {word for word in words if _PLAIN.fullmatch(word)}
    begun = {
        word[:end]
        for word in plain
        for end in range(1 + _SHORTEST, min(len(word) - _LEAST_REST, LONGEST) + 1)
        if f"<{word[end:]}" in plain
    }
    seen = Counter(part for word in plain for part in _ends(word))
    found = {
        word: tuple(
            piece
            for piece in _pieces(word[1:-1], begun=begun)
            # Longer pieces are compounds themselves, which seldom stand in further ones.
            if len(piece) <= _LONGEST_UNSEEN or seen[piece] > (piece in _ends(word))
        )
        for word in sorted(plain)
    }
    return {word: pieces for word, pieces in found.items() if pieces}


def _ends(word: str) -> set[str]:
    """Return how a word between `<` and `>` begins and how it ends."""
    begins = {word[:end] for end in range(1 + _SHORTEST, len(word))}
    return begins | {word[start:] for start in range(1, len(word) - _SHORTEST)}


def _pieces(bare: str, *, begun: set[str]) -> tuple[str, ...]:
    if len(bare) < _SHORTEST:
        return ()
    first = f"<{bare}"
    pieces = [first, f"{bare}>"] if len(bare) > _SHORTEST or first in begun else []
    if bare.endswith(_WITH_S):
        pieces.append(f"{first}s")
    if bare.endswith("e"):
        pieces.append(f"{first}n")
    pieces += [first + link for link in _LINKS if first + link in begun]
    for ending in ("en", "e", "n"):
        if bare.endswith(ending):
            short = first.removesuffix(ending)
            if len(short) > _SHORTEST_WITHOUT_ENDING and short in begun:
                pieces.append(short)
            break
    return tuple(sorted({piece for piece in pieces if len(piece) < LONGEST}))
