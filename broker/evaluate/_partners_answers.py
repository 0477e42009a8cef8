"""Whom every method suggests for the works that are asked about."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from broker.evaluate._partners_peers import Peer
from broker.history import Past
from broker.rank.learned import (
    Ledger,
    Question,
    Ranker,
    Sharing,
    aspects_of,
    candidates,
    newcomers,
    question_of,
    shared_order,
)

RAW = "ours_raw"
"""Our ranker before anything is given up for variety and fairness."""
ALONE = "ours_newcomers"
"""Our second list, which names newcomers alone."""
_LENGTH = 1000
"""How long a list is looked at; a first true partner below that gains nothing."""
SHOWN = 20
"""How many suggestions a person sees."""

Lists = Mapping[str, Sequence[Sequence[int]]]
"""For each method: a ranked list of places for each query."""


class Answers:
    """The answers of all methods, work by work.

    Args:
        past: What was known.
        rankers: Ours, and those with something left out.
        peers: What they are compared with.
        sharing: What ours gives up for variety and fairness.

    Attributes:
        lists: For each method, its list for each work.
        said: The probabilities that ours gave to the candidates of each work.
        came: Which of these were partners.
    """

    def __init__(
        self,
        past: Past,
        *,
        rankers: Mapping[str, Ranker],
        peers: Mapping[str, Peer],
        sharing: Sharing,
    ) -> None:
        self.lists: dict[str, list[Sequence[int]]] = {}
        self.said: list[NDArray[np.float64]] = []
        self.came: list[NDArray[np.bool_]] = []
        self._past, self._rankers, self._peers, self._sharing = past, rankers, peers, sharing
        self._ledger = Ledger()

    def ask(self, work: int, *, true: frozenset[int]) -> None:
        """Let every method answer for a work, whose true partners these were."""
        question = question_of(self._past, work=work)
        found = candidates(question)
        for name, one in self._rankers.items():
            scores = one.scores(found)
            raw = found.places[np.argsort(-scores, kind="stable")[:_LENGTH]]
            self._enter(RAW if name == "ours" else name, raw.tolist())
            if name == "ours":
                likely = one.probabilities(scores)
                self._share(found.places, likely=likely)
                self.said.append(likely)
                self.came.append(np.isin(found.places, list(true)))
        for name, method in self._peers.items():
            self._enter(name, _best(method(question), question=question))

    def _share(self, places: NDArray[np.int64], *, likely: NDArray[np.float64]) -> None:
        """Enter our list with variety and fairness, and the one that names newcomers alone."""
        new = newcomers(self._past, places=places)
        order = shared_order(
            places,
            probabilities=likely,
            aspects=aspects_of(self._past, places=places),
            new=new,
            sharing=self._sharing,
            ledger=self._ledger,
        )
        ranked = places[order[:_LENGTH]].tolist()
        self._ledger.enter(ranked[:SHOWN])
        self._enter("ours", ranked)
        alone = [row for row in order if new[row]][:_LENGTH]
        self._enter(ALONE, places[alone].tolist())

    def _enter(self, name: str, ranked: Sequence[int]) -> None:
        self.lists.setdefault(name, []).append(ranked)


def _best(scores: NDArray[np.float32], *, question: Question) -> list[int]:
    """Return the places of the best organisations that the past knows, without the coordinator."""
    asked = np.where(question.past.known & (scores > 0), scores, 0.0)
    if question.lead is not None:
        asked[question.lead] = 0.0
    order = np.argsort(-asked, kind="stable")[:_LENGTH]
    return [int(place) for place in order if asked[place] > 0]
