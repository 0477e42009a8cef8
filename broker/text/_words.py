"""Words of a text: folded, without function words, with inflections taken off."""

import re
import unicodedata
from functools import lru_cache

from broker.model import fold
from broker.text._stopwords import STOPWORDS

LONGEST = 64
"""Characters of a word that count; what is longer is no word, and must not cost time or memory."""

_MARKS = "".join(c for c in map(chr, range(0x300, 0x1E00)) if unicodedata.category(c)[0] == "M")
"""Accents, and the vowels of Devanagari, Thai and others, which stand inside words."""

WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*")
"""A run of letters and digits of any script, with the marks between them."""

_KEPT = 1 << 16
_VOWELS = "aeioy"
_SHORTEST = 4


@lru_cache(maxsize=_KEPT)
def _content(surface: str) -> str:
    folded = surface.lower() if surface.isascii() else fold(surface)
    if folded in STOPWORDS or (len(folded) == 1 and folded.isascii()):
        return ""
    return folded if any(c.isalpha() for c in folded) else ""


@lru_cache(maxsize=_KEPT)
def _content_stem(surface: str) -> str:
    return _strip(_content(surface))


def content(surface: str) -> str:
    """Return a word folded, or nothing where it is a function word, a number or a single letter."""
    return _content(surface[:LONGEST])


def stem(surface: str) -> str:
    """Return what stands for all inflections of a word, or nothing where `content` is nothing.

    Plurals, endings of English verbs, the last vowels (by which French, Italian, Portuguese and
    Spanish mark gender and number, and cognates such as `energy`, `énergie`, `energía` differ) and
    German `-en` come off as long as four letters remain. Words of other scripts stay as they are.
    """
    return _content_stem(surface[:LONGEST])


def stems(text: str) -> list[str]:
    """Return the stems of a text in its order, function words left out."""
    return [found for word in WORD.findall(text) if (found := stem(word))]


def _strip(word: str) -> str:
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha():
        return word
    word = _without_plural(word)
    word = _without_verb_ending(word)
    for _ in range(2):
        if len(word) > _SHORTEST and word[-1] in _VOWELS:
            word = word[:-1]
    return word[:-2] if word.endswith("en") and len(word) >= _SHORTEST + 2 else word


def _without_plural(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word[:-1] if word.endswith(("aux", "eux")) else word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST and any(c in _VOWELS + "u" for c in bare):
            # `planning` belongs to `plan`, but `falling` to `fall`.
            double = len(bare) > _SHORTEST and bare[-1] == bare[-2] and bare[-1] not in "lsz"
            return bare[:-1] if double else bare
    return word
