"""Who could sit in a team, what each fits and covers."""

from dataclasses import dataclass
from typing import Literal

from broker.model import PlaceKind
from broker.rank import Ranking
from broker.team._rules import Rule, Traits

_COST = 0.5
"""What each member costs, on the scale where the best fit is one: coordination takes work, so that
another member must bring something (process losses in groups: Steiner, 1972)."""

_WORTH = {"theme": 1.0, "place": 0.7, "kind": 0.3}
"""What it is worth to cover a theme, a place or a kind of partner."""

_COVERING = {"range", "within", "country"}


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """Something that the proposal asks for, and the candidates that bring it."""

    what: Literal["theme", "place", "kind"]
    key: str
    worth: float
    holders: frozenset[int]
    place: PlaceKind | None = None
    """Which kind of place it is, if it is one."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A request for a team: candidates are numbered from 0 in the order of `pool`."""

    pool: tuple[int, ...]
    gain: tuple[float, ...]
    """Fit of each candidate less what a member costs."""
    aspects: tuple[Aspect, ...]
    fixed: frozenset[int]
    """Candidates that must be in: the lead and those locked."""
    rules: tuple[Rule, ...]
    groups: dict[Rule, dict[str, frozenset[int]]]

    def objective(self, team: frozenset[int]) -> float:
        """Return the worth of a team: fits less costs, plus what it covers."""
        covered = sum(aspect.worth for aspect in self.aspects if aspect.holders & team)
        return sum(self.gain[one] for one in team) + covered

    def broken(self, team: frozenset[int]) -> tuple[Rule, ...]:
        """Return the rules that a team breaks."""
        return tuple(rule for rule in self.rules if not rule.holds(self.count(rule, team)))

    def count(self, rule: Rule, team: frozenset[int]) -> int:
        """Return what a rule counts in a team."""
        groups = self.groups[rule]
        if rule.what in {"countries", "kinds"}:
            return sum(1 for group in groups.values() if group & team)
        return len(groups[""] & team)

    def share(self, one: int, team: frozenset[int]) -> float:
        """Return a member's part of the objective; coverage is split among those who bring it."""
        covered = sum(
            aspect.worth / len(aspect.holders & team)
            for aspect in self.aspects
            if one in aspect.holders
        )
        return self.gain[one] + covered


def pose(
    ranking: Ranking,
    *,
    pool: tuple[int, ...],
    fixed: frozenset[int],
    rules: tuple[Rule, ...],
) -> Problem:
    """Turn a ranking into a team problem.

    Args:
        ranking: Scores and evidence for the proposal.
        pool: Positions of the candidates, the fixed ones among them.
        fixed: Positions that must be in the team.
        rules: Rules to keep.
    """
    evidence = ranking.query.evidence
    best = max((ranking.raw[place] for place in pool), default=0.0) or 1.0
    gain = tuple(ranking.raw[place] / best - _COST for place in pool)
    traits = Traits(evidence, pool=pool)
    return Problem(
        pool=pool,
        gain=gain,
        aspects=_aspects(ranking, pool=pool),
        fixed=frozenset(pool.index(place) for place in fixed),
        rules=rules,
        groups={rule: traits.groups(rule) for rule in rules},
    )


def _aspects(ranking: Ranking, *, pool: tuple[int, ...]) -> tuple[Aspect, ...]:
    proposal = ranking.query.proposal
    people = ranking.query.evidence.organisations
    kinds = proposal.kinds or tuple(sorted({people[place].kind for place in pool}))
    wanted: list[tuple[Literal["theme", "place", "kind"], str]] = []
    wanted += [("theme", key) for key in proposal.themes]
    wanted += [("place", place.key) for place in proposal.places]
    wanted += [("kind", key) for key in kinds]
    made = []
    for what, key in wanted:
        holders = frozenset(
            number
            for number, place in enumerate(pool)
            if (people[place].kind == key if what == "kind" else _brings(ranking, place, what, key))
        )
        if holders:
            sort = next((one.kind for one in proposal.places if one.key == key), None)
            place_kind = sort if what == "place" else None
            made.append(
                Aspect(what=what, key=key, worth=_WORTH[what], holders=holders, place=place_kind)
            )
    return tuple(made)


def _brings(ranking: Ranking, place: int, what: str, key: str) -> bool:
    """A theme counts when a source states it; a place when there is work in it or its country."""
    for support in ranking.supports[place]:
        if what == "theme" and support.signal == "theme" and support.key == key:
            if support.level == "stated":
                return True
        elif what == "place" and support.place is not None and support.place.key == key:
            wide = support.place.kind in {"region", "convention"}
            if support.level in _COVERING or (wide and support.level == "region"):
                return True
    return False
