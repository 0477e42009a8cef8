"""Introductions worth making: two who fit, have not worked together, and whom somebody knows."""

import math
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nsmallest

import networkx as nx
import numpy as np

from broker.evidence import Document, Evidence, focus_of, quoted_in
from broker.graph import introducers
from broker.model import Bringing, Opening
from broker.text import best_quote
from broker.weave._affinity import WORK, Affinities
from broker.weave._say import sentences
from broker.wording import Words

_NEAREST = 25
"""Others of each organisation that are looked at, those with most in common."""

_LOOKED_AT = 1_000
"""Pairs that are compared in the network, those with most in common."""

_LEAST = 0.3
"""Affinity below which two have too little in common to be introduced."""

_OFTEN = 2
"""Introductions in which one organisation stands at most, on either side or between."""

_UNKNOWN = 0.75
"""What an introduction is worth without anybody who knows both."""

_NEAR_MISS, _STEP = 0.4, 0.2
"""What the network gains from two who share a partner, and from each further tie between; at most
1, which five ties reach."""


@dataclass(frozen=True)
class _Pair:
    one: str
    other: str
    affinity: float
    distance: int | None
    joined: float
    """Share of what an introduction could join at most: 1 for two halves of the network."""
    known_to: tuple[str, ...]
    """Who could introduce them, the best placed first."""

    @property
    def score(self) -> float:
        """What they have in common, times what the network gains, times how easy it is.

        A tie across a structural hole (Burt, Structural Holes, 1992) gains the more the longer the
        way around is; where there is no way, the more the more organisations it lets reach each
        other. Without anybody who knows both, three quarters of it count. Set by hand.
        """
        gain = (
            0.5 + 0.5 * self.joined
            if self.distance is None
            else min(1.0, _NEAR_MISS + _STEP * (self.distance - 2))
        )
        return self.affinity * (0.5 + 0.5 * gain) * (1.0 if self.known_to else _UNKNOWN)


def openings(
    evidence: Evidence,
    graph: "nx.Graph[str]",
    *,
    theme: str | None = None,
    region: str | None = None,
    known: Collection[frozenset[str]] = (),
    top: int = 5,
    words: Words | None = None,
) -> tuple[Opening, ...]:
    """Return introductions worth making, the best first.

    Nobody stands in more than two of them, so that a few large organisations do not fill the list.
    Who is not to be introduced is left out without a word.

    Args:
        evidence: The alliance.
        graph: The members' network.
        theme: Key of a theme that both work on, if any.
        region: Key of a region that both work in.
        known: Pairs of ids that are being introduced already, or were.
        top: How many to return.
        words: The language of the sentences; English by default.
    """
    taken = set(known)
    ranked = sorted(
        _pairs(evidence, graph, taken=taken, theme=theme, region=region),
        key=lambda pair: (-pair.score, pair.one, pair.other),
    )
    often: Counter[str] = Counter()
    chosen: list[tuple[_Pair, str | None]] = []
    for pair in ranked:
        if len(chosen) >= top:
            break
        free = [key for key in pair.known_to if often[key] < _OFTEN]
        if often[pair.one] >= _OFTEN or often[pair.other] >= _OFTEN:
            continue
        between = free[0] if free else None
        often.update({pair.one, pair.other} | ({between} if between else set()))
        chosen.append((pair, between))
    return tuple(
        _opening(evidence, pair, rank=rank, between=between, words=words or Words())
        for rank, (pair, between) in enumerate(chosen, start=1)
    )


def _pairs(
    evidence: Evidence,
    graph: "nx.Graph[str]",
    *,
    taken: set[frozenset[str]],
    theme: str | None,
    region: str | None,
) -> Iterator[_Pair]:
    def asked_for(key: str) -> bool:
        here = focus_of(evidence, key)
        return (not theme or theme in here.themes) and (not region or region in here.regions)

    people = filter(asked_for, set(graph) - evidence.apart_from(None))
    affinities = Affinities(evidence, tuple(sorted(people)))
    best: dict[tuple[str, str], float] = {}
    for place, others in enumerate(affinities.nearest(most=_NEAREST, least=_LEAST)):
        one = affinities.ids[place]
        apart = evidence.apart_from(one)
        for candidate in others:
            other = affinities.ids[candidate.place]
            free = other not in apart and not graph.has_edge(one, other)
            if not free or frozenset({one, other}) in taken:
                continue
            best[min(one, other), max(one, other)] = candidate.affinity
    group = {
        key: (number, len(keys))
        for number, keys in enumerate(nx.connected_components(graph))
        for key in keys
    }
    most = math.log1p(len(graph) ** 2 / 4)
    ranked = nsmallest(_LOOKED_AT, best.items(), key=lambda item: (-item[1], item[0]))
    for (one, other), affinity in ranked:
        (first, size), (second, others_size) = group[one], group[other]
        distance = _distance(graph, one, other) if first == second else None
        hidden = evidence.apart_from(one, other)
        between = introducers(graph, one, other=other) if distance == 2 else ()
        yield _Pair(
            one,
            other,
            affinity=affinity,
            distance=distance,
            joined=min(1.0, math.log1p(size * others_size) / most),
            known_to=tuple(key for key in between if key not in hidden),
        )


def _distance(graph: "nx.Graph[str]", one: str, other: str) -> int:
    """Return the ties on the shortest way between two whom some way connects."""
    way: list[str] = nx.bidirectional_shortest_path(graph, one, other)
    return len(way) - 1


def _opening(
    evidence: Evidence, pair: _Pair, *, rank: int, between: str | None, words: Words
) -> Opening:
    one, other = evidence.organisation(pair.one), evidence.organisation(pair.other)
    affinities = Affinities(evidence, (pair.one, pair.other))
    first, second = affinities.focus
    themes = tuple(sorted(first.themes & second.themes))
    regions = tuple(sorted((first.regions & second.regions) - {"global"}))
    brings = tuple(
        said
        for giver, taker in ((0, 1), (1, 0))
        if (said := _bringing(evidence, affinities, giver=giver, taker=taker))
    )
    introducer = evidence.organisation(between).name if between else None
    return Opening(
        rank=rank,
        one=one.name,
        other=other.name,
        introducer=introducer,
        score=round(pair.score, 4),
        distance=pair.distance,
        themes=themes,
        regions=regions,
        brings=brings,
        because=sentences(
            evidence,
            themes=themes,
            regions=regions,
            introducer=introducer,
            distance=pair.distance,
            words=words,
        ),
    )


def _bringing(
    evidence: Evidence, affinities: Affinities, *, giver: int, taker: int
) -> Bringing | None:
    """Return what one does or offers that is nearest to the other's work, in its source's words."""
    documents: list[tuple[float, Document]] = []
    key = affinities.ids[giver]
    # What both tell of the same page, such as an event where both were, is nothing to bring.
    mine = evidence.owned[evidence.position[affinities.ids[taker]]]
    shared = {evidence.documents[index].source for index in mine}
    for index in evidence.owned[evidence.position[key]]:
        document = evidence.documents[index]
        if document.kind in WORK and not document.travels and document.source not in shared:
            near = float(np.dot(evidence.vectors[index], affinities.vectors[taker]))
            documents.append((near * (0.5 + document.weight), document))
    if not documents:
        return None
    best = max(documents, key=lambda pair: (pair[0], pair[1].id))[1]
    quote = best_quote(best.summary, query=best.title) if best.summary else ""
    quote = quote or best.title
    return Bringing(
        member=evidence.organisation(key).name,
        quote=quote,
        source=best.source,
        language=quoted_in(evidence, quote, document=best),
    )
