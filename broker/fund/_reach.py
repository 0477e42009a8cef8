"""Where calls support work."""

from collections.abc import Sequence

from broker.fund._places import Atlas
from broker.model import Call, Place
from broker.vocabulary import Nearness, Vocabulary

_OPENING = 600
"""Characters of a summary that tell what a call is for; what follows are examples and terms."""


class Reach:
    """Tells of places whether calls support work there, and how near they are to that.

    Args:
        vocabulary: Names and places.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary, self._atlas = vocabulary, Atlas(vocabulary)
        self._near: dict[tuple[Place, tuple[str, ...], tuple[str, ...]], Nearness] = {}
        self._named: dict[str, frozenset[str]] = {}

    def covers(self, call: Call, place: Place, *, among: Sequence[Place]) -> bool:
        """Return whether a call supports work in a place.

        A country is in the list of a call or it is not, however near it lies; so it is with the
        countries of a wider place, of which those are meant that the work names.

        Args:
            call: The call.
            place: A place of the work.
            among: All places of the work.
        """
        countries = self.countries_of(call)
        if countries:
            span = self._atlas.span(place)
            named = {one.key for one in among if one.kind == "country"}
            return not (span & named or span).isdisjoint(countries)
        return self.nearness(call, place).level in {"range", "within", "country", "region"}

    def is_for_others(self, call: Call, *, places: Sequence[Place]) -> bool:
        """Return whether a call names mountains, and none that the work does or that lie beside.

        `Alpine Space` reaches into France, and yet is not for the Pyrenees.
        """
        ours = {one.key for one in places if one.kind == "range"}
        meant = self._mountains(call) if ours else frozenset()
        if not meant:
            return False
        known = self._vocabulary.ranges
        akin = meant.union(*(known[key].near + known[key].parents for key in meant))
        return not any(
            key in akin or meant.intersection(known[key].parents) for key in ours if key in known
        )

    def _mountains(self, call: Call) -> frozenset[str]:
        """Return the ranges that a call names in its title or as its summary begins."""
        text = f"{call.title}\n{call.summary[:_OPENING]}"
        if text not in self._named:
            named = self._vocabulary.places_in(text)
            self._named[text] = frozenset(one.key for one in named if one.kind == "range")
        return self._named[text]

    def nearness(self, call: Call, place: Place) -> Nearness:
        """Return how near a place is to where a call supports work.

        A call that lists countries means these, however wide the regions it is filed under.
        """
        countries = self.countries_of(call)
        regions = () if countries else call.regions
        key = (place, countries, regions)
        if key not in self._near:
            self._near[key] = self._vocabulary.nearness(
                place, ranges=(), countries=countries, regions=regions
            )
        return self._near[key]

    def countries_of(self, call: Call) -> tuple[str, ...]:
        """Return the countries that a call names for the work: its list, or those of its rules."""
        return call.countries or tuple(
            key
            for one in call.conditions
            if one.given is None and len(one.tests) == 1
            for test in one.tests
            if (test.what, test.sign) in {("place", "in"), ("places", "in")}
            for key in test.values
            if key in self._vocabulary.countries
        )
