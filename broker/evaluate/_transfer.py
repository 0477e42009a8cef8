"""What a ranker that learned elsewhere knows about an alliance that it has never seen."""

import datetime as dt
from functools import cached_property

import numpy as np

from broker.evaluate._partners_data import shipped_ranker
from broker.evidence import Evidence
from broker.history import Past, Reading, history_of_alliance
from broker.rank.learned import Question, Ranker, candidates

_WEIGHT = 0.3
"""What a unit of the learned score counts beside the alliance's own raw score."""


class Transfer:
    """The shipped ranker, asked about an alliance.

    Args:
        evidence: The alliance, without the initiative that is asked for.
        on: The day from which age is counted.
        ranker: The one that ships by default.
    """

    def __init__(self, evidence: Evidence, *, on: dt.date, ranker: Ranker | None = None) -> None:
        self._evidence, self._on = evidence, on
        self.ranker = ranker or shipped_ranker(before=dt.date.max)

    def scores(self, text: str, *, lead: str) -> dict[str, float]:
        """Return the learned score of every candidate by id; empty without a ranker."""
        if self.ranker is None:
            return {}
        history = self._past.history
        question = Question(past=self._past, text=text, lead=history.position[lead])
        found = candidates(question)
        ids = (history.organisations[place] for place in found.places)
        return dict(zip(ids, self.ranker.scores(found).tolist(), strict=True))

    @cached_property
    def _past(self) -> Past:
        history = history_of_alliance(self._evidence.alliance)
        reading = Reading(history=history, encoder=self._evidence.encoder)
        return Past(reading=reading, day=self._on + dt.timedelta(days=1))


def ordered(ids: list[str], *, learned: dict[str, float]) -> list[str]:
    """Return ids by their learned score, those without one last."""
    return sorted(ids, key=lambda key: -learned.get(key, -np.inf))


def blended(raw: dict[str, float], *, learned: dict[str, float]) -> list[str]:
    """Return ids by the alliance's own score and the learned one together."""
    lowest = min(learned.values(), default=0.0)
    return sorted(raw, key=lambda key: -(raw[key] + _WEIGHT * learned.get(key, lowest)))
