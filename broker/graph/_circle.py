"""Who among several organisations has worked with whom, and on what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from broker.graph._proximity import past_partners, ties
from broker.model import Activity, Initiative

Works = Mapping[str, Activity | Initiative]
"""Initiatives and activities by id."""


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


def among(graph: "nx.Graph[str]", organisations: Iterable[str], *, works: Works) -> tuple[Tie, ...]:
    """Return every pair of these organisations (ids) that has worked together, in their order.

    Args:
        graph: The collaboration graph.
        organisations: Ids; one that is given twice counts once.
        works: The records that the ties of the graph name.
    """
    pairs = combinations(dict.fromkeys(organisations), 2)
    found = (_tie(graph, one, other, works=works) for one, other in pairs)
    return tuple(tie for tie in found if tie.works)


def circle(graph: "nx.Graph[str]", organisation: str, *, works: Works) -> tuple[Tie, ...]:
    """Return those with whom an organisation (id) has worked, the strongest tie first.

    Args:
        graph: The collaboration graph.
        organisation: Its id.
        works: The records that the ties of the graph name.
    """
    others = past_partners(graph, organisation)
    return tuple(_tie(graph, organisation, other, works=works) for other in others)


def _tie(graph: "nx.Graph[str]", one: str, other: str, *, works: Works) -> Tie:
    shared = dict.fromkeys(ties(graph, one, other=other))
    return Tie(one=one, other=other, works=tuple(works[key] for key in shared))
