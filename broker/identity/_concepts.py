"""Words that say the same in six languages, and the parts of German compounds."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

COLUMNS = 64
"""Places in a row of words for one thing; where a word stands is row times this, plus its place."""

GERMAN = 5
"""The place of German words in a row."""

_ENDINGS = sorted("ern es en er os as is em s e a o n i u".split(), key=len, reverse=True)
_STEM = 4
"""Letters that must be left of a word without its ending."""

_LINKS = ("", "s", "n", "en", "es", "er")
"""What may stand between the parts of a compound: `Gebirg-s-wald`."""

_LAST = 3
_SMALL_PARTS = frozenset("amt rat tal see bau hof".split())
"""Parts of fewer letters than a stem, which only end a compound."""

_COMPOUND, _LONGEST = 7, 48
"""Letters of the shortest and of the longest compound that is taken apart."""

_KEPT = 1 << 17
"""Words whose rows and parts are kept ready."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rows say of a word."""

    places: tuple[int, ...]
    bodies: frozenset[int]
    lands: frozenset[int]


@lru_cache(maxsize=1 << 17)
def stem_of(word: str) -> str:
    """Return a word without the endings of number, gender and case: `bosques` and `bosque` alike.

    Plain on purpose: only words that a table lists in one row are ever taken for the same.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word.removesuffix(ending)
    return word


class Concepts:
    """Words that say the same.

    Args:
        places: For the stem of a word, where it stands in rows of words for one thing; `=` before
            a word that stands in them as it is, without its endings taken off.
        parts: German words that compounds are made of.
        apart: Pairs of stems, the lower first, that say different things although a row holds both.
        bodies: So many rows from the first on are of kinds of bodies: `ministry`, `university`.
        lands: The first row of names of places, and the one after the last.
        forms: So many rows from the first on hold all forms of a word: those of one language say
            the same, too. In others they are near to each other.
    """

    def __init__(
        self,
        places: Mapping[str, Sequence[int]],
        *,
        parts: Set[str] = frozenset(),
        apart: Set[tuple[str, str]] = frozenset(),
        bodies: int = 0,
        lands: tuple[int, int] = (0, 0),
        forms: int = 0,
    ) -> None:
        self.places = {word: tuple(some) for word, some in places.items()}
        self.parts = frozenset(parts)
        self.apart = frozenset(apart)
        self.bodies = bodies
        self.lands = lands
        self.forms = forms
        self._facts: dict[str, _Facts] = {}
        self._same: dict[tuple[str, str], bool] = {}
        self._split: dict[str, tuple[str, ...]] = {}

    def same(self, one: str, other: str) -> bool:
        """Tell whether two words say the same, in two languages or two forms."""
        mine = self._of(one).places
        theirs = self._of(other).places if mine else ()
        if not mine or not theirs:
            return False
        a, b = sorted((one, other))
        known = self._same.get((a, b))
        if known is None:
            known = self._share_a_row(mine, theirs) and not self._apart(a, b)
            self._same[a, b] = known
        return known

    def _share_a_row(self, mine: Sequence[int], theirs: Sequence[int]) -> bool:
        rows = {place // COLUMNS for place in mine} & {place // COLUMNS for place in theirs}
        plain = {place for place in mine if place // COLUMNS >= self.forms}
        return bool(rows) and (min(rows) < self.forms or plain.isdisjoint(theirs))

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in any row: most of those that do not are proper names."""
        return bool(self._of(word).places)

    def body(self, word: str) -> frozenset[int]:
        """Return which kinds of bodies a word names, as rows; nothing for any other word."""
        return self._of(word).bodies

    def land(self, word: str) -> frozenset[int]:
        """Return which places a word names or is the adjective of, as rows."""
        return self._of(word).lands

    def key(self, word: str) -> str:
        """Return one text for all words that say the same; the word itself where it has none."""
        places = self._of(word).places
        return f"#{places[0] // COLUMNS}" if places else word

    def _of(self, word: str) -> "_Facts":
        found = self._facts.get(word)
        if found is None:
            places = (*self.places.get(f"={word}", ()), *self.places.get(stem_of(word), ()))
            rows = frozenset(place // COLUMNS for place in places)
            first, last = self.lands
            if len(self._facts) >= _KEPT:
                self._facts.clear()
            found = self._facts[word] = _Facts(
                places=places,
                bodies=frozenset(row for row in rows if row < self.bodies),
                lands=frozenset(row for row in rows if first <= row < last),
            )
        return found

    def _apart(self, one: str, other: str) -> bool:
        a, b = sorted((stem_of(one), stem_of(other)))
        return (a, b) in self.apart

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a German compound; nothing where it is none that is known."""
        found = self._split.get(word)
        if found is None:
            found = self._parts(word) if _COMPOUND <= len(word) <= _LONGEST else ()
            if len(self._split) >= _KEPT:
                self._split.clear()
            self._split[word] = found
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        for at in range(len(word) - _LAST, _STEM - 1, -1):
            head, rest = word[:at], word[at:]
            if self._is_part(head):
                if rest in self.parts or rest in _SMALL_PARTS:
                    return (head, rest)
                if more := self._parts(rest):
                    return (head, *more)
        return ()

    def _is_part(self, head: str) -> bool:
        return any(
            head.endswith(link) and head[: len(head) - len(link)] in self.parts for link in _LINKS
        )
