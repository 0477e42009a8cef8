"""Places that a text names for the work: not where it is not, nor those of partners and guests."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import cast

from broker.model import PlaceKind
from broker.vocabulary._excluded import never_meant, only_excluded
from broker.vocabulary._extremes import only_extremes
from broker.vocabulary._finder import Finder
from broker.vocabulary._foreign import Homes, only_foreign
from broker.vocabulary._near import EVERYWHERE
from broker.vocabulary._roles import has_codes
from broker.vocabulary._surroundings import Look
from broker.vocabulary._terms import Convention, Country, Mention, Range, Region, What
from broker.vocabulary._tokens import folded
from broker.vocabulary._towns import beside

PLACES: tuple[PlaceKind, ...] = ("range", "country", "convention", "region")


class PlaceFinder:
    """Finds the places of the work in texts.

    Args:
        finder: Finds all names.
        ranges: Mountain ranges by key; so are the other mappings.
        regions: Regions of the alliance.
        conventions: Treaties about ranges.
        countries: Countries by ISO 3166 alpha-3 code.
        home: Regions of each country.
    """

    def __init__(
        self,
        finder: Finder,
        *,
        ranges: Mapping[str, Range],
        regions: Mapping[str, Region],
        conventions: Mapping[str, Convention],
        countries: Mapping[str, Country],
        home: Mapping[str, frozenset[str]],
    ) -> None:
        self._finder, self._home = finder, home
        self._ranges, self._regions, self._countries = ranges, regions, countries
        self._spans: Mapping[What, Mapping[str, Range | Region | Convention]] = {
            "range": ranges,
            "region": regions,
            "convention": conventions,
        }

    def meant_in(self, text: str) -> list[tuple[PlaceKind, str]]:
        """Return kind and key of the places of the work, as `Vocabulary.places_in` tells."""
        named = [
            one
            for one in self._finder.mentions(text)
            if one.what in PLACES and one.key != EVERYWHERE
        ]
        language = self._finder.language_of(text)
        apart = never_meant(text, places=named, language=language)
        meant = [one for one in named if (one.what, one.key) not in apart]
        foreign = only_foreign(text, places=meant, language=language, homes=self._homes)
        meant = [one for one in meant if (one.what, one.key) not in foreign]
        told = any(one.what == "country" for one in meant)
        if not told and not (foreign and has_codes(text)):  # towns of partners, then
            towns = beside(self._towns_within(meant, text=text), named=named)
            named = sorted([*named, *towns], key=lambda one: one.start)
        elsewhere = foreign | only_excluded(text, places=named, language=language)
        elsewhere |= only_extremes(text, places=meant, countries_of=self._countries_of)
        counts: dict[tuple[int, str], int] = {}
        for mention in named:
            if (mention.what, mention.key) in elsewhere:
                continue
            for what, key in self._meant(mention):
                spot = (PLACES.index(what), key)
                counts[spot] = counts.get(spot, 0) + 1
        ordered = sorted(counts, key=lambda spot: (spot[0], -counts[spot]))
        return [(PLACES[at], key) for at, key in ordered]

    def _towns_within(self, named: Sequence[Mention], *, text: str) -> list[Mention]:
        """Return the towns and provinces of a text that lie where its other places do."""
        countries: set[str] = set()
        for one in named:
            for what, key in self._meant(one):
                countries.update(self._countries_of((what, key)))
        return [one for one in self._finder.towns(text) if not named or one.key in countries]

    @cached_property
    def _homes(self) -> Homes:
        # Methods, for functions of a moment cannot be pickled.
        return Homes(countries=self._countries_of, regions=self._regions_of, look=self._look)

    @cached_property
    def _named(self) -> frozenset[str]:
        """The names of all countries, folded."""
        names = (chain(*one.names.values()) for one in self._countries.values())
        return frozenset(map(folded, chain.from_iterable(names)))

    def _look(self, mention: Mention) -> Look:
        country = self._countries.get(mention.key) if mention.what == "country" else None
        adjective = mention.words[0].islower() or folded(mention.words) not in self._named
        return Look(country is not None and adjective, country.alpha_2 if country else "")

    def _regions_of(self, country: str) -> Collection[str]:
        return self._home.get(country, frozenset())

    def _countries_of(self, place: tuple[What, str]) -> Collection[str]:
        what, key = place
        return (key,) if what == "country" else self._spans[what][key].countries

    def _meant(self, mention: Mention) -> Iterator[tuple[PlaceKind, str]]:
        """Yield the places that a mention means.

        Latin America is more than one region, and the Ethiopian Highlands tell the country, too.
        """
        what = cast(PlaceKind, mention.what)
        yield what, mention.key
        if what == "region":
            words, also = folded(mention.words), self._regions[mention.key].also
            for key, names in also.items():
                if key != mention.key and words in map(folded, names):
                    yield "region", key
        if what == "range":
            for key in self._finder.countries_within(mention.words):
                if key in self._ranges[mention.key].countries:
                    yield "country", key
