"""What stands beside the places of a text: before them, behind them, in one list with them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from broker.vocabulary import _foreign_words as words
from broker.vocabulary._placed_text import PlacedText
from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import is_small

FEW = 6
"""So many words stand at most between goods or guests and the country."""
_END = re.compile(r"[.;:!?\n\t|•–—]")
MARK = re.compile(r"[^ '’\xa0-]")
"""What no name and no phrase goes beyond."""
_LIST = 12
"""So many places of one list share what is said before the first."""
LINKS = frozenset().union(
    *(words.TOWARDS, words.IN, words.FROM, words.OF, words.THE, words.COMING, words.STUDY),
    words.DIRECT,
)
"""Small words that may stand before a place."""


class Look(NamedTuple):
    """How a place is named."""

    adjective: bool
    """Whether by an adjective, as in `Swiss tourists`."""
    code: str
    """ISO 3166 alpha-2 code of a country; empty for others."""


class Surroundings(PlacedText):
    """A text with the places among its words, and what stands beside each.

    Args:
        text: The text.
        places: The places it names, in its order.
        looks: How each is named.
        romance: Whether it is in a Romance language, where adjectives stand behind.
    """

    def __init__(
        self, text: str, places: Sequence[Mention], looks: Sequence[Look], *, romance: bool
    ) -> None:
        super().__init__(text, places)
        self.looks, self.romance = looks, romance
        self.adjectives = [one.adjective for one in looks]

    def gap(self, at: int) -> str:
        """Return what stands behind a word, before the next."""
        if not 0 <= at < len(self.tokens) - 1:
            return "\n"
        return self.whole[self.tokens[at].end : self.tokens[at + 1].start]

    def is_lower(self, at: int) -> bool:
        """Tell whether a word begins with a small letter."""
        return self.whole[self.tokens[at].start].islower()

    def ahead(self, number: int, *, plain: int) -> Iterator[int]:
        """Yield the words behind a place that may say what is of it, to the second small one."""
        last = self.spots[number].last
        for at in range(last + 1, min(last + 1 + FEW, len(self.tokens))):
            if MARK.search(self.gap(at - 1)):
                return
            if self.form(at) == "s" and at == last + 1:
                continue
            if is_small(self.form(at)):
                return
            yield at
            plain -= self.is_lower(at)
            if plain < 0:
                return

    def back_from(self, first: int) -> Iterator[int]:
        """Yield the words before one, the nearest first, up to a mark."""
        for at in range(first - 1, max(first - 1 - FEW, -1), -1):
            if MARK.search(self.gap(at)):
                return
            yield at

    def rest_of_list(self, first: int) -> Iterator[int]:
        """Yield the places of the list that begins at one, up to the one behind its last 'and'."""
        waiting: list[int] = []
        for one in range(first, min(first + _LIST, len(self.places) - 1)):
            if not self.is_listed(one):
                return
            waiting.append(one + 1)
            if not words.AND.isdisjoint(self._between(one)):
                yield from waiting
                waiting = []

    def is_listed(self, one: int) -> bool:
        """Tell whether nothing but 'and' or a comma stands between a place and the next one."""
        if self.spots[one + 1].first - self.spots[one].last > FEW:
            return False
        between = self._between(one)
        gap = self.whole[self.places[one].end : self.places[one + 1].start]
        rest = words.AND | LINKS - {"of", "from"}
        if _END.search(gap) or not all(form in rest for form in between):
            return False
        return "," in gap or not words.AND.isdisjoint(between)

    def _between(self, one: int) -> list[str]:
        return [self.form(at) for at in range(self.spots[one].last + 1, self.spots[one + 1].first)]
