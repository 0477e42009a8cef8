"""What makes a team good: from a ranking to a request in numbers."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from broker.evidence import Evidence
from broker.model import Place, PlaceKind, Rule, Seat
from broker.rank import Ranking, Support
from broker.team._calls import Calls
from broker.team._problem import Aspect, Limit, Problem
from broker.team._traits import Traits
from broker.vocabulary import What

_COST = 0.7
"""What each member costs, on the scale where a solid fit is one: coordination takes work, so that
another member must bring something (process losses in groups: Steiner, 1972)."""

_THEME, _PLACE, _ASKED, _OTHER_KIND, _COUNTRY = 1.0, 0.7, 0.6, 0.2, 0.1
"""What it is worth to cover a theme, a place, a kind of partner that is asked for, another kind;
and another country, which alone never pays for a member."""

_NEAR = 0.7
"""Part of the worth of a theme or kind that only those bring who work near the proposal's places;
what is left never pays for a member who knows the theme from the other end of the world."""

_TIE = 0.15
"""Worth of two members who have worked together a lot."""

_BLIND, _SOLID = -6.2, 1.0
"""Log-odds of an organisation that nothing speaks for, and of a match that is solid (0.73)."""

_SURE = 1e-6

_COVERING: dict[PlaceKind, set[str]] = {
    "range": {"range", "within"},
    "country": {"country"},
    "region": {"range", "within", "country", "region"},
    "convention": {"range", "within", "country", "region"},
}
"""How near work must be to cover a place of each kind: a country is no cover for its mountains."""


@dataclass(frozen=True, kw_only=True)
class Core:
    """Those around whom a team is built: positions in the evidence."""

    lead: int | None
    locked: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        """The lead and those locked."""
        return self.locked | ({self.lead} if self.lead is not None else frozenset())


def pose(
    ranking: Ranking,
    *,
    traits: Traits,
    calls: Calls,
    core: Core,
    rules: tuple[Rule, ...],
    seats: Sequence[Seat] = (),
    tied: bool = False,
    asked: Collection[int] = (),
) -> Problem:
    """Turn a ranking into a request in numbers.

    Args:
        ranking: Scores and evidence for the proposal.
        traits: What the candidates count for; their order is that of the request.
        calls: What the calls ask for that rules name.
        core: Who must be in; ties with them make others fit better.
        rules: Rules to keep.
        seats: Named seats.
        tied: Whether ties among the others count, too.
        asked: Positions of those whom somebody asked for by name, who may be together whatever
            else keeps them apart.
    """
    pool, evidence = traits.pool, ranking.query.evidence
    number = {place: one for one, place in enumerate(pool)}
    anchors = frozenset(number[place] for place in core.all)
    ties = _ties(evidence, pool=pool)
    gain = [_fit(ranking.score(place)) - _COST for place in pool]
    for pair, worth in ties.items():
        outside = [one for one in pair if one not in anchors]
        if len(outside) < 2:
            # With one end in any team, the tie is worth the same in each that has the other.
            for one in outside or pair:
                gain[one] += worth / (1 if outside else 2)
    able = {seat.name: traits.able(seat) for seat in seats}
    leads = {number[core.lead]} if core.lead is not None else set()
    return Problem(
        pool=pool,
        gain=tuple(gain),
        aspects=_aspects(ranking, pool=pool),
        rules=rules,
        groups={
            rule.counted: traits.groups(rule) for rule in rules if rule.what not in {"seat", "call"}
        },
        calls={
            rule.key: calls.limits(rule.key, traits.people) for rule in rules if rule.what == "call"
        },
        seats={name: people - leads for name, people in able.items()},
        guests=anchors,
        unsaid=_kept_apart(evidence, number=number, asked=asked),
        ties={pair: worth for pair, worth in ties.items() if not anchors & set(pair)}
        if tied
        else {},
    )


def _kept_apart(
    evidence: Evidence, *, number: Mapping[int, int], asked: Collection[int]
) -> tuple[Limit, ...]:
    """Return a limit for each pair of candidates that must not be brought together.

    Two who were both asked for by name are somebody's own decision.
    """
    pairs: set[frozenset[int]] = set()
    for hold in evidence.holds:
        places = {evidence.position.get(hold.one, -1), evidence.position.get(hold.other, -1)}
        if places <= number.keys() and not places.issubset(asked):
            pairs.add(frozenset(number[place] for place in places))
    return tuple(
        Limit(groups={"": pair}, at_least=False, number=1) for pair in sorted(pairs, key=sorted)
    )


def _fit(score: float) -> float:
    """Return how well a candidate fits, from 0 to 1: its log-odds between blind and solid."""
    sure = min(1.0 - _SURE, max(_SURE, score))
    return min(1.0, max(0.0, (math.log(sure / (1.0 - sure)) - _BLIND) / (_SOLID - _BLIND)))


def _ties(evidence: Evidence, *, pool: Sequence[int]) -> dict[tuple[int, int], float]:
    """Return the worth of each pair that has worked together; more joint work counts ever less."""
    number = {evidence.organisations[place].id: one for one, place in enumerate(pool)}
    return {
        (min(pair), max(pair)): _TIE * (1.0 - math.exp(-float(data["weight"])))
        for one, other, data in evidence.graph.edges(data=True)
        if one in number and other in number
        for pair in [(number[one], number[other])]
    }


def _aspects(ranking: Ranking, *, pool: tuple[int, ...]) -> tuple[Aspect, ...]:
    """Return what the proposal asks for and somebody brings, then what makes a team diverse."""
    proposal = ranking.query.proposal
    people = [ranking.query.evidence.organisations[place] for place in pool]
    wanted: list[tuple[What, str, float, Callable[[int], bool]]] = []
    wanted += [("theme", key, _THEME, partial(_states, ranking, key)) for key in proposal.themes]
    wanted += [
        (one.kind, one.key, _PLACE, partial(_works_in, ranking, one)) for one in proposal.places
    ]
    wanted += [("kind", key, _ASKED, partial(_is_asked, ranking, key)) for key in proposal.kinds]
    known = frozenset(number for number, place in enumerate(pool) if _may_serve(ranking, place))
    made = []
    for what, key, worth, brings in wanted:
        holders = frozenset(number for number, place in enumerate(pool) if brings(place))
        made += _parted(Aspect(what=what, key=key, worth=worth, holders=holders), near=known)
    query = ranking.query
    if not proposal.kinds:
        here = [
            number in known and query.speaks_for_its_kind(place)
            for number, place in enumerate(pool)
        ]
        kinds = [one.kind if own else None for one, own in zip(people, here, strict=True)]
        made += _diverse("kind", kinds, worth=_OTHER_KIND)
    near = [_reaches(ranking, place) for place in pool]
    countries = [one.country if own else None for one, own in zip(people, near, strict=True)]
    return (*made, *_diverse("country", countries, worth=_COUNTRY))


def _parted(aspect: Aspect, *, near: frozenset[int]) -> list[Aspect]:
    """Split an aspect into what it is worth near the places and anywhere; nothing if nobody has it.

    Those who work in a place are near it.
    """
    if not aspect.holders:
        return []
    close = aspect.holders & near
    if close == aspect.holders:
        return [aspect]
    anywhere = replace(aspect, worth=aspect.worth * (1 - _NEAR), anywhere=True)
    if not close:
        return [anywhere]
    return [replace(aspect, worth=aspect.worth * _NEAR, holders=close), anywhere]


def _diverse(what: What, values: Sequence[str | None], *, worth: float) -> list[Aspect]:
    groups: dict[str, set[int]] = {}
    for number, value in enumerate(values):
        if value:
            groups.setdefault(value, set()).add(number)
    return [
        Aspect(what=what, key=key, worth=worth, holders=frozenset(groups[key]), asked=False)
        for key in sorted(groups)
    ]


def _states(ranking: Ranking, theme: str, organisation: int) -> bool:
    """Tell whether a source states that an organisation works on a theme."""
    return any(
        one.signal == "theme" and one.key == theme and one.level == "stated"
        for one in ranking.supports[organisation]
    )


def _works_in(ranking: Ranking, place: Place, organisation: int) -> bool:
    """Tell whether an organisation's work is near enough to cover a place; events cover none."""
    return any(
        one.place == place and one.level in _COVERING[place.kind] and not _was_there(one)
        for one in ranking.supports[organisation]
    )


def _reaches(ranking: Ranking, organisation: int) -> bool:
    """Tell whether somebody works in or next to a region of the proposal, if that names any.

    Another country makes a team wider where the work is, not at the other end of the world.
    """
    return not ranking.query.proposal.places or any(
        one.place is not None and one.level != "global" and not _was_there(one)
        for one in ranking.supports[organisation]
    )


def _may_serve(ranking: Ranking, organisation: int) -> bool:
    """Tell whether somebody works near a place of the proposal or worldwide, if it names any.

    To have been at an event in the region, or to work in the next one, is not enough.
    """
    return not ranking.query.proposal.places or any(
        one.place is not None and one.level != "neighbour" and not _was_there(one)
        for one in ranking.supports[organisation]
    )


def _was_there(one: Support) -> bool:
    """Tell whether a place rests on an event, or on work in so many that it is at home in none."""
    if one.level == "global" or one.document is None:
        return False
    return one.document.travels or one.document.wide


def _is_asked(ranking: Ranking, kind: str, organisation: int) -> bool:
    """Tell whether an organisation is of a kind that is asked for, a state where it is meant."""
    query = ranking.query
    return query.evidence.organisations[organisation].kind == kind and query.asks_for(organisation)
