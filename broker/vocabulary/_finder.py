"""Finding the names of a vocabulary in a text."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, cast

from broker.vocabulary._german import has_umlaut
from broker.vocabulary._index import Hit, PhraseIndex, Reading, apart
from broker.vocabulary._phrases import ADJECTIVE, NAME_WEIGHT, NOUN, PLACES, Phrases
from broker.vocabulary._senses import (
    is_paid_by,
    is_payer,
    is_river,
    is_spoken,
    is_tongue,
    portfolios,
)
from broker.vocabulary._shared_names import country_meant, is_plain
from broker.vocabulary._smaller import SmallerFinder
from broker.vocabulary._terms import Guards, Mention, Range, Term, What
from broker.vocabulary._tokens import Token, folded, tokens
from broker.vocabulary._towns import TownFinder

_ORDER: tuple[What, ...] = (*PLACES, "kind", "theme", "language")
_TITLE = 12
"""A text of so few words may be the name of a ministry, and is about what that is in charge of."""

# Marks that a name does not reach across; a full stop may belong to an abbreviation ('Mt. Elgon').
_MARK = re.compile(r"[,;:!?]|\n\s*\n|(?<=\w{4})\.\s")


class Signal(NamedTuple):
    """A theme or kind that some words of a text speak for."""

    key: str
    weight: float
    words: str
    """The words as they are compared."""
    first: int
    """Number of the first word, from 0."""


class Finder:
    """Finds names in texts; see `Vocabulary.mentions`.

    Args:
        terms: All terms by sort and key.
        guards: What keeps names from being found where they are none.
        widest: Picks one of several ranges, by the countries that a text names.
        language_of: Tells the language of a text.
        smaller: Finds smaller ranges.
        towns: Finds towns and provinces.
    """

    def __init__(
        self,
        terms: Mapping[What, Mapping[str, Term]],
        *,
        guards: Guards,
        widest: Callable[..., str],
        language_of: Callable[[str], str | None],
        smaller: SmallerFinder,
        towns: TownFinder,
    ) -> None:
        self._terms = terms
        self._phrases = Phrases(terms, guards=guards)
        self._widest = widest
        self._smaller, self._towns = smaller, towns
        self.language_of = language_of

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names in a text, longest first where they overlap, in text order."""
        found = tokens(text)
        hits = self._hits(text, found=found, loose=self._phrases.names)
        ends = _ends(hits)
        named = [self._choose(hit, text=text, found=found, ends=ends) for hit in hits]
        lying = [self._lies(hit) for hit, one in zip(hits, named, strict=True) if one is not None]
        around = self._countries(named).union(*(some for some in lying if len(some) == 1))
        made = []
        for hit, reading in zip(hits, named, strict=True):
            if reading is None:
                continue
            start, end = found[hit.first].start, found[hit.last].end
            key = self._which(
                hit, reading=reading, words=text[start:end], around=around, lying=lying
            )
            if key is None:
                continue
            made.append(
                Mention.model_construct(
                    what=cast(What, reading.what),
                    key=key,
                    words=text[start:end],
                    start=start,
                    end=end,
                )
            )
        return tuple(made)

    def towns(self, text: str) -> tuple[Mention, ...]:
        """Return the towns and provinces of a text, as mentions of their countries."""
        if text in {text.lower(), text.upper()}:
            return ()
        found = tokens(text)
        names = {(hit.first, hit.last): hit for hit in self._towns.find(text, found=found)}
        hits = apart(
            chain(names.values(), self._phrases.exact.find(found)),
            size=lambda hit: found[hit.last].end - found[hit.first].start,
        )
        return tuple(
            Mention(
                what="country",
                key=names[hit.first, hit.last].readings[0].key,
                words=text[found[hit.first].start : found[hit.last].end],
                start=found[hit.first].start,
                end=found[hit.last].end,
            )
            for hit in hits
            if (hit.first, hit.last) in names and all(one.what for one in hit.readings)
        )

    def countries_within(self, name: str) -> frozenset[str]:
        """Return the countries whose names or adjectives are words of a name."""
        hits = self._phrases.exact.find(tokens(name))
        return frozenset(one.key for hit in hits for one in hit.readings if one.what == "country")

    def signals(self, text: str, *, what: What) -> tuple[list[Signal], list[Token]]:
        """Return what speaks for themes or kinds, cues included, and the words of the text."""
        found = tokens(text)
        made = []
        hits = self._hits(text, found=found, loose=self._phrases.cues)
        aside: frozenset[int] = frozenset()
        if what == "theme" and len(found) > _TITLE:
            aside = portfolios(hits, text=text, found=found)
        for hit in hits:
            if hit.first in aside:
                continue
            words = " ".join(token.form for token in found[hit.first : hit.last + 1])
            best: dict[str, float] = {}
            other = any(one.what != what and one.weight == NAME_WEIGHT for one in hit.readings)
            for reading in hit.readings:
                # A name of something else is no cue: 'Government' as a kind of member.
                if reading.what == what and (reading.weight == NAME_WEIGHT or not other):
                    best[reading.key] = max(reading.weight, best.get(reading.key, 0.0))
            made += [Signal(key, weight, words, hit.first) for key, weight in best.items()]
        return made, found

    def _hits(self, text: str, *, found: list[Token], loose: PhraseIndex) -> list[Hit]:
        small = text == text.lower()
        calm = small or text != text.upper()
        language = self.language_of(text)

        def length(hit: Hit) -> int:
            return found[hit.last].end - found[hit.first].start

        exact = self._phrases.exact.find(found)
        smaller: Sequence[Hit] = ()
        if calm and not small:
            countries = {r.key for hit in exact for r in hit.readings if r.what == "country"}
            known = {(hit.first, hit.last) for hit in exact}
            smaller = [
                hit
                for hit in self._smaller.find(text, found=found, countries=countries)
                if (hit.first, hit.last) not in known
            ]

        def allowed() -> Iterator[Hit]:
            for hit in chain(loose.find(found), exact, smaller):
                words = text[found[hit.first].start : found[hit.last].end]
                if hit.first < hit.last and _MARK.search(words):
                    continue
                readings = tuple(
                    one
                    for one in hit.readings
                    if _passes(one, words, calm=calm, small=small)
                    and (not one.language or language in {one.language, None})
                )
                if readings:
                    yield hit._replace(readings=readings)

        return apart(allowed(), size=length)

    def _choose(
        self, hit: Hit, *, text: str, found: list[Token], ends: Mapping[int, int]
    ) -> Reading | None:
        """Return what the words stand for here; None for nothing of ours."""
        readings = sorted(
            (one for one in hit.readings if one.what is not None),
            key=lambda one: _ORDER.index(cast(What, one.what)),
        )
        if not readings or is_river(hit, reading=readings[0], text=text, found=found):
            return None
        if readings[0].what == "country" and is_payer(hit, text=text, found=found):
            return None
        if readings[0].guard != ADJECTIVE:
            return readings[0]
        if is_paid_by(hit, found=found) or is_tongue(hit, text=text, found=found, ends=ends):
            return None
        if readings[-1].what == "language" and is_spoken(hit, text=text, found=found, ends=ends):
            return readings[-1]
        return readings[0]

    @staticmethod
    def _countries(named: Sequence[Reading | None]) -> frozenset[str]:
        """Return the countries that are named."""
        return frozenset(one.key for one in named if one is not None and one.what == "country")

    def _lies(self, hit: Hit) -> tuple[str, ...]:
        """Return the countries of the range that a name means; none if several ranges share it."""
        keys = _ranges(hit)
        return cast(Range, self._terms["range"][keys[0]]).countries if len(keys) == 1 else ()

    def _which(
        self,
        hit: Hit,
        *,
        reading: Reading,
        words: str,
        around: Collection[str],
        lying: Collection[Collection[str]],
    ) -> str | None:
        """Return the key that a name stands for, by the places around it; None for none of ours."""
        if reading.what == "country":
            return country_meant(reading.key, name=words, lying=lying)
        if reading.what != "range":
            return reading.key
        keys = _ranges(hit)
        key = keys[0] if len(keys) == 1 else self._widest(keys, countries=around)
        theirs = cast(Range, self._terms["range"][key]).countries
        stray = is_plain(words) and bool(around) and set(theirs).isdisjoint(around)
        return None if stray else key


def _ranges(hit: Hit) -> list[str]:
    """Return the keys of the ranges that bear a name."""
    return list(dict.fromkeys(one.key for one in hit.readings if one.what == "range"))


def _ends(hits: Iterable[Hit]) -> dict[int, int]:
    """Return the first and last words of places and languages, each with the other one."""
    beside = [hit for hit in hits if any(one.what in {*PLACES, "language"} for one in hit.readings)]
    return {
        one: other for first, last, _ in beside for one, other in ((first, last), (last, first))
    }


def _passes(reading: Reading, words: str, *, calm: bool, small: bool) -> bool:
    if reading.umlaut and reading.umlaut in folded(words) and not has_umlaut(words):
        return False  # 'Bar' is no 'Bär', nor 'Kaserne' a 'Käserei'
    if reading.guard == "capital":
        # In Romance languages the adjective bears it: 'les montagnes Rocheuses'.
        return calm and (words[0].isupper() or words.rsplit(maxsplit=1)[-1][0].isupper())
    if reading.guard == "upper":
        return words.isupper()
    if reading.guard == NOUN:
        return small or words[0].isupper()
    return not reading.guard.startswith("=") or reading.guard[1:] == folded(words)
