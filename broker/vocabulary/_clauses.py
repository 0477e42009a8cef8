"""The clauses in which a text names places, and the lists that they stand in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from broker.vocabulary import _excluding_words as words
from broker.vocabulary._placed_text import PlacedText, Spot

REACH = 6
"""So many words around a place tell whether it is excluded."""
_END = re.compile(r"[.;:!?()]\s|\n\s*\n|[–—]")
_OWNER = re.compile(r"['’]s\b")


class Mark(NamedTuple):
    """What stands before a place: the number of the word that marks it, and the words between."""

    at: int
    between: tuple[str, ...]

    @property
    def within(self) -> bool:
        """Whether the place is named by where something is (`not in Nepal`)."""
        return not words.IN.isdisjoint(self.between)


class Clauses(PlacedText):
    """A text with the places among its words, read clause by clause."""

    def marked(self, said: Sequence[Mark | None]) -> list[bool]:
        """Return for each place whether it, or one of the same list, is said to be so.

        Args:
            said: What says so of each place; None for nothing.
        """
        out = [False] * len(said)
        for at, one in enumerate(said):
            if one is None:
                continue
            last = self._last_of_list(at, within=one.within)
            after = self.form(self.spots[last].last + 1)
            if after not in words.ALONE and self.form(self.spots[at].last + 1) not in words.ALONE:
                out[at : last + 1] = [True] * (last + 1 - at)
        return out

    def back_from(self, first: int) -> Iterator[int]:
        """Yield the words before one, the nearest first, to the beginning of its clause."""
        for at in range(first - 1, max(first - 1 - REACH, -1), -1):
            if self.parted(at):
                return
            yield at

    def parted(self, at: int) -> bool:
        """Tell whether a clause ends behind a word."""
        start, end = self.tokens[at].end, self.tokens[at + 1].start
        return "," in self.whole[start:end] or bool(_END.search(self.whole, start, end + 1))

    def owns(self, spot: Spot) -> bool:
        """Tell whether a place is an owner: `not Nepal's first springs`."""
        return bool(_OWNER.match(self.whole, self.tokens[spot.last].end))

    def _last_of_list(self, at: int, *, within: bool) -> int:
        """Return the number of the last place of the list that begins at one.

        What follows a comma belongs to it only if the list goes on to its 'and' or 'or'; what
        follows at once, or an 'of', describes the place itself (`the Swiss Alps`, `the Andes of
        Peru`). A list of names does not go on with an 'in' (`outside the Alps and in the Andes`).
        """
        spots, last = self.spots, at
        for other in range(at + 1, len(spots)):
            forms = [self.form(one) for one in range(spots[other - 1].last + 1, spots[other].first)]
            gap = self.whole[
                self.tokens[spots[other - 1].last].end : self.tokens[spots[other].first].start
            ]
            if _END.search(gap) or not all(one in words.BETWEEN | words.LIST for one in forms):
                break
            if not within and not words.IN.isdisjoint(forms):
                break
            described = "," not in gap and all(form in words.OF for form in forms[:1])
            if any(form in words.LIST for form in forms) or (described and last == other - 1):
                last = other
            elif "," not in gap:
                break
        return last
