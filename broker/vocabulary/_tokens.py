"""Words of a text, with where they stand, in a form that is easy to compare."""

import re
from functools import lru_cache
from typing import NamedTuple

from broker.model import fold

# Combining accents, soft hyphens and direction marks stay inside the word that they were typed in.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_MARK = re.compile(f"[{_MARKS}]")
_SHORTEST_STEM = 4

# Articles, prepositions and 'and': the names of themes are compared without them, so that
# 'gestion des bassins versants' and 'gestion de bassins versants' are the same name.
_SMALL_WORDS = """a al alla alle and au aux d da das de degli dei del dell della delle dello der des
    di die do dos du e ed el em en et fur il im in l la las le les los na nas nei nel nell nella
    nelle no of on os pour para per sul sull sulla the to und v von y zum zur"""
_SMALL = frozenset(_SMALL_WORDS.split())


class Token(NamedTuple):
    """A word: how it is compared, and where it stands (`text[start:end]`)."""

    form: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order, in time linear in its length.

    Letters of any script count, underscores do not; nothing is refused, not even half of a
    surrogate pair.
    """
    return [Token(form(found.group()), *found.span()) for found in _WORD.finditer(text)]


def form(word: str) -> str:
    """Return a word in lower case, without accents and marks."""
    return word.lower() if word.isascii() else fold(_MARK.sub("", word))


@lru_cache(maxsize=32_768)
def forms(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared; the names of a vocabulary come up often."""
    return tuple(map(form, _WORD.findall(name)))


def folded(name: str) -> str:
    """Return a name as words with single spaces, for comparing whole names."""
    return " ".join(forms(name))


def is_small(word: str) -> bool:
    """Tell whether a folded word is an article, a preposition or 'and'."""
    return word in _SMALL


def stem(word: str) -> str:
    """Return a folded word without the commonest endings of number and gender.

    One rule for six languages: it joins `watersheds` and `watershed`, `bacini` and `bacino`,
    `policies` and `policy`, `Universitäten` and `Universität`, and leaves words that would become
    shorter than four letters alone. It is no linguistic stem.
    """
    for ending in ("s", "x"):
        word = _without(word, ending)
    if word.endswith("en"):
        word = _without(word, "n")
    if word.endswith("y"):
        return word[:-1] + "i" if len(word) > _SHORTEST_STEM else word
    for ending in "aeio":
        if word.endswith(ending):
            return _without(word, ending)
    return word


def _without(word: str, ending: str) -> str:
    shorter = word.removesuffix(ending)
    return shorter if len(shorter) >= _SHORTEST_STEM else word
