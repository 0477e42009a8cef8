"""A request for a team, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from broker.model import Measure, Rule
from broker.team._seating import seating
from broker.vocabulary import What

Groups = Mapping[tuple[Measure, str], Mapping[str, frozenset[int]]]
"""Candidates by what a rule counts; see `Traits.groups`."""

DISTINCT = frozenset({"countries", "kinds"})
"""Measures that count groups rather than members."""


@dataclass(frozen=True, kw_only=True)
class Aspect:
    """Something that a team is the better for, once, and the candidates that bring it."""

    what: What
    key: str
    worth: float
    holders: frozenset[int]
    asked: bool = True
    """Whether the proposal asks for it; otherwise it only makes the team more diverse."""
    anywhere: bool = False
    """Whether it counts wherever in the world the holders work: the lesser part of a theme or kind,
    whose greater part counts only for those who work near the proposal's places."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At least or at most so many of some candidates, or of some groups of candidates."""

    groups: Mapping[str, frozenset[int]]
    at_least: bool
    number: int
    distinct: bool = False
    """Whether groups with a member in the team are counted, rather than the members."""

    @property
    def members(self) -> frozenset[int]:
        """Everybody who is counted."""
        return frozenset().union(*self.groups.values())

    @property
    def asked(self) -> tuple[object, ...]:
        """All that it asks for, to tell equal limits."""
        groups = frozenset(self.groups.values())
        return groups, self.at_least, self.number, self.distinct

    def excess(self, team: frozenset[int]) -> int:
        """Return by how many a team misses the limit; 0 if it keeps it."""
        if self.distinct:
            count = sum(1 for group in self.groups.values() if group & team)
        else:
            count = len(self.members & team)
        return max(0, self.number - count if self.at_least else count - self.number)

    def renumbered(self, number: Mapping[int, int]) -> "Limit":
        """Return the limit for a part of the candidates, under their new numbers."""
        groups = {name: _renumbered(group, number) for name, group in self.groups.items()}
        return replace(self, groups=groups)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A request for a team: candidates are numbered from 0 in the order of `pool`.

    The worth of a team T is the sum of its members' gains, of the worths of the aspects that
    somebody in T holds, and of the ties within T.
    """

    pool: tuple[int, ...]
    gain: tuple[float, ...]
    """What each candidate adds in any team: fit and ties to the core, less what a member costs."""
    aspects: tuple[Aspect, ...]
    rules: tuple[Rule, ...]
    groups: Groups
    """What rules count, apart from those on seats and calls."""
    calls: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    """What a team must keep so that it may apply to a call, by the key of the rule."""
    seats: Mapping[str, frozenset[int]] = field(default_factory=dict)
    """Who could take each named seat. With any, everybody but the guests sits in exactly one."""
    guests: frozenset[int] = frozenset()
    """Candidates who may be in without a named seat: the lead and those asked for."""
    unsaid: tuple[Limit, ...] = ()
    """What every team must keep besides the rules, and no answer may name: who is kept apart."""
    ties: Mapping[tuple[int, int], float] = field(default_factory=dict)
    """Worth of two candidates together, the smaller number first; never below 0."""

    @cached_property
    def fixed(self) -> frozenset[int]:
        """Candidates that must be in."""
        return self._named(at_least=True)

    @cached_property
    def barred(self) -> frozenset[int]:
        """Candidates that must not be in."""
        return self._named(at_least=False)

    @cached_property
    def largest(self) -> int:
        """Most members that the rules allow."""
        most = [rule.number for rule in self.rules if rule.what == "members" and not rule.at_least]
        return min([len(self.pool), *most])

    def objective(self, team: frozenset[int]) -> float:
        """Return the worth of a team."""
        covered = sum(aspect.worth for aspect in self.aspects if aspect.holders & team)
        tied = sum(worth for pair, worth in self.ties.items() if team.issuperset(pair))
        return sum(self.gain[one] for one in sorted(team)) + covered + tied

    def share(self, one: int, team: frozenset[int]) -> float:
        """Return a member's part of the objective; the shares of a team add up to it.

        What several bring is split evenly among them; a tie is split between its two ends.
        """
        covered = sum(
            aspect.worth / len(aspect.holders & team)
            for aspect in self.aspects
            if one in aspect.holders
        )
        tied = sum(
            worth / 2 for pair, worth in self.ties.items() if one in pair and team.issuperset(pair)
        )
        return self.gain[one] + covered + tied

    def limits(self, rule: Rule) -> tuple[Limit, ...]:
        """Return what a rule asks for; of seats, that enough could take each that must be filled.

        Whether all can be seated at once is asked with `seating`.
        """
        if rule.what == "call":
            return self.calls[rule.key] if rule.at_least and rule.number else ()
        if rule.what == "seat":
            groups: Mapping[str, frozenset[int]] = {"": self.seats[rule.key]}
            return (Limit(groups=groups, at_least=True, number=rule.number),) * rule.at_least
        return (
            Limit(
                groups=self.groups[rule.counted],
                at_least=rule.at_least,
                number=rule.number,
                distinct=rule.what in DISTINCT,
            ),
        )

    @cached_property
    def all_limits(self) -> tuple[Limit, ...]:
        """The limits of all rules, and those that are not said."""
        return (*(limit for rule in self.rules for limit in self.limits(rule)), *self.unsaid)

    def broken(self, team: frozenset[int]) -> tuple[Rule, ...]:
        """Return the rules that a team breaks; those on seats stand and fall together."""
        seated = self.seating(team) is not None if self.seats else True
        return tuple(
            rule
            for rule in self.rules
            if any(limit.excess(team) for limit in self.limits(rule))
            or (rule.what == "seat" and not seated)
        )

    def keeps(self, team: frozenset[int]) -> bool:
        """Return whether a team keeps every rule, and can be seated."""
        kept = not any(limit.excess(team) for limit in self.all_limits)
        return kept and (not self.seats or self.seating(team) is not None)

    def seating(self, team: frozenset[int]) -> dict[int, str] | None:
        """Return a seat for each member who needs or finds one; None if that cannot be."""
        limits = {name: [0, len(self.pool)] for name in self.seats}
        for rule in self.rules:
            if rule.what == "seat":
                least, most = limits[rule.key]
                limits[rule.key] = (
                    [max(least, rule.number), most]
                    if rule.at_least
                    else [least, min(most, rule.number)]
                )
        return seating(
            team,
            able=self.seats,
            limits={name: (least, most) for name, (least, most) in limits.items()},
            guests=self.guests,
        )

    def with_rules(self, rules: tuple[Rule, ...]) -> "Problem":
        """Return the same request under other rules, which count the same things."""
        return replace(self, rules=rules)

    def only(self, kept: list[int]) -> "Problem":
        """Return the request for a part of the candidates, numbered anew in the order given."""
        number = {old: new for new, old in enumerate(kept)}
        return replace(
            self,
            pool=tuple(self.pool[one] for one in kept),
            gain=tuple(self.gain[one] for one in kept),
            aspects=tuple(
                replace(aspect, holders=_renumbered(aspect.holders, number))
                for aspect in self.aspects
            ),
            groups={
                counted: {name: _renumbered(group, number) for name, group in groups.items()}
                for counted, groups in self.groups.items()
            },
            calls={
                key: tuple(limit.renumbered(number) for limit in limits)
                for key, limits in self.calls.items()
            },
            seats={name: _renumbered(able, number) for name, able in self.seats.items()},
            guests=_renumbered(self.guests, number),
            unsaid=tuple(limit.renumbered(number) for limit in self.unsaid),
            ties={
                (min(pair), max(pair)): worth
                for (one, other), worth in self.ties.items()
                if one in number and other in number
                for pair in [(number[one], number[other])]
            },
        )

    def _named(self, *, at_least: bool) -> frozenset[int]:
        return frozenset(
            one
            for rule in self.rules
            if rule.what == "member"
            and rule.at_least is at_least
            and (rule.number >= 1) is at_least
            for one in self.groups[rule.counted][""]
        )


def _renumbered(group: frozenset[int], number: Mapping[int, int]) -> frozenset[int]:
    return frozenset(number[one] for one in group if one in number)
