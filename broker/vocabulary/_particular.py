"""Telling the name of a particular organisation from words for a kind of organisation."""

import re
from collections.abc import Sequence

from broker.vocabulary._money import MONEY
from broker.vocabulary._tokens import Token, is_small

_MARK = re.compile(r"[,;:.!?()|/\n•·]|[-–—]\s")
_FAR = 3
"""So many small words may stand within a name: `Ministère de la Santé`."""
_PLURAL = {"it": "i", "de": "en"}
"""How words for many end; in the other languages with an s."""
_ONE = frozenset("an un une una uno um uma ein eine einen einem einer".split())
_GERMAN_LINKS, _ENGLISH_LINKS = frozenset({"fur"}), frozenset({"for"})
_ROW = re.compile(rf"\s*(?:{MONEY})?\s*\d|\s*(?:{MONEY})\s")


def is_particular(
    first: int, last: int, *, text: str, found: Sequence[Token], language: str | None
) -> bool:
    """Tell whether words for a kind are part of a name: `the University of Bern`, not `NGOs`.

    A name has capitals: that of the word for the kind, and that of the next word, with nothing but
    small words between, or of the word right before (`Hill Foundation`). German writes all nouns
    with one, so there the next word follows at once (`Universität Bern`) or behind `für`
    (`Landesamt für Umwelt`). Words for many, and `a university`, name nobody. Nor is anybody asked
    for by the label of an amount: `National Government USD 200,000` is a row of a table.

    Args:
        first: Number of the first word for the kind.
        last: Number of its last word.
        text: The text.
        found: Its words.
        language: Its language; None where it is unclear.
    """
    if _ROW.match(text, found[last].end):
        return True
    if not text[found[first].start].isupper() or _is_of_many(found[last], language=language):
        return False
    before = found[first - 1].form if first else ""
    if before in _ONE or (before == "a" and language == "en"):  # in Portuguese it is 'the'
        return False
    for at in range(last + 1, min(last + 2 + _FAR, len(found))):
        if _MARK.search(text, found[at - 1].end, found[at].start):
            break
        if not _links(found[at], language=language):
            if text[found[at].start].isupper():
                return True
            break
    return bool(before) and language != "de" and _goes_on(first, text=text, found=found)


def _goes_on(first: int, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a word with a capital stands right before one."""
    before = found[first - 1]
    marked = _MARK.search(text, before.end, found[first].start)
    return not marked and text[before.start].isupper() and not is_small(before.form)


def _is_of_many(word: Token, *, language: str | None) -> bool:
    return word.form.endswith(_PLURAL.get(language or "", "s"))


def _links(word: Token, *, language: str | None) -> bool:
    """Tell whether a word may stand within a name, as `of` does."""
    if language == "de":
        return word.form in _GERMAN_LINKS
    return is_small(word.form) or word.form in _ENGLISH_LINKS
