"""Resolving names: which term a key, a code or a name in any language stands for."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from broker.model import Label, Place, PlaceKind, UnknownNameError
from broker.vocabulary._names import NameTable
from broker.vocabulary._places import PLACES
from broker.vocabulary._terms import Range, Term, What

_FEW = 20
"""So many terms are named in full to somebody who asks for one that is none of them."""


class NamedTerms:
    """Terms with their names in several languages.

    Args:
        terms: All terms by sort and key.
        ranges: Mountain ranges by key, of which several may share a name.
    """

    def __init__(
        self, terms: Mapping[What, Mapping[str, Term]], *, ranges: Mapping[str, Range]
    ) -> None:
        self.ranges = ranges
        self._terms = terms
        self._tables: dict[What, NameTable] = {}

    def theme(self, name: str) -> str:
        """Return the key of a theme, given its key or a name in any language.

        Capitals, accents, hyphens and underscores make no difference, here and below.

        Raises:
            UnknownNameError: If no theme has this name; so for the other methods.
        """
        return self._key("theme", name)

    def kind(self, name: str) -> str:
        """Return the key of a kind of member."""
        return self._key("kind", name)

    def language(self, name: str) -> str:
        """Return the ISO 639 code of a language."""
        return self._key("language", name)

    def region(self, name: str) -> str:
        """Return the key of a region."""
        return self._key("region", name)

    def country(self, name: str) -> str:
        """Return the ISO 3166 alpha-3 code of a country, given that, an alpha-2 code or a name."""
        return self._key("country", name)

    def range_of(self, name: str, *, countries: Collection[str] = ()) -> str:
        """Return the key of a mountain range.

        Args:
            name: Its key or a name, which several ranges may share (`Cordillera Central`).
            countries: ISO 3166 alpha-3 codes; of ranges that share the name, the one with most of
                these is meant, and where that says nothing the one that lies in most countries.

        Raises:
            UnknownNameError: If no range has this name.
        """
        found = self._table("range").find(name)
        if not found:
            raise UnknownNameError("range", name, nearest=self._table("range").nearest(name))
        return self._widest(found, countries=countries)

    def place(self, name: str) -> Place:
        """Return the range, country, convention or region with this key, code or name.

        A country after a comma or in brackets tells which of several ranges is meant:
        `Cordillera Central, Dominican Republic`.

        Raises:
            UnknownNameError: If no place has this name.
        """
        for what in PLACES:
            if found := self._table(what).find(name):
                key = self._widest(found) if what == "range" else found[0]
                return self._place(what, key)
        if placed := self._range_in_country(name):
            return placed
        nearest = [one for what in PLACES for one in self._table(what).scored(name)]
        best = tuple(label for _, label in sorted(nearest, key=lambda one: -one[0])[:3])
        raise UnknownNameError("place", name, nearest=tuple(dict.fromkeys(best)))

    def label(self, what: What, key: str, *, language: str = "en") -> str:
        """Return the name of a term for people, in English where it has none in this language.

        Raises:
            UnknownNameError: If there is no such term.
        """
        term = self._terms[what].get(key)
        if term is None:
            raise UnknownNameError(what, key, nearest=self._table(what).nearest(key))
        return term.label(language)

    def named(self, what: What, key: str) -> Label:
        """Return the name of a term as it stands in a sentence that other languages tell, too.

        Raises:
            UnknownNameError: If there is no such term.
        """
        return Label(self.label(what, key), spoken=self._terms[what][key].label)

    def _table(self, what: What) -> NameTable:
        if what not in self._tables:
            self._tables[what] = NameTable(self._terms[what])
        return self._tables[what]

    def _is_name(self, name: str) -> bool:
        """Tell whether a name means a place, a language, a theme or a kind."""
        return any(self._table(what).find(name) for what in self._terms)

    def _key(self, what: What, name: str) -> str:
        if name in self._terms[what]:
            return name
        found = self._table(what).find(name)
        if not found:
            terms = self._terms[what]
            few = tuple(terms) if len(terms) <= _FEW else ()
            raise UnknownNameError(what, name, nearest=self._table(what).nearest(name), choices=few)
        return found[0]

    def _widest(self, keys: Sequence[str], *, countries: Collection[str] = ()) -> str:
        def fit(key: str) -> tuple[int, int]:
            theirs = self.ranges[key].countries
            return len(set(theirs).intersection(countries)), len(theirs)

        return max(keys, key=fit)

    def _range_in_country(self, name: str) -> Place | None:
        for first, country in _split(name):
            ranges = self._table("range").find(first)
            where = self._table("country").find(country)
            fitting = [key for key in ranges if set(where) & set(self.ranges[key].countries)]
            if fitting:
                return self._place("range", self._widest(fitting, countries=where))
        return None

    def _place(self, kind: PlaceKind, key: str) -> Place:
        return Place(kind=kind, key=key, name=self._terms[kind][key].label())


def _split(name: str) -> Iterator[tuple[str, str]]:
    for mark in "(,":
        first, found, rest = name.partition(mark)
        if found:
            yield first, rest.strip(" )")
