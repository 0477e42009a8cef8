"""Partners for a proposal."""

import math
import time
from collections.abc import Sequence

from broker.evidence import Evidence
from broker.model import (
    Hold,
    InputError,
    Member,
    Proposal,
    Recommendation,
    Recommendations,
    Understood,
    several,
)
from broker.rank._cautions import cautions
from broker.rank._query import Query
from broker.rank._reasons import reasons
from broker.rank._support import Support
from broker.rank._weights import CALIBRATION, WEIGHTS, Calibration, Weights
from broker.rank.signals import supports
from broker.wording import Words, nobody_fits

_CONTENT = frozenset({"text", "theme", "place", "history"})
"""Signals that tie an organisation to this proposal; being active or near in language does not."""

_FAINT = 0.7
"""Share of a score below which a likeness in words may be chance, as it is for nonsense."""


_KEPT = 3
"""Rankings that are kept for whoever asks about the same proposal again."""


class Ranking:
    """Scores of every organisation for one query, with the evidence behind each.

    Args:
        query: The prepared proposal.
        weights: The most that each signal may add.
        calibration: How a raw score becomes a probability.
    """

    def __init__(
        self,
        query: Query,
        *,
        weights: Weights = WEIGHTS,
        calibration: Calibration = CALIBRATION,
    ) -> None:
        self.query = query
        self.calibration = calibration
        self.supports: tuple[list[Support], ...] = tuple(
            supports(query, place, weights=weights)
            for place in range(len(query.evidence.organisations))
        )
        self.raw = tuple(sum(one.value for one in found) for found in self.supports)

    def score(self, organisation: int) -> float:
        """Return the probability that a suggestion of this organisation proves right."""
        lift = self.calibration.intercept + self.calibration.slope * self.raw[organisation]
        return 1.0 / (1.0 + math.exp(-lift))

    def order(self, *, around: bool = False, kinds: tuple[str, ...] = ()) -> list[int]:
        """Return the positions of suggestions, best first; equal scores in order of name.

        Args:
            around: Rank the organisations around the alliance instead of the members.
            kinds: Keep only these kinds, if any are given.
        """
        people = self.query.evidence.organisations
        hidden = self.query.hidden
        eligible = (
            place
            for place, one in enumerate(people)
            if isinstance(one, Member) is not around
            and one.id not in hidden
            and (not kinds or one.kind in kinds)
            and is_tied(self.supports[place])
        )
        return sorted(eligible, key=lambda place: (-self.raw[place], people[place].name))

    def require_content(self) -> None:
        """Refuse a question that ties nobody to it.

        Raises:
            InputError: If no word, theme, place or shared work says anything about anybody.
        """
        people = self.query.evidence.organisations
        everything = (one for supports in self.supports for one in supports)
        if people and not any(
            one.signal in _CONTENT and (one.signal != "text" or one.value >= _FAINT)
            for one in everything
        ):
            if self.query.unread:
                raise InputError(
                    "This text is in a script that cannot be read. Give it in English, French, "
                    "Spanish, Italian, Portuguese or German, or name a theme or a place."
                )
            raise InputError(
                "Nothing in this text was recognised, so there is nothing to go by. Write a "
                "sentence on what is planned and where, or name a theme or a place."
            )

    def recommendation(self, organisation: int, *, rank: int, words: Words) -> Recommendation:
        """Return one suggestion with its reasons and cautions."""
        chosen = self.query.evidence.organisations[organisation]
        found = self.supports[organisation]
        return Recommendation(
            rank=rank,
            member=chosen.name,
            kind=chosen.kind,
            country=chosen.country,
            score=self.score(organisation),
            reasons=reasons(self.query, found, organisation=organisation, words=words),
            cautions=cautions(self.query, found, organisation=organisation, words=words),
        )


def is_tied(found: list[Support]) -> bool:
    """Tell whether something ties an organisation to a proposal, so that it can be suggested."""
    return any(one.signal in _CONTENT for one in found)


def ranking_of(evidence: Evidence, *, proposal: Proposal) -> Ranking:
    """Return the scores of every organisation for a proposal, with the usual weights.

    Whoever asks for partners asks for a team and for funding next, so the last few are kept with
    the evidence.
    """
    kept: dict[tuple[Proposal, tuple[Hold, ...]], Ranking] = evidence.once(__name__, dict)
    key = (proposal, evidence.holds)
    # Taken out and put back, so that the one asked for last is the last to go.
    found = kept.pop(key, None) or Ranking(Query(proposal=proposal, evidence=evidence))
    kept[key] = found
    for old in tuple(kept)[:-_KEPT]:
        kept.pop(old, None)
    return found


def recommend(
    evidence: Evidence,
    *,
    proposal: Proposal,
    top: int = 10,
    kinds: Sequence[str] = (),
    words: Words | None = None,
    weights: Weights = WEIGHTS,
) -> Recommendations:
    """Rank the members who could join a proposal, with reasons that can be checked.

    Every profile, activity, offer and need votes for its organisation; themes, places, languages,
    past work, kinds and engagement add to it. All parts add up, so that each reason shows exactly
    what it contributed.

    Args:
        evidence: The alliance.
        proposal: The proposal, as `broker.vocabulary.understand` reads it.
        top: How many suggestions to give, at least 1.
        kinds: Names or keys of kinds; only members of these are suggested, if any are given.
        words: The language of reasons and cautions; English by default.
        weights: The most that each signal may add.

    Returns:
        Suggestions, best first; the lead itself is never among them.

    Raises:
        InputError: If `top` is below 1, if nothing in the proposal was recognised, or if its lead
            is no id of an organisation.
        UnknownNameError: If a kind is not known.
    """
    started = time.perf_counter()
    if top < 1:
        raise InputError("Ask for at least one suggestion, not %(top)s.", top=top)
    wanted = tuple(evidence.vocabulary.kind(name) for name in several(kinds))
    ranking = (
        ranking_of(evidence, proposal=proposal)
        if weights == WEIGHTS
        else Ranking(Query(proposal=proposal, evidence=evidence), weights=weights)
    )
    ranking.require_content()
    speech = words or Words()
    chosen = ranking.order(kinds=wanted)[:top]
    return Recommendations(
        proposal=understood(proposal),
        recommendations=tuple(
            ranking.recommendation(place, rank=rank, words=speech)
            for rank, place in enumerate(chosen, start=1)
        ),
        caution=nobody_fits(ranking.score(chosen[0]), words=speech) if chosen else "",
        took_ms=(time.perf_counter() - started) * 1000,
    )


def understood(proposal: Proposal) -> Understood:
    """Return what was understood of a proposal, in the documented form."""
    return Understood(
        language=proposal.language,
        themes=proposal.themes,
        places=tuple(place.name for place in proposal.places),
        kinds=proposal.kinds,
        budget=proposal.budget,
        months=proposal.months,
    )
