"""Finding the names of a vocabulary in a text."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple, cast

from broker.vocabulary._index import Hit, PhraseIndex, Reading, apart
from broker.vocabulary._terms import Country, Guards, Mention, Term, Theme, What
from broker.vocabulary._tokens import Token, folded, forms, is_small, tokens

NAME_WEIGHT = 3.0
"""What a name of a theme counts, against 1 for a cue."""

_ADJECTIVE = "adjective"
_PLACES: tuple[What, ...] = ("range", "country", "convention", "region")
_ORDER: tuple[What, ...] = (*_PLACES, "kind", "theme", "language")
_LOOSE: tuple[What, ...] = ("kind", "theme")
_LONGEST_ACRONYM = 5

# 'A Swiss-funded project' is not in Switzerland.
_MONEY = frozenset(
    {
        "agency",
        "cooperation",
        "financed",
        "franc",
        "francs",
        "funded",
        "funding",
        "funds",
        "support",
    }
)
# Near these beginnings of words, 'French' is a language rather than something of France.
_SPEAKING = ("langu", "idiom", "lengua", "lingu", "sprach", "translat", "tradu", "bilingu", "speak")
_OR = frozenset({"or", "ou", "o", "u", "oder", "nor", "as"})
_NEAR = 4
# 'The rivers Gambia, Senegal and Niger' are rivers, which gave these countries their names.
_RIVERS = frozenset({"COD", "COG", "GMB", "JOR", "NER", "PRY", "SEN", "URY"})
_RIVER = frozenset(
    "fiume fiumi fleuve fleuves fluss flusse flussen rio rios river rivers riviere rivieres".split()
)
_FAR = 6
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
    """

    def __init__(
        self,
        terms: Mapping[What, Mapping[str, Term]],
        *,
        guards: Guards,
        widest: Callable[..., str],
        language_of: Callable[[str], str | None],
    ) -> None:
        self._terms = terms
        self._capital = frozenset(map(folded, guards.capital))
        self._silent = frozenset(map(folded, guards.silent))
        self._hidden = guards.hidden
        self._widest = widest
        self._language_of = language_of

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names in a text, longest first where they overlap, in text order."""
        found = tokens(text)
        hits = self._hits(text, found=found, loose=self._names)
        named = [self._choose(hit, text=text, found=found) for hit in hits]
        around = self._countries(named)
        made = []
        for hit, reading in zip(hits, named, strict=True):
            if reading is None:
                continue
            key = self._which(hit, reading=reading, around=around)
            start, end = found[hit.first].start, found[hit.last].end
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

    def signals(self, text: str, *, what: What) -> tuple[list[Signal], list[Token]]:
        """Return what speaks for themes or kinds, cues included, and the words of the text."""
        found = tokens(text)
        made = []
        for hit in self._hits(text, found=found, loose=self._cues):
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
        calm = text != text.upper() or text == text.lower()
        language = self._language_of(text)

        def length(hit: Hit) -> int:
            return found[hit.last].end - found[hit.first].start

        def allowed() -> Iterator[Hit]:
            for hit in chain(loose.find(found), self._exact.find(found)):
                words = text[found[hit.first].start : found[hit.last].end]
                if hit.first < hit.last and _MARK.search(words):
                    continue
                readings = tuple(
                    one
                    for one in hit.readings
                    if _passes(one, words, calm=calm)
                    and (not one.language or language in {one.language, None})
                )
                if readings:
                    yield hit._replace(readings=readings)

        return apart(allowed(), size=length)

    def _choose(self, hit: Hit, *, text: str, found: list[Token]) -> Reading | None:
        """Return what the words stand for here; None for nothing of ours."""
        readings = sorted(
            (one for one in hit.readings if one.what is not None),
            key=lambda one: _ORDER.index(cast(What, one.what)),
        )
        if not readings or _is_river(hit, reading=readings[0], found=found):
            return None
        if readings[0].guard != _ADJECTIVE:
            return readings[0]
        after = found[hit.last + 1].form if hit.last + 1 < len(found) else ""
        if after in _MONEY:
            return None
        if readings[-1].what == "language" and _is_spoken(hit, text=text, found=found):
            return readings[-1]
        return readings[0]

    @staticmethod
    def _countries(named: Sequence[Reading | None]) -> frozenset[str]:
        """Return the countries that are named."""
        return frozenset(one.key for one in named if one is not None and one.what == "country")

    def _which(self, hit: Hit, *, reading: Reading, around: Collection[str]) -> str:
        if reading.what != "range":
            return reading.key
        keys = list(dict.fromkeys(one.key for one in hit.readings if one.what == "range"))
        return keys[0] if len(keys) == 1 else self._widest(keys, countries=around)

    @cached_property
    def _exact(self) -> PhraseIndex:
        index = PhraseIndex()
        for what in (*_PLACES, "language"):
            for term in self._terms[what].values():
                for language, name in _named(term):
                    if folded(name) not in self._silent:
                        index.add(name, self._reading(what, term.key, name, language))
        for country in self._terms["country"].values():
            for name in country.adjectives if isinstance(country, Country) else ():
                index.add(name, Reading("country", country.key, guard=_ADJECTIVE))
        for phrase in self._hidden:
            index.add(phrase, Reading(None, ""))
        return index

    def _reading(self, what: What, key: str, name: str, language: str) -> Reading:
        if len(name) <= _LONGEST_ACRONYM and name.isupper() and name.isascii():
            return Reading(what, key, guard="upper")
        guard = "capital" if folded(name) in self._capital else ""
        # Ranges keep their local names in any language: 'Tien Shan', 'Alpi', 'Rwenzori'.
        bound = language if what != "range" else ""
        return Reading(what, key, guard=guard, language=bound)

    @cached_property
    def _names(self) -> PhraseIndex:
        return self._loose(cues=False)

    @cached_property
    def _cues(self) -> PhraseIndex:
        return self._loose(cues=True)

    def _loose(self, *, cues: bool) -> PhraseIndex:
        index = PhraseIndex(loose=True)
        for what in _LOOSE:
            for term in self._terms[what].values():
                for language, name in _named(term):
                    index.add(name, Reading(what, term.key, NAME_WEIGHT, language=language))
                if cues and isinstance(term, Theme):
                    for language, many in term.cues.items():
                        for cue in many:
                            index.add(cue, Reading("theme", term.key, language=language))
        return index


def _is_river(hit: Hit, *, reading: Reading, found: list[Token]) -> bool:
    if reading.what != "country" or reading.key not in _RIVERS:
        return False
    before = found[max(0, hit.first - _FAR) : hit.first]
    after = found[hit.last + 1].form if hit.last + 1 < len(found) else ""
    return after in _RIVER or any(token.form in _RIVER for token in before)


def _is_spoken(hit: Hit, *, text: str, found: list[Token]) -> bool:
    """Tell a language from an adjective of the same form.

    An adjective stands right before its noun when it has a capital ('Italian parks'), right after
    it when it has none ('parchi italiani'); a language stands alone or near words for speaking.
    """
    around = found[max(0, hit.first - _NEAR) : hit.last + 1 + _NEAR]
    if any(token.form.startswith(_SPEAKING) for token in around):
        return True
    before = text[found[hit.first].start].isupper()
    at = hit.last + 1 if before else hit.first - 1
    if not 0 <= at < len(found) or is_small(found[at].form) or found[at].form in _OR:
        return True
    first, second = sorted((at, hit.last if before else hit.first))
    return bool(text[found[first].end : found[second].start].strip(" -\n"))


def _named(term: Term) -> Iterator[tuple[str, str]]:
    """Yield names with the language of texts in which they count: any, for several words."""
    for language, many in term.names.items():
        for name in many:
            yield (language if len(forms(name)) == 1 else ""), name


def _passes(reading: Reading, words: str, *, calm: bool) -> bool:
    if reading.guard == "capital":
        return calm and words[0].isupper()
    if reading.guard == "upper":
        return words.isupper()
    return True
