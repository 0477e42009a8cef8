"""Breadth: all that somebody does besides."""

import math

from broker.rank._query import Query
from broker.rank.signals._place import is_near

_FEW = 4
"""Other pieces of work that take away as much as the next as many do, and the next twice as many:
what most members have on record in all."""


def share(query: Query, organisation: int, *, weight: float) -> float:
    """Return the part of its evidence that somebody keeps who does much else, above 0 and up to 1.

    Whoever works on everything everywhere has something for every proposal, and would stand first
    on every list. As in expert search, where the votes for a person are made less by how much the
    person wrote (candidate length normalisation: Macdonald & Ounis, Voting for candidates, 2006).
    Only what speaks for nothing here counts as something else, so that a score never rises when
    what a reason rests on is taken away.

    Args:
        query: The prepared proposal.
        organisation: Its position.
        weight: How much is taken away; 0 for nothing.
    """
    if weight <= 0:
        return 1.0
    return 1.0 / (1.0 + weight * math.log2(1.0 + other_work(query, organisation) / _FEW))


def other_work(query: Query, organisation: int) -> int:
    """Return how much somebody has on record that speaks in no way for the proposal."""
    silent = query.silent
    return sum(
        index in silent and not is_near(query, index)
        for index in query.evidence.owned[organisation]
    )
