"""Resources other than grants: who offers what somebody needs."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from broker.evidence import Evidence, focus_of
from broker.model import (
    Exchange,
    ExchangeAnswer,
    InputError,
    Need,
    Offer,
    Place,
    Proposal,
    Reason,
)
from broker.text import best_quote
from broker.wording import Words

_ANSWERS: dict[str, dict[str, float]] = {
    "training": {"training": 1.0, "expertise": 0.6, "staff_exchange": 0.6},
    "expertise": {"expertise": 1.0, "training": 0.6, "staff_exchange": 0.6},
    "staff_exchange": {"staff_exchange": 1.0, "training": 0.4, "convening": 0.3},
    "data": {"data": 1.0, "field_site": 0.5, "expertise": 0.4},
    "field_site": {"field_site": 1.0},
    "equipment": {"equipment": 1.0, "finance": 0.5},
    "market_access": {"market_access": 1.0, "training": 0.3, "convening": 0.3},
    "convening": {"convening": 1.0, "staff_exchange": 0.3},
    "advocacy": {"advocacy": 1.0, "convening": 0.5},
    "finance": {"finance": 1.0},
}
"""How far each category of offer (inside) answers a need (outside).

It runs one way: an adviser can teach who wants training, and money can buy a device that is needed;
who asks for money is not helped by a device."""

_WEIGHTS = {"category": 0.25, "theme": 0.25, "text": 0.25, "language": 0.1, "place": 0.15}
"""Shares of a perfect match; they add up to one."""

_UNRELATED, _SAME = 0.1, 0.5
"""Cosines that two unrelated texts, and two on the same work, have (as `Evidence` reads them)."""

_THERE = frozenset({"range", "within", "country"})
"""How near a giver's work must be to a place of the proposal to count as there."""

