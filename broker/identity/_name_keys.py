"""Names as keys under which well-known organisations are looked up."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from broker.identity._judge import shipped_judge
from broker.identity._latin import latin
from broker.identity._names import parts_of, spelt, without_brackets
from broker.identity._words import LEGAL, content_of, words_of
from broker.vocabulary import KnownOrganisation

_PROPER = 0.95
"""Weight from which on a word is seldom in names."""


def key_of(name: str) -> str:
    """Return the words of a name that tell who it is: all, where but one would be left.

    `Pro Natura` is not called Natura, nor the Santa Sé Santa.
    """
    words = words_of(name)
    telling = content_of(words)
    return " ".join(words if len(telling) == 1 else telling)


def without_form(name: str) -> str:
    """Return a name of one word without the legal form behind it: `Orange` of `Orange S.A.`."""
    words = words_of(name)
    # The Santa Sé has no legal form.
    return words[0] if len(words) == 2 and words[1] in LEGAL and name.isascii() else name


def parts_beside(name: str) -> list[str]:
    """Return the names in a name, but not what stands before brackets: see `KnownNames`."""
    bare, _ = without_brackets(name)
    return [part for part in parts_of(name) if part != bare]


def may_mean_others(names: Sequence[str], *, known: KnownOrganisation, told: str | None) -> bool:
    """Tell whether others, too, may have the names under which somebody is known.

    Several countries have an `Instituto do Ambiente`, and somebody else may be called `Traffic`.
    """
    if known.country and told:
        return False
    return any(_is_a_word(name) or (known.country and _is_plain(name)) for name in names)


def _is_a_word(name: str) -> bool:
    lexicon = shipped_judge().lexicon
    words = words_of(name)
    return len(words) == 1 and lexicon.weight(words[0]) < 1 and lexicon.concepts.knows(words[0])


def _is_plain(name: str) -> bool:
    """Tell whether a name is made of words that say what somebody is, and nothing of where."""
    lexicon = shipped_judge().lexicon
    concepts = lexicon.concepts
    words = content_of(words_of(name))
    parts = [part for word in words for part in (word, *concepts.split(word))]
    if not any(map(concepts.body, parts)) or any(map(concepts.land, parts)):
        return False
    return all(
        lexicon.weight(word) < _PROPER or concepts.knows(word) or concepts.split(word)
        for word in words
    )


def shorts_in(texts: Iterable[str]) -> set[str]:
    """Return short names in plain letters, as a whole (`UNEP/MAP`) and in parts (`IASB - BIRA`)."""
    return {short for text in texts for short in (letters_of(text), *spelt(text)) if short}


@lru_cache(maxsize=1 << 14)
def letters_of(text: str) -> str:
    """Return a short name in plain letters."""
    return re.sub(r"[\W_]", "", latin(text))


def in_last_brackets(name: str) -> str:
    """Return what stands in brackets at the end of a name; nothing where none do."""
    found = re.search(r"\(([^()]+)\)\s*$", name)
    return found[1] if found else ""
