"""Phrases in a tree of words, and finding them in a text."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from broker.vocabulary._terms import What
from broker.vocabulary._tokens import Token, folded, forms, is_small, stem


class Reading(NamedTuple):
    """What a phrase may stand for."""

    what: What | None
    """None for a phrase that is nothing of ours and hides shorter ones (`New Mexico`)."""
    key: str
    weight: float = 1.0
    guard: str = ""
    """`capital`: counts only with a capital letter; `noun`: so too, unless a text has no capitals;
    `upper`: only in capitals; `adjective`: of a country; `=` and words: only in this very form."""
    language: str = ""
    """Language of a text in which it counts, if that language is known; empty for any."""
    umlaut: str = ""
    """A German word with an umlaut, or its part, as it is compared: without, it is another one."""


class Hit(NamedTuple):
    """A phrase found: its words are the tokens from `first` to `last`, both included."""

    first: int
    last: int
    readings: tuple[Reading, ...]


class _Node:
    __slots__ = ("next", "readings")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.readings: list[Reading] = []


class PhraseIndex:
    """Finds many phrases in one pass.

    Args:
        loose: Compare words by their stem and leave small words (`of`, `des`) out.
    """

    def __init__(self, *, loose: bool = False) -> None:
        self._root = _Node()
        self._loose = loose
        self._starts: dict[int, dict[str, list[Reading]]] = {}
        self._ends: dict[int, dict[str, list[Reading]]] = {}

    def add(self, phrase: str, reading: Reading) -> None:
        """Add a phrase; in a loose index, one word with `*` at one end stands for any letters."""
        if self._loose and "*" in phrase:
            affix = folded(phrase)
            table = self._starts if phrase.endswith("*") else self._ends
            _append(table.setdefault(len(affix), {}).setdefault(affix, []), reading)
            return
        node = self._root
        for word in self._words(phrase):
            node = node.next.setdefault(word, _Node())
        if node is not self._root:
            _append(node.readings, reading)

    def _words(self, phrase: str) -> Sequence[str]:
        words = forms(phrase)
        if not self._loose:
            return words
        return [stem(word) for word in words if not is_small(word)] or words

    def find(self, found: Sequence[Token]) -> list[Hit]:
        """Return every phrase at every place, overlaps included."""
        if not self._loose:
            return self._walk([token.form for token in found], range(len(found)))
        kept = [at for at, token in enumerate(found) if not is_small(token.form)]
        hits = self._walk([stem(found[at].form) for at in kept], kept)
        # A whole word that is a name says more than its beginning: 'Wasserkraft' is not 'Wasser'.
        named = {hit.first for hit in hits if hit.first == hit.last and _is_name(hit)}
        return hits + self._affixes(found, [at for at in kept if at not in named])

    def _walk(self, words: Sequence[str], places: Sequence[int]) -> list[Hit]:
        hits = []
        for start, word in enumerate(words):
            node = self._root.next.get(word)
            at = start
            while node is not None:
                if node.readings:
                    hits.append(Hit(places[start], places[at], tuple(node.readings)))
                at += 1
                node = node.next.get(words[at]) if at < len(words) else None
        return hits

    def _affixes(self, found: Sequence[Token], kept: Iterable[int]) -> list[Hit]:
        hits = []
        for at in kept:
            word = found[at].form
            readings: list[Reading] = []
            for size, table in self._starts.items():
                readings += table.get(word[:size], ())
            for size, table in self._ends.items():
                readings += table.get(word[-size:], ())
            if readings:
                hits.append(Hit(at, at, tuple(dict.fromkeys(readings))))
        return hits


def apart(hits: Iterable[Hit], *, size: Callable[[Hit], int]) -> list[Hit]:
    """Return the hits that remain when the longest win and none may overlap, in text order.

    Hits over the very same words are joined into one with all their readings.
    """
    joined: dict[tuple[int, int], list[Reading]] = {}
    for hit in hits:
        joined.setdefault((hit.first, hit.last), []).extend(hit.readings)
    ordered = sorted(
        (Hit(*span, tuple(dict.fromkeys(readings))) for span, readings in joined.items()),
        key=lambda hit: (-size(hit), hit.first),
    )
    taken: set[int] = set()
    kept = []
    for hit in ordered:
        span = range(hit.first, hit.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(hit)
    return sorted(kept)


def _is_name(hit: Hit) -> bool:
    return any(reading.weight > 1 for reading in hit.readings)


def _append(readings: list[Reading], reading: Reading) -> None:
    if reading not in readings:
        readings.append(reading)
