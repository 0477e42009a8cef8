"""Suggestions from a learned ranker, each with reasons that can be checked."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from broker.history import Past
from broker.model import InputError, Recommendation, Recommendations, Understood
from broker.rank.learned._candidates import Candidates, candidates
from broker.rank.learned._question import Question
from broker.rank.learned._ranker import Ranker
from broker.rank.learned._share import (
    Ledger,
    Sharing,
    aspects_of,
    newcomers,
    shared_order,
)
from broker.rank.learned._why import why
from broker.wording import Words

_EVEN = Sharing()


@dataclass(frozen=True, kw_only=True)
class Suggester:
    """Answers questions about one past with one ranker.

    Attributes:
        past: What is known.
        ranker: What weighs it.
        sharing: What is given up for variety and fairness.
        ledger: Who was shown before; it learns from every answer.
    """

    past: Past
    ranker: Ranker
    sharing: Sharing = _EVEN
    ledger: Ledger = field(default_factory=Ledger)

    def ready(self) -> None:
        """Compute now what the first question would otherwise wait for."""
        before = self.ledger.shown.copy()
        self.suggest("ready", lead=None, top=1)
        self.ledger.shown = before

    def suggest(
        self, text: str, *, lead: str | None, top: int = 10, words: Words | None = None
    ) -> Recommendations:
        """Return partners for a text and a coordinator, best first.

        Args:
            text: Title and summary of the proposal.
            lead: Id of the coordinator, None where there is none; one that the past does not know
                is no obstacle.
            top: How many, at least 1.
            words: The language of reasons; English by default.

        Raises:
            InputError: If `top` is below 1.
        """
        return self._answer(text, lead=lead, top=top, words=words or Words(), alone=False)

    def suggest_newcomers(
        self, text: str, *, lead: str | None, top: int = 10, words: Words | None = None
    ) -> Recommendations:
        """Return newcomers alone, best first: a second list beside that of `suggest`.

        What a single work tells is little, so that newcomers hardly reach a list that everybody is
        in; among themselves they can be told apart nearly as well as others.

        Args:
            text: Title and summary of the proposal.
            lead: Id of the coordinator, as in `suggest`.
            top: How many.
            words: The language of reasons; English by default.
        """
        return self._answer(text, lead=lead, top=top, words=words or Words(), alone=True)

    def _answer(
        self, text: str, *, lead: str | None, top: int, words: Words, alone: bool
    ) -> Recommendations:
        started = time.perf_counter()
        if top < 1:
            raise InputError("Ask for at least one suggestion, not %(top)s.", top=top)
        history, past = self.past.history, self.past
        place = history.position.get(lead) if lead else None
        question = Question(past=past, text=text, lead=place, stranger=bool(lead) and place is None)
        found = candidates(question)
        probabilities = self.ranker.probabilities(self.ranker.scores(found))
        new = newcomers(past, places=found.places)
        order = shared_order(
            found.places,
            probabilities=probabilities,
            aspects=aspects_of(past, places=found.places),
            new=new,
            sharing=self.sharing,
            ledger=self.ledger,
        )
        order = [row for row in order if new[row] or not alone][:top]
        self.ledger.enter(found.places[order].tolist())
        return Recommendations(
            proposal=Understood(language=None, themes=(), places=()),
            recommendations=self._explained(
                question,
                found,
                order=order,
                likely=probabilities[order].tolist(),
                words=words,
            ),
            took_ms=(time.perf_counter() - started) * 1000,
        )

    def _explained(
        self,
        question: Question,
        found: Candidates,
        *,
        order: Sequence[int],
        likely: Sequence[float],
        words: Words,
    ) -> tuple[Recommendation, ...]:
        if not order:
            return ()
        history = self.past.history
        added = self.ranker.contributions(found, rows=order)
        answers = []
        for rank, (row, chance) in enumerate(zip(order, likely, strict=True), start=1):
            place = int(found.places[row])
            parts = {signal: float(values[rank - 1]) for signal, values in added.items()}
            answers.append(
                Recommendation(
                    rank=rank,
                    member=history.names[place],
                    kind=history.kinds[place],
                    country=history.countries[place] or None,
                    score=float(np.clip(chance, 0.0, 1.0)),
                    reasons=why(question, place=place, parts=parts, words=words),
                )
            )
        return tuple(answers)
