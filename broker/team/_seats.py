"""Who could sit in a team, what each fits and covers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from broker.model import Place, PlaceKind, Rule
from broker.rank import Ranking
from broker.team._rules import Traits
from broker.vocabulary import What

_COST = 0.7
"""What each member costs, on the scale where a solid fit is one: coordination takes work, so that
another member must bring something (process losses in groups: Steiner, 1972)."""

_THEME, _PLACE, _ASKED, _OTHER_KIND = 1.0, 0.7, 0.6, 0.2
"""What it is worth to cover a theme, a place, a kind of partner that is asked for, another kind."""

_COVERING: dict[PlaceKind, set[str]] = {
    "range": {"range", "within"},
    "country": {"country"},
    "region": {"range", "within", "country", "region"},
    "convention": {"range", "within", "country", "region"},
}
"""How near work must be to cover a place of each kind: a country is no cover for its mountains."""

_SOLID = 5.0
"""Raw score of a match that is more likely than not; what fits less is worth less than a seat."""


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """Something that the proposal asks for, and the candidates that bring it."""

    what: What
    key: str
    worth: float
    holders: frozenset[int]


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
    gain = tuple(min(1.0, ranking.raw[place] / _SOLID) - _COST for place in pool)
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
    """Return what the proposal asks for and somebody brings: themes, places, then kinds."""
    proposal = ranking.query.proposal
    people = ranking.query.evidence.organisations
    kinds = proposal.kinds or tuple(sorted({people[place].kind for place in pool}))
    kind_worth = _ASKED if proposal.kinds else _OTHER_KIND
    wanted: list[tuple[What, str, float, Callable[[int], bool]]] = []
    wanted += [("theme", key, _THEME, partial(_states, ranking, key)) for key in proposal.themes]
    wanted += [
        (one.kind, one.key, _PLACE, partial(_works_in, ranking, one)) for one in proposal.places
    ]
    wanted += [("kind", key, kind_worth, partial(_is_of, ranking, key)) for key in kinds]
    made = []
    for what, key, worth, brings in wanted:
        holders = frozenset(number for number, place in enumerate(pool) if brings(place))
        if holders:
            made.append(Aspect(what=what, key=key, worth=worth, holders=holders))
    return tuple(made)


def _states(ranking: Ranking, theme: str, organisation: int) -> bool:
    """Tell whether a source states that an organisation works on a theme."""
    return any(
        one.signal == "theme" and one.key == theme and one.level == "stated"
        for one in ranking.supports[organisation]
    )


def _works_in(ranking: Ranking, place: Place, organisation: int) -> bool:
    """Tell whether an organisation's work is near enough to cover a place."""
    return any(
        one.place == place and one.level in _COVERING[place.kind]
        for one in ranking.supports[organisation]
    )


def _is_of(ranking: Ranking, kind: str, organisation: int) -> bool:
    return ranking.query.evidence.organisations[organisation].kind == kind
