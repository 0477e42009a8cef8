"""What the rules of a team count."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from broker.evidence import Document, Evidence
from broker.model import Member, Neighbour, Place, Rule, Seat

_SKILLED = 0.6
"""Likeness of a text to the words for a skill from which it shows the skill."""

_LARGE = 0.95
"""Share of the organisations with ties that have fewer partners than a large one."""


class Traits:
    """What each organisation counts for, as far as rules and seats go.

    Args:
        evidence: The alliance.
        pool: Positions of the candidates.
    """

    def __init__(self, evidence: Evidence, *, pool: Sequence[int]) -> None:
        self.evidence = evidence
        self.pool = tuple(pool)
        self.people = tuple(evidence.organisations[place] for place in pool)

    def groups(self, rule: Rule) -> dict[str, frozenset[int]]:
        """Return the candidates by what the rule counts, as positions in the pool.

        For `countries` and `kinds` there is a group for each country or kind, and the rule counts
        groups; for all others there is one group, and the rule counts its members.
        """
        if rule.what == "countries":
            return _by_value([one.country for one in self.people])
        if rule.what == "kinds":
            return _by_value([one.kind for one in self.people])
        counted = (number for number in range(len(self.pool)) if self._counts(rule, number))
        return {"": frozenset(counted)}

    def able(self, seat: Seat) -> frozenset[int]:
        """Return the candidates who could take a seat, as positions in the pool."""
        return frozenset(
            number
            for number, one in enumerate(self.people)
            if (not seat.kinds or one.kind in seat.kinds)
            and (not seat.themes or any(self._works_on(number, key) for key in seat.themes))
            and (not seat.skills or any(self._can(number, words) for words in seat.skills))
            and (not seat.places or any(self._is_in(number, place) for place in seat.places))
        )

    def _counts(self, rule: Rule, number: int) -> bool:
        one = self.people[number]
        match rule.what:
            case "kind":
                return one.kind == rule.key
            case "country":
                return one.country == rule.key
            case "theme":
                return self._works_on(number, rule.key)
            case "region":
                return self._in_region(number, rule.key)
            case "range":
                return self._in_range(number, rule.key)
            case "skill":
                return self._can(number, rule.key)
            case "member" | "any":
                return self.pool[number] in self._named(rule)
            case "around":
                named = not rule.key or self.pool[number] in self._named(rule)
                return isinstance(one, Neighbour) and named
            case "large":
                return one.id in self._large
            case "busy":
                return self._running.get(one.id, 0) >= int(rule.key)
            case _:
                return True

    def _named(self, rule: Rule) -> frozenset[int]:
        key = (rule.what, rule.key)
        if key not in self._found:
            names = (rule.key,) if rule.what == "member" else rule.names
            evidence = self.evidence
            self._found[key] = frozenset(
                evidence.position[evidence.find(name).id] for name in names
            )
        return self._found[key]

    @cached_property
    def _found(self) -> dict[tuple[str, str], frozenset[int]]:
        return {}

    def _documents(self, number: int) -> list[Document]:
        return [self.evidence.documents[index] for index in self.evidence.owned[self.pool[number]]]

    def _works_on(self, number: int, theme: str) -> bool:
        return any(theme in document.themes for document in self._documents(number))

    def _in_region(self, number: int, region: str) -> bool:
        countries = self.evidence.vocabulary.regions[region].countries
        return self.people[number].country in countries or any(
            region in document.regions for document in self._documents(number)
        )

    def _in_range(self, number: int, wanted: str) -> bool:
        ranges = self.evidence.vocabulary.ranges
        return any(
            key == wanted or wanted in ranges[key].parents
            for document in self._documents(number)
            for key in document.ranges
        )

    def _is_in(self, number: int, place: Place) -> bool:
        if place.kind == "country":
            return self.people[number].country == place.key or any(
                place.key in document.countries for document in self._documents(number)
            )
        if place.kind == "region":
            return self._in_region(number, place.key)
        if place.kind == "range":
            return self._in_range(number, place.key)
        return any(
            self._in_range(number, key)
            for key in self.evidence.vocabulary.conventions[place.key].ranges
        )

    def _can(self, number: int, skill: str) -> bool:
        """Tell whether what somebody offers or runs is close to the words for a skill.

        A need is no skill: whoever wants to learn something cannot do it yet.
        """
        if skill not in self._likeness:
            self._likeness[skill] = self.evidence.similarity(skill)
        likeness = self._likeness[skill]
        return any(
            likeness[index] >= _SKILLED and self.evidence.documents[index].kind != "need"
            for index in self.evidence.owned[self.pool[number]]
        )

    @cached_property
    def _likeness(self) -> dict[str, np.ndarray]:
        return {}

    @cached_property
    def _large(self) -> frozenset[str]:
        """Ids of organisations that work worldwide, or with more partners than nearly all."""
        degrees = {key: degree for key, degree in self.evidence.graph.degree if degree}
        ranked = sorted(degrees.values())
        most = ranked[int(_LARGE * (len(ranked) - 1))] if ranked else 0
        return frozenset(
            one.id
            for one in self.people
            if degrees.get(one.id, 0) > most or (isinstance(one, Member) and one.scope == "global")
        )

    @cached_property
    def _running(self) -> dict[str, int]:
        """Number of running initiatives by organisation."""
        counts: dict[str, int] = {}
        for initiative in self.evidence.alliance.initiatives:
            if initiative.status == "running":
                for key in set(initiative.members):
                    counts[key] = counts.get(key, 0) + 1
        return counts


def _by_value(values: Sequence[str | None]) -> dict[str, frozenset[int]]:
    found: dict[str, list[int]] = {}
    for number, value in enumerate(values):
        if value:
            found.setdefault(value, []).append(number)
    return {value: frozenset(found[value]) for value in sorted(found)}


def safe_name(organisation: Member | Neighbour, *, evidence: Evidence) -> str:
    """Return what a rule calls an organisation: its name where that is clear, its id otherwise."""
    name = organisation.name
    clear = not set(name) & set("<>=|") and name == name.strip()
    return name if clear and evidence.find(name).id == organisation.id else organisation.id
