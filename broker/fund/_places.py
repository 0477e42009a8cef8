"""Whether a country, or a place of the work, lies in what a rule names. Not known is an answer."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from broker.model import Organisation, Place
from broker.vocabulary import CountryGroup, Vocabulary, load_groups

Truth = bool | None
"""True, False, or None where it is not known."""


def either(values: Iterable[Truth]) -> Truth:
    """Return Kleene's or: true if one is true, false if all are false, else not known."""
    found = set(values)
    return True if True in found else None if None in found else False


def both(values: Iterable[Truth]) -> Truth:
    """Return Kleene's and: false if one is false, true if all are true, else not known."""
    found = set(values)
    return False if False in found else None if None in found else True


def negated(value: Truth) -> Truth:
    """Return Kleene's not."""
    return None if value is None else not value


class Atlas:
    """The places that rules may name: groups of countries, countries, regions, conventions.

    Args:
        vocabulary: Countries, regions, ranges and conventions.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.groups: Mapping[str, CountryGroup] = load_groups()

    def seat_in(self, organisation: Organisation, names: Iterable[str]) -> Truth:
        """Return whether an organisation has its seat in one of these places."""
        return either(self._seat(organisation, name) for name in names)

    def lies_in(self, country: str | None, names: Iterable[str]) -> Truth:
        """Return whether a country is one of these places, or a part of one."""
        return either(self._holds(name, country) for name in names)

    def work_in(
        self, place: Place, names: Iterable[str], *, named: frozenset[str] = frozenset()
    ) -> Truth:
        """Return whether a place of the work lies in one of these places, as a whole.

        Args:
            place: The place.
            names: Groups of countries, countries, regions, ranges or conventions.
            named: Countries that the work is in: of a wider place, these parts are meant.
        """
        names = tuple(names)
        if place.kind == "country":
            return either(self._holds(name, place.key) for name in names)
        if place.key in names:
            return True
        span = self.span(place)
        meant = span & named or span
        inside = {either(self._holds(name, code) for name in names) for code in meant}
        if not inside or len(inside) > 1:
            return None
        return next(iter(inside))

    def span(self, place: Place) -> frozenset[str]:
        """Return the countries in which a place lies; none where they are not known."""
        if place.kind == "country":
            return frozenset({place.key})
        return _countries(self.vocabulary, place.key)

    def label(self, name: str, *, language: str) -> str:
        """Return the name of a place for people."""
        if name in self.groups:
            return self.groups[name].label(language)
        for terms in (self.vocabulary.countries, self.vocabulary.regions,
                      self.vocabulary.conventions, self.vocabulary.ranges):  # fmt: skip
            if name in terms:
                return terms[name].label(language)
        return name

    def _seat(self, organisation: Organisation, name: str) -> Truth:
        group = self.groups.get(name)
        found = self._holds(name, organisation.country)
        if group and group.states_only and found and organisation.kind == "intergovernmental":
            return None
        return found

    def _holds(self, name: str, country: str | None) -> Truth:
        group = self.groups.get(name)
        if group is not None:
            return group.holds(country)
        if name == "global":
            return True
        if country is None:
            return None
        return country == name or country in _countries(self.vocabulary, name)


@lru_cache(maxsize=1_000)
def _countries(vocabulary: Vocabulary, name: str) -> frozenset[str]:
    """Return the countries of a region, a range or a convention; none where there is none."""
    for terms in (vocabulary.regions, vocabulary.ranges, vocabulary.conventions):
        if name in terms:
            return frozenset(terms[name].countries)
    return frozenset()
