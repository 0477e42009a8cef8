"""A text as words, for telling what they ask for."""

import re
from collections.abc import Mapping, Sequence

from broker.vocabulary import _asking_words as words
from broker.vocabulary._excluding_words import FALSE_FRIENDS
from broker.vocabulary._tokens import Token

_SENTENCE_END = re.compile(r"(?<!\n\d)(?<!\n\d\d)[.!?]\s+\W*(?=[A-ZÀ-Þ])|\n\s*\n")
_APART = re.compile(r"[,:;()–—]")


class AskingText:
    """A text as words, with those that join, deny and describe in its language.

    Args:
        text: The text.
        found: Its words.
        ends: The last words of the kinds that it names.
        language: Its language; None where it is unclear, and words of all languages count.
    """

    def __init__(
        self, text: str, *, found: Sequence[Token], ends: set[int], language: str | None
    ) -> None:
        self.whole = text
        self.tokens = found
        self.ends = ends
        self.language = language
        self.aims = _of(words.AIM, language)
        self.relatives = _of(words.RELATIVE, language)
        self.joining = _of(words.AND, language)
        unclear = FALSE_FRIENDS if language is None else frozenset()
        self.no, self.negating = (
            _of(words.NO, language) - unclear,
            _of(words.NOT, language) - unclear,
        )
        self.breaks = {
            at
            for at in range(1, len(found))
            if _SENTENCE_END.search(text, found[at - 1].end, min(found[at].start + 1, len(text)))
        }

    def begins(self, at: int) -> bool:
        """Tell whether a sentence or a line begins with a word."""
        return at == 0 or at in self.breaks or "\n" in self.gap(at)

    def gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self.whole[self.tokens[at - 1].end : self.tokens[at].start]

    def right_before(self, first: int, *, most: int) -> list[str]:
        """Return the words before one, the nearest first, up to a mark."""
        found: list[str] = []
        for at in range(first, max(first - most, 0), -1):
            if at in self.breaks or _APART.search(self.gap(at)):
                break
            found.append(self.tokens[at - 1].form)
        return found

    def describes(self, at: int) -> bool:
        """Tell whether a word begins to describe who is named before it: `that work with …`."""
        form = self.tokens[at].form
        if form in words.FOR and at - 1 in self.ends:
            return True  # 'ministries for transport' says which ones
        if self.language in {"de", None} and form in words.RELATIVE_AFTER_COMMA:
            return "," in self.gap(at)
        return form in self.relatives


def _of(lists: Mapping[str, str], language: str | None) -> frozenset[str]:
    if language is None:
        return frozenset(" ".join(lists.values()).split()) - words.ONE
    return frozenset(lists.get(language, "").split())
