"""The vocabulary as one value: resolving names, and finding them in text."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from broker.model import Money, Place
from broker.vocabulary._about import themes_about
from broker.vocabulary._asks import kinds_asked, kinds_refused
from broker.vocabulary._budget import budget_in
from broker.vocabulary._finder import Finder
from broker.vocabulary._named_terms import NamedTerms
from broker.vocabulary._near import Atlas, nearness, parts_of
from broker.vocabulary._places import PlaceFinder
from broker.vocabulary._smaller import SmallerFinder, SmallerRanges
from broker.vocabulary._terms import (
    Convention,
    Country,
    Guards,
    Language,
    MemberKind,
    Mention,
    Nearness,
    Range,
    Region,
    Theme,
)
from broker.vocabulary._tongue import Tongue
from broker.vocabulary._towns import TownFinder, Towns


class Vocabulary(NamedTerms):
    """Themes, kinds, places and languages, with their names in several languages.

    Args:
        themes: Thematic areas by key; so are the other mappings.
        kinds: Kinds of member.
        regions: Regions of the alliance.
        ranges: Mountain ranges.
        conventions: Treaties about ranges.
        countries: Countries by ISO 3166 alpha-3 code.
        languages: Languages by ISO 639 code.
        guards: What keeps names from being found where they are none.
    """

    attribution = (
        "Mountain ranges: GMBA Mountain Inventory v2, Snethlage et al. 2022, CC BY 4.0. "
        "Names of countries and languages: Unicode CLDR, Unicode License v3."
    )
    """Whose work the vocabulary builds on; to be shown wherever its facts are shown."""

    def __init__(
        self,
        *,
        themes: Mapping[str, Theme],
        kinds: Mapping[str, MemberKind],
        regions: Mapping[str, Region],
        ranges: Mapping[str, Range],
        conventions: Mapping[str, Convention],
        countries: Mapping[str, Country],
        languages: Mapping[str, Language],
        guards: Guards,
    ) -> None:
        super().__init__(
            {
                "theme": themes,
                "kind": kinds,
                "region": regions,
                "range": ranges,
                "convention": conventions,
                "country": countries,
                "language": languages,
            },
            ranges=ranges,
        )
        self.themes = themes
        self.kinds = kinds
        self.regions = regions
        self.conventions = conventions
        self.countries = countries
        self.languages = languages
        self._guards = guards
        self.spoken: tuple[Theme, ...] = ()
        """Further themes whose names only help to tell languages apart."""
        self.smaller: Callable[[], SmallerRanges] = SmallerRanges
        """Reads the names of smaller ranges, once they are needed."""
        self.towns: Callable[[], Towns] = Towns
        """Reads the names of towns, once they are needed."""

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return the names in a text: the longest win, none overlap, in the order of the text.

        Whole words are compared, without capitals and accents; themes and kinds also in plural and
        inflected forms. Where ranges share a name, the other places of the text decide. The time is
        linear in the length of the text, and no text is refused.
        """
        return self._finder.mentions(text)

    def themes_in(self, text: str) -> tuple[str, ...]:
        """Return the themes that a text is about, the clearest first, six at most.

        A name of a theme counts three times as much as a cue; see `themes_about`.
        """
        return themes_about(text, finder=self._finder)

    def places_in(self, text: str) -> tuple[Place, ...]:
        """Return the places that a text names: ranges, countries, conventions, then regions.

        Within each, the most often named come first. Words for the whole world are no place, nor
        is one that is only named to say that the work is not there, who pays for it or what it is
        like, or for partners, guests and buyers from elsewhere; see `only_foreign`. Where no
        country is named but such ones, towns and provinces tell it, if they lie in the ranges and
        regions that are.
        """
        return tuple(self._place(kind, key) for kind, key in self._places.meant_in(text))

    def kinds_in(self, text: str) -> tuple[str, ...]:
        """Return the kinds of partner that a text asks for; those it only names do not count."""
        return kinds_asked(text, finder=self._finder)

    def kinds_refused_in(self, text: str) -> dict[str, str]:
        """Return the kinds of partner that a text does not want, with the words that say so."""
        return kinds_refused(text, finder=self._finder)

    def budget_in(self, text: str) -> Money | None:
        """Return the budget that a text states; None if it states none, or several.

        A franc CFA is that of the countries which the text names.
        """
        return budget_in(
            text,
            countries=lambda: {one.key for one in self.places_in(text) if one.kind == "country"},
        )

    def language_of(self, text: str) -> str | None:
        """Return the language of a text (en fr es it pt de ru); None where it is unclear."""
        return self._tongue.of(text)

    def nearness(
        self,
        place: Place,
        *,
        ranges: Collection[str] = (),
        countries: Collection[str] = (),
        regions: Collection[str] = (),
    ) -> Nearness:
        """Return how near the places of somebody's work lie to a place.

        Levels, the nearest first: `range` (the same range), `within` (one range is part of the
        other), `country` (a country of the place is among theirs; where they name no country, their
        ranges tell), `region`, `neighbour` (an adjoining range or a neighbouring region), `none`.
        A convention stands for its ranges and parties; working everywhere is near nothing.

        Args:
            place: The place that is asked for.
            ranges: Keys of the ranges somebody works in.
            countries: ISO 3166 alpha-3 codes of the countries they work in.
            regions: Keys of the regions they work in.
        """
        return nearness(
            self._atlas, place=place, ranges=ranges, countries=countries, regions=regions
        )

    @cached_property
    def _atlas(self) -> Atlas:
        home: dict[str, set[str]] = {}
        for region in self.regions.values():
            if not region.electoral:
                for country in region.countries:
                    home.setdefault(country, set()).add(region.key)
        frozen = {country: frozenset(keys) for country, keys in home.items()}
        return Atlas(self.ranges, self.regions, self.conventions, frozen, parts_of(self.regions))

    @cached_property
    def _finder(self) -> Finder:
        return Finder(
            self._terms,
            guards=self._guards,
            widest=self._widest,
            language_of=self._tongue.of,
            smaller=SmallerFinder(self.smaller(), ranges=self.ranges),
            towns=TownFinder(self.towns, countries=self.countries, taken=self._is_name),
        )

    @cached_property
    def _places(self) -> PlaceFinder:
        return PlaceFinder(
            self._finder,
            ranges=self.ranges,
            regions=self.regions,
            conventions=self.conventions,
            countries=self.countries,
            home=self._atlas.home,
        )

    @cached_property
    def _tongue(self) -> Tongue:
        return Tongue((*self.spoken, *self.themes.values()))
