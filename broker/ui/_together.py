"""Who has worked with whom, as rows to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from broker.evidence import Evidence
from broker.graph import past_partners, ties
from broker.model import Activity, Initiative


@dataclass(frozen=True, kw_only=True)
class Tie:
    """Two organisations and what they did together."""

    one: str
    """Id of an organisation; so is `other`."""
    other: str
    works: tuple[Activity | Initiative, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of the joint work; what both recorded under one title stands once."""
        return tuple(dict.fromkeys(work.title for work in self.works))


def among(evidence: Evidence, organisations: Sequence[str]) -> tuple[Tie, ...]:
    """Return every pair of these organisations (ids) that has worked together, in their order."""
    pairs = combinations(dict.fromkeys(organisations), 2)
    found = (_tie(evidence, one, other) for one, other in pairs)
    return tuple(tie for tie in found if tie.works)


def partners_of(evidence: Evidence, organisation: str) -> tuple[Tie, ...]:
    """Return those with whom an organisation (id) has worked, the strongest tie first."""
    others = past_partners(evidence.graph, organisation)
    return tuple(_tie(evidence, organisation, other) for other in others)


def _tie(evidence: Evidence, one: str, other: str) -> Tie:
    shared = ties(evidence.graph, one, other=other)
    works = tuple(evidence.shared_work[key] for key in dict.fromkeys(shared))
    return Tie(one=one, other=other, works=works)
