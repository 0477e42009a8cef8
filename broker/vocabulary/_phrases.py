"""The names of a vocabulary as phrases to look for in texts."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from broker.vocabulary._german import declined, has_umlaut, is_compound_of
from broker.vocabulary._index import PhraseIndex, Reading
from broker.vocabulary._inflected import inflected
from broker.vocabulary._terms import Country, Guards, MemberKind, Region, Term, Theme, What
from broker.vocabulary._tokens import folded, forms

NAME_WEIGHT = 3.0
"""What a name of a theme counts, against 1 for a cue."""

ADJECTIVE, NOUN = "adjective", "noun"
"""Guards of readings; see `Reading`."""

PLACES: tuple[What, ...] = ("range", "country", "convention", "region")
"""Sorts of places; a name of several sorts means the first of them."""

_LOOSE: tuple[What, ...] = ("kind", "theme")
_LONGEST_ACRONYM = 5


class Phrases:
    """What is looked for in texts, by how it is compared; each index is made once it is needed.

    Args:
        terms: All terms by sort and key.
        guards: What keeps names from being found where they are none.
    """

    def __init__(self, terms: Mapping[What, Mapping[str, Term]], *, guards: Guards) -> None:
        self._terms = terms
        self._capital = frozenset(map(folded, guards.capital))
        self._silent = frozenset(map(folded, guards.silent))
        self._hidden = guards.hidden

    @cached_property
    def exact(self) -> PhraseIndex:
        """Names of places and languages, which are compared word for word."""
        index = PhraseIndex()
        # Of namesakes the first one is meant: a text that says Africa means the continent.
        for region in self._terms["region"].values():
            wide = region.also.values() if isinstance(region, Region) else ()
            for name in chain.from_iterable(wide):
                index.add(name, Reading("region", region.key))
        for what in (*PLACES, "language"):
            for term in self._terms[what].values():
                for language, name in _named(term):
                    if folded(name) in self._silent:
                        continue
                    reading = self._reading(what, term.key, name, language)
                    index.add(name, reading)
                    if what != "language" and name in term.names.get("de", ()):
                        for form in declined(name):
                            index.add(form, reading._replace(language="de"))
        for name, key in self._adjectives():
            index.add(name, Reading("country", key, guard=ADJECTIVE))
        for phrase in self._hidden:
            index.add(phrase, Reading(None, ""))
        return index

    @cached_property
    def names(self) -> PhraseIndex:
        """Names of themes and kinds, whose words may be inflected."""
        return self._loose(cues=False)

    @cached_property
    def cues(self) -> PhraseIndex:
        """Names of themes and kinds, and the words that signal them."""
        return self._loose(cues=True)

    def _adjectives(self) -> Iterator[tuple[str, str]]:
        """Yield adjectives of countries in all their forms but those that name a place."""
        terms = chain.from_iterable(self._terms[what].values() for what in PLACES)
        names = {folded(name) for term in terms for _, name in _named(term)}
        for country in self._terms["country"].values():
            for name in country.adjectives if isinstance(country, Country) else ():
                yield name, country.key
                yield from (
                    (form, country.key) for form in inflected(name) if folded(form) not in names
                )

    def _reading(self, what: What, key: str, name: str, language: str) -> Reading:
        if len(name) <= _LONGEST_ACRONYM and name.isupper() and name.isascii():
            return Reading(what, key, guard="upper")
        guard = "capital" if folded(name) in self._capital else ""
        # Ranges keep their local names in any language: 'Tien Shan', 'Alpi', 'Rwenzori'.
        bound = language if what != "range" else ""
        return Reading(what, key, guard=guard, language=bound)

    def _loose(self, *, cues: bool) -> PhraseIndex:
        index = PhraseIndex(loose=True)
        for what in _LOOSE:
            for term in self._terms[what].values():
                for language, name in _named(term):
                    reading = Reading(what, term.key, NAME_WEIGHT, language=language)
                    index.add(*_as_written(name, reading))
                for language, cue in _cued(term) if cues else ():
                    weight = _weight(cue, term=term, language=language)
                    reading = Reading(what, term.key, weight, language=language)
                    index.add(*_as_written(cue, reading))
        return index


def _named(term: Term) -> Iterator[tuple[str, str]]:
    """Yield names with the language of texts in which they count: any, for several words."""
    for language, many in term.names.items():
        for name in many:
            yield (language if len(forms(name)) == 1 else ""), name


def _cued(term: Term) -> Iterator[tuple[str, str]]:
    """Yield cues with the language of texts in which they count."""
    if isinstance(term, Theme | MemberKind):
        for language, many in term.cues.items():
            yield from ((language, cue) for cue in many)


def _as_written(name: str, reading: Reading) -> tuple[str, Reading]:
    """Return a name without the `=` that ties it to this very form, and its reading."""
    if name.startswith("="):
        return name[1:], reading._replace(guard=f"={folded(name)}")
    if reading.language == "de":
        if name[0].isupper():
            reading = reading._replace(guard=NOUN)
        if has_umlaut(name) and " " not in name:
            reading = reading._replace(umlaut=folded(name))
    return name, reading


def _weight(cue: str, *, term: Term, language: str) -> float:
    """Return what a cue counts: words for a kind, and German compounds of a name, as a name does.

    'Frauengruppen' says in one word what other languages say with the name 'women' in it.
    """
    if isinstance(term, MemberKind):
        return NAME_WEIGHT
    if language == "de" and cue.endswith("*"):
        names = map(folded, term.names.get("de", ()))
        if any(is_compound_of(folded(cue), name) for name in names):
            return NAME_WEIGHT
    return 1.0
