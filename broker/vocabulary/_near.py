"""How near the places where somebody works lie to a place that is asked for."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from broker.model import Place
from broker.vocabulary._terms import Convention, Nearness, Range, Region

EVERYWHERE = "global"
"""Key of the region that is everywhere, which makes nothing near."""


class Atlas(NamedTuple):
    """The places of a vocabulary by key."""

    ranges: Mapping[str, Range]
    regions: Mapping[str, Region]
    conventions: Mapping[str, Convention]
    home: Mapping[str, frozenset[str]]
    """Regions of work by country."""
    parts: Mapping[str, frozenset[str]] = {}
    """Regions of work that lie in an electoral group, by its key."""


def parts_of(regions: Mapping[str, Region]) -> dict[str, frozenset[str]]:
    """Return by electoral group the regions of work of which it holds half the countries or more.

    A group says little about where its members work, but who asks for South America asks for the
    Andes, too. A continent has no region that reaches beyond it: its countries are known.
    """
    work = [one for one in regions.values() if one.countries and not one.electoral]
    return {
        key: frozenset(
            one.key
            for one in work
            if len(set(one.countries).intersection(group.countries))
            >= len(one.countries) * (1.0 if group.told else 0.5)
        )
        for key, group in regions.items()
        if group.electoral
    }


class _Scope(NamedTuple):
    ranges: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()


def nearness(
    atlas: Atlas,
    *,
    place: Place,
    ranges: Collection[str],
    countries: Collection[str],
    regions: Collection[str],
) -> Nearness:
    """Return the best level at which a focus touches a place; see `Vocabulary.nearness`."""
    scope = _scope(atlas, place=place)
    focus = _Scope(
        frozenset(ranges) & atlas.ranges.keys(),
        frozenset(countries),
        frozenset(regions) - {EVERYWHERE},
    )
    for shared in sorted(scope.ranges & focus.ranges):
        return Nearness(level="range", key=shared, via=shared)
    for key, via in _within(atlas, scope=scope, focus=focus):
        return Nearness(level="within", key=key, via=via)
    if place.kind != "region":
        for key, via in _country(atlas, scope=scope, focus=focus):
            return Nearness(level="country", key=key, via=via)
    theirs = dict([*_regions(atlas, focus=focus), *_continent(atlas, place=place, focus=focus)])
    for shared in sorted(scope.regions & theirs.keys()):
        return Nearness(level="region", key=shared, via=theirs[shared])
    for key, via in _neighbour(atlas, scope=scope, focus=focus, theirs=theirs):
        return Nearness(level="neighbour", key=key, via=via)
    return Nearness(level="none")


def _scope(atlas: Atlas, *, place: Place) -> _Scope:
    everywhere = frozenset({EVERYWHERE})
    if place.kind == "country":
        home = atlas.home.get(place.key, frozenset())
        return _Scope(countries=frozenset({place.key}), regions=home)
    if place.kind == "region":
        parts = atlas.parts.get(place.key, frozenset())
        return _Scope(regions=(frozenset({place.key}) | parts) - everywhere)
    if place.kind == "range" and place.key in atlas.ranges:
        one = atlas.ranges[place.key]
        return _Scope(frozenset({place.key}), frozenset(one.countries), frozenset(one.regions))
    if place.kind == "convention" and place.key in atlas.conventions:
        treaty = atlas.conventions[place.key]
        return _Scope(
            frozenset(treaty.ranges), frozenset(treaty.countries), frozenset(treaty.regions)
        )
    return _Scope()


def _within(atlas: Atlas, *, scope: _Scope, focus: _Scope) -> Iterator[tuple[str, str]]:
    for via in sorted(focus.ranges):
        for key in sorted(scope.ranges):
            if key in atlas.ranges[via].parents or via in atlas.ranges[key].parents:
                yield key, via


def _country(atlas: Atlas, *, scope: _Scope, focus: _Scope) -> Iterator[tuple[str, str]]:
    for shared in sorted(scope.countries & focus.countries):
        yield shared, shared
    if not focus.countries:  # ranges tell the country only of those who name none
        for via in sorted(focus.ranges):
            for key in sorted(scope.countries.intersection(atlas.ranges[via].countries)):
                yield key, via


def _regions(atlas: Atlas, *, focus: _Scope) -> Iterator[tuple[str, str]]:
    """Yield every region of a focus with what puts it there, the region's own name last."""
    for country in sorted(focus.countries):
        yield from ((region, country) for region in atlas.home.get(country, ()))
    for via in sorted(focus.ranges):
        yield from ((region, via) for region in atlas.ranges[via].regions)
    for group in sorted(focus.regions):
        yield from ((region, group) for region in sorted(atlas.parts.get(group, ())))
    yield from ((region, region) for region in sorted(focus.regions))


def _continent(atlas: Atlas, *, place: Place, focus: _Scope) -> Iterator[tuple[str, str]]:
    """Yield a region that only texts name, with the country of a focus that lies in it."""
    group = atlas.regions.get(place.key) if place.kind == "region" else None
    if group and group.told:
        yield from ((place.key, one) for one in sorted(focus.countries & set(group.countries)))


def _neighbour(
    atlas: Atlas, *, scope: _Scope, focus: _Scope, theirs: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for via in sorted(focus.ranges):
        for key in sorted(scope.ranges):
            if key in atlas.ranges[via].near or via in atlas.ranges[key].near:
                yield key, via
    for key in sorted(scope.regions):
        for region in atlas.regions[key].neighbours if key in atlas.regions else ():
            if region in theirs:
                yield region, theirs[region]