_ALIKE = 0.4
"""Likeness of texts from which an offer answers a need with which it shares no theme."""


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What somebody looks for."""

    organisation: str | None
    text: str
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    places: tuple[Place, ...]
    categories: dict[str, float] | None
    """How far each category answers it; None where any does."""
    need: Need | None


def match_exchanges(
    evidence: Evidence,
    *,
    organisation: str | None = None,
    proposal: Proposal | None = None,
    top: int | None = None,
    words: Words | None = None,
) -> ExchangeAnswer:
    """Match needs with offers: in-kind help, training, staff exchange, data, sites and money.

    An offer is matched with a need, never with another offer: who can train is matched with who
    wants training. For an organisation the answer holds what others offer that it needs, and what
    it offers that others need. For a proposal it holds the offers that are about the same, and what
    answers the needs of its lead. Nobody is matched with itself, and an offer without a shared
    theme or similar words is no match.

    Args:
        evidence: The alliance, with its offers and needs.
        organisation: Name, acronym, alias or id of an organisation; give this or a proposal.
        proposal: A proposal.
        top: How many to give; all by default.
        words: The language of the sentences; English by default.

    Raises:
        InputError: If neither or both of organisation and proposal are given.
        UnknownNameError: If no organisation has this name.
    """
    started = time.perf_counter()
    if (organisation is None) == (proposal is None):
        raise InputError("Name an organisation or give a proposal, one of the two.")
    matcher = _Matcher(evidence, words=words or Words())
    if proposal is not None:
        found = matcher.of_proposal(proposal)
    else:
        found = matcher.of_member(evidence.find(organisation or "").id)
    # For one partner and direction the best match speaks; others of the same category repeat it.
    best: dict[tuple[str, str, str], Exchange] = {}
    for one in sorted(found, key=lambda one: (-one.score, one.member, one.offer, one.need or "")):
        best.setdefault((one.direction, one.member, one.category), one)
    ranked = tuple(
        one.model_copy(update={"rank": rank})
        for rank, one in enumerate(list(best.values())[:top], start=1)
    )
    return ExchangeAnswer(exchanges=ranked, took_ms=(time.perf_counter() - started) * 1000)


class _Matcher:
    """Compares offers with needs.

    Args:
        evidence: The alliance.
        words: The language of the sentences.
    """

    def __init__(self, evidence: Evidence, *, words: Words) -> None:
        self.evidence, self.words = evidence, words
        self.alliance = evidence.alliance

    def of_member(self, key: str) -> Iterator[Exchange]:
        """Yield what a member would receive, and what it would give."""
        own = [offer for offer in self.alliance.offers if offer.organisation == key]
        others = [offer for offer in self.alliance.offers if offer.organisation != key]
        for need in self.alliance.needs:
            gives = need.organisation != key
            for offer in own if gives else others:
                other = need.organisation if gives else offer.organisation
                yield from self._match(offer, _asked(need), other=other, gives=gives)

    def of_proposal(self, proposal: Proposal) -> Iterator[Exchange]:
        """Yield offers that serve a proposal, and those that answer what its lead needs."""
        asked = _Asked(
            organisation=proposal.lead,
            text=proposal.text,
            themes=proposal.themes,
            languages=(proposal.language,) if proposal.language else (),
            places=proposal.places,
            categories=None,
            need=None,
        )
        for offer in self.alliance.offers:
            if offer.organisation != proposal.lead:
                yield from self._match(offer, asked, other=offer.organisation)
        if proposal.lead:
            mine = (one for one in self.of_member(proposal.lead) if one.direction == "receives")
            yield from mine

    def _match(
        self, offer: Offer, asked: _Asked, *, other: str, gives: bool = False
    ) -> Iterator[Exchange]:
        fits = 1.0 if asked.categories is None else asked.categories.get(offer.category, 0.0)
        shared = [theme for theme in offer.themes if theme in asked.themes]
        mine = offer.organisation if gives else asked.organisation
        if other in self.evidence.apart_from(mine) or other not in self.evidence.position:
            return
        if not fits:
            return
        cosine = float(self.evidence.embed(offer.text) @ self.evidence.embed(asked.text))
        alike = float(np.clip((cosine - _UNRELATED) / (_SAME - _UNRELATED), 0.0, 1.0))
        if not shared and alike < _ALIKE:
            return
        near = self._near(offer.organisation, asked)
        reasons = self._reasons(offer, asked, fits=fits, shared=shared, alike=alike, near=near)
        partner = self.evidence.organisation(other)
        yield Exchange(
            rank=1,
            direction="gives" if gives else "receives",
            member=partner.name,
            kind=partner.kind,
            country=partner.country,
            category=offer.category,
            offer=offer.text,
            need=asked.need.text if asked.need else None,
            near=near,
            score=min(1.0, sum(reason.contribution for reason in reasons)),
            reasons=tuple(sorted(reasons, key=lambda reason: -reason.contribution)),
        )

    def _reasons(
        self,
        offer: Offer,
        asked: _Asked,
        *,
        fits: float,
        shared: list[str],
        alike: float,
        near: bool,
    ) -> list[Reason]:
        say, label = self.words.say, self.evidence.vocabulary.label
        found = [self._of_what(offer, asked, fits=fits)]
        if shared:
            found.append(self._of_themes(shared, asked=asked))
        if alike > 0:
            quote = best_quote(offer.text, query=asked.text) or offer.text
            found.append(
                (say("Its words are close to what is asked for."), quote, _WEIGHTS["text"] * alike)
            )
        spoken = [key for key in offer.languages if key in asked.languages]
        if spoken:
            name = label("language", spoken[0], language=self.words.language)
            sentence = say("Both sides work in %(language)s.", language=name)
            found.append((sentence, spoken[0], _WEIGHTS["language"]))
        if near:
            found.append(
                (
                    say("It is near: it works where you do, or sits in your part of the world."),
                    offer.text,
                    _WEIGHTS["place"],
                )
            )
        return [
            Reason(text=text, source=offer.source, quote=quote, contribution=value)
            for text, quote, value in found
        ]

    def _of_what(self, offer: Offer, asked: _Asked, *, fits: float) -> tuple[str, str, float]:
        """Return what speaks for the sort of thing that is offered, its source and its weight."""
        say = self.words.say
        if asked.need is None:
            return say("It could bring this in kind."), offer.text, _WEIGHTS["category"]
        sentence = (
            say("It offers what is asked for.")
            if fits == 1.0
            else say("What it offers can help with what is asked for.")
        )
        return sentence, offer.text, _WEIGHTS["category"] * fits

    def _of_themes(self, shared: Sequence[str], *, asked: _Asked) -> tuple[str, str, float]:
        """Return what speaks for themes that both sides share, the first of them and the weight."""
        label = self.evidence.vocabulary.label
        themes = [label("theme", key, language=self.words.language) for key in shared]
        part = len(shared) / len(asked.themes)
        sentence = self.words.say(
            "It is about %(themes)s, too.", themes=self.words.list(tuple(themes))
        )
        return sentence, shared[0], _WEIGHTS["theme"] * part

    def _near(self, giver: str, asked: _Asked) -> bool:
        """Tell whether a giver works where the proposal does, or sits where the other side does."""
        if asked.places:
            focus = focus_of(self.evidence, giver)
            return any(
                self.evidence.vocabulary.nearness(place, countries=focus.countries).level in _THERE
                for place in asked.places
            )
        if asked.organisation is None or asked.organisation not in self.evidence.position:
            return False
        first, second = (
            self.evidence.organisation(giver),
            self.evidence.organisation(asked.organisation),
        )
        if first.country and first.country == second.country:
            return True
        return first.electoral_region is not None and (
            first.electoral_region == second.electoral_region
        )


def _asked(need: Need) -> _Asked:
    return _Asked(
        organisation=need.organisation,
        text=need.text,
        themes=need.themes,
        languages=need.languages,
        places=(),
        categories=_ANSWERS.get(need.category, {need.category: 1.0}),
        need=need,
    )
