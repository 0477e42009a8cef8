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
        counts = {
            "kind": self._is_a,
            "country": self._sits_in,
            "theme": self._works_on,
            "region": self._in_region,
            "range": self._in_range,
            "skill": self._can,
            "member": self._is_one_of,
            "any": self._is_one_of,
            "around": self._is_around,
            "large": self._is_large,
            "busy": self._is_busy,
        }.get(rule.what, _anybody)
        numbers = range(len(self.pool))
        return {"": frozenset(number for number in numbers if counts(number, rule.key))}

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

    def _is_a(self, number: int, kind: str) -> bool:
        return self.people[number].kind == kind

    def _sits_in(self, number: int, country: str) -> bool:
        return self.people[number].country == country

    def _is_one_of(self, number: int, names: str) -> bool:
        if names not in self._found:
            self._found[names] = frozenset(
                self.evidence.position[self.evidence.find(name).id] for name in names.split("|")
            )
        return self.pool[number] in self._found[names]

    def _is_around(self, number: int, names: str) -> bool:
        named = not names or self._is_one_of(number, names)
        return isinstance(self.people[number], Neighbour) and named

    def _is_large(self, number: int, _: str) -> bool:
        return self.people[number].id in self._large

    def _is_busy(self, number: int, least: str) -> bool:
        return self._running.get(self.people[number].id, 0) >= int(least)

    @cached_property
    def _found(self) -> dict[str, frozenset[int]]:
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


def _anybody(_: int, __: str) -> bool:
    return True


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
