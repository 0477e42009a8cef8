"""Where too few work: theme by region by kind, with the years of what is known."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from broker.evidence import Evidence, focus_of
from broker.model import Cell, Count, Gap, Member

_EXPECTED = 1.0
"""Members of a kind that one would expect before their absence is called a gap."""

_SHORT = 0.5
"""Share of the expected members below which too few are there."""

_NAMED = 3
_EVERYWHERE = "global"


@dataclass(frozen=True)
class _Person:
    place: int
    name: str
    kind: str
    member: bool
    themes: frozenset[str]
    regions: frozenset[str]
    year: int | None


def gaps(
    evidence: Evidence,
    *,
    theme: str | None = None,
    region: str | None = None,
    top: int | None = None,
) -> tuple[Gap, ...]:
    """Return the themes, regions and kinds where members are missing, the largest gaps first.

    Expected are as many members of a kind as if each kind were as frequent among those who work on
    the theme in the region as among all members (independence, as in a table of counts). A gap is
    where one or more are expected and less than half of them are there. Who works worldwide counts
    in no region.

    Args:
        evidence: The alliance.
        theme: Key of the only theme to look at, if any.
        region: Key of the only region.
        top: How many to return; all by default.
    """
    people = _people(evidence)
    members = [one for one in people if one.member]
    around = [one for one in people if not one.member]
    share = {kind: count / len(members) for kind, count in Counter(m.kind for m in members).items()}
    found = []
    for key, place, inside in _cells(evidence, members, theme=theme, region=region):
        kinds = Counter(one.kind for one in inside)
        for kind, part in share.items():
            expected = len(inside) * part
            if expected < _EXPECTED or kinds[kind] >= _SHORT * expected:
                continue
            guests = (
                one
                for one in around
                if one.kind == kind and key in one.themes and place in one.regions
            )
            found.append(
                Gap(
                    theme=key,
                    region=place,
                    kind=kind,
                    members=kinds[kind],
                    expected=round(expected, 1),
                    together=len(inside),
                    years=years_of(one.year for one in inside),
                    around=tuple(one.name for one in guests)[:_NAMED],
                )
            )
    found.sort(key=lambda gap: (gap.members - gap.expected, gap.theme, gap.region, gap.kind))
    return tuple(found[:top])


def cells(evidence: Evidence) -> tuple[Cell, ...]:
    """Return how many members work on each theme in each region, empty ones included."""
    members = [one for one in _people(evidence) if one.member]
    return tuple(
        Cell(
            theme=theme,
            region=region,
            members=len(inside),
            years=years_of(one.year for one in inside),
        )
        for theme, region, inside in _cells(evidence, members, theme=None, region=None)
    )


def years_of(years: Iterable[int | None]) -> tuple[Count, ...]:
    """Return how many stand for each year, the newest first and the unknown last."""
    counted = Counter(years)
    order = sorted(counted, key=lambda year: (year is None, -(year or 0)))
    return tuple(Count(year=year, organisations=counted[year]) for year in order)


def _people(evidence: Evidence) -> list[_Person]:
    found = []
    for place, one in enumerate(evidence.organisations):
        focus = focus_of(evidence, one.id)
        dated = (evidence.documents[index].as_of for index in evidence.owned[place])
        found.append(
            _Person(
                place=place,
                name=one.name,
                kind=one.kind,
                member=isinstance(one, Member),
                themes=focus.themes,
                # The seat of who works worldwide tells nothing of where that is.
                regions=frozenset() if _EVERYWHERE in focus.regions else focus.regions,
                year=max((year for year in dated if year), default=None),
            )
        )
    return found


def _cells(
    evidence: Evidence, members: list[_Person], *, theme: str | None, region: str | None
) -> Iterable[tuple[str, str, list[_Person]]]:
    known = evidence.vocabulary.regions.items()
    regions = [key for key, one in known if key != _EVERYWHERE and not one.told]
    for key in evidence.vocabulary.themes:
        if theme not in {None, key}:
            continue
        on_theme = [one for one in members if key in one.themes]
        for place in regions:
            if region in {None, place}:
                yield key, place, [one for one in on_theme if place in one.regions]
