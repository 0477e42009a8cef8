"""How well a call fits a proposal."""

from dataclasses import dataclass
from typing import NamedTuple

from broker.evidence import Evidence
from broker.fund._behind import held_back
from broker.fund._eligibility import Terms
from broker.fund._past import Past
from broker.fund._size import is_too_large, is_too_small
from broker.model import Call, Place, Proposal, Reason
from broker.text import best_quote
from broker.vocabulary import Vocabulary, What
from broker.wording import Words

_WEIGHTS = {"theme": 0.35, "place": 0.25, "text": 0.2, "size": 0.1, "past": 0.1}
"""Shares of a perfect fit; they add up to one."""

_PLACE = {"range": 1.0, "within": 1.0, "country": 1.0, "region": 0.8}
_BY_COUNTRY = 0.7
"""Mountains that share a country with a call need not be those it is for."""

_OTHER_MOUNTAINS = 0.3
"""What a shared country counts where a call names other mountains than the work's."""

_GLOBAL = 0.4
"""A call open to the whole world fits any place, but was not made for it."""
_FAR_OFF = 0.2
"""What it costs a call, of a perfect fit of one, to give less than is needed, or far more."""

_OTHER_WORK = 0.5
"""Part of its fit that a call loses which names themes, and none of the proposal's or near one."""

_SMALL = 0.05
"""Part of the largest grant below which a budget is too small for a call to be meant for it."""

_FITTING = 0.1
"""Part of the largest grant from which a budget speaks for a call."""


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Reasons why a call fits; their contributions add up to the score, from 0 to 1."""

    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """Share of a perfect fit that is reached."""
        return max(0.0, sum(reason.contribution for reason in self.reasons))


def similarities(evidence: Evidence, *, proposal: Proposal) -> dict[str, float]:
    """Return how near the text of each call is to the proposal, from 0 to 1, by call id."""
    calls = evidence.alliance.calls
    if not calls:
        return {}
    query = evidence.encoder.encode([proposal.text])[0]
    near = evidence.call_vectors @ query
    return {call.id: float(max(0.0, value)) for call, value in zip(calls, near, strict=True)}


def fit(
    call: Call, *, terms: Terms, similarity: float, words: Words, past: Past | None = None
) -> Fit:
    """Return how well a call fits, as reasons with quotes.

    Args:
        call: The call.
        terms: The proposal and where it is to work.
        similarity: How near the text of the call is to the proposal, from 0 to 1.
        words: The language of the sentences.
        past: What its funder paid for that is like the proposal, if anything.
    """
    proposal, vocabulary = terms.proposal, terms.vocabulary
    found = [
        *_themes(call, proposal=proposal, vocabulary=vocabulary, words=words),
        *_place(call, terms=terms, words=words),
        *_text(call, terms=terms, similarity=similarity),
        *_size(call, proposal=proposal, words=words),
        *_past(past, terms=terms),
    ]
    found += _other_work(call, terms=terms, so_far=found)
    found += _misfit(call, proposal=proposal, so_far=found, words=words)
    left = max(0.0, sum(reason.contribution for reason in found))
    found += held_back(call, terms=terms, left=left, words=words)
    return Fit(reasons=tuple(sorted(found, key=lambda reason: -reason.contribution)))


def _misfit(call: Call, *, proposal: Proposal, so_far: list[Reason], words: Words) -> list[Reason]:
    """Take away what a grant far from the budget costs: work undone, or a call for larger work."""
    total = sum(reason.contribution for reason in so_far)
    if not total or call.max_grant is None:
        return []
    if is_too_small(call, proposal=proposal):
        said = (
            words.say("It expects a smaller budget.")
            if call.amounts_expected
            else words.say("It gives less than the budget.")
        )
    elif is_too_large(call, proposal=proposal, part=_SMALL):
        said = words.say("It is meant for far larger work.")
    else:
        return []
    return [
        Reason(
            text=said,
            source=call.source,
            quote=f"{call.max_grant:.0f}",
            contribution=-min(total, _FAR_OFF),
        )
    ]


def _themes(
    call: Call, *, proposal: Proposal, vocabulary: Vocabulary, words: Words
) -> list[Reason]:
    shared = [key for key in proposal.themes if key in call.themes]
    return [
        Reason(
            text=words.say(
                "It pays for work on %(theme)s.",
                theme=vocabulary.label("theme", key, language=words.language),
            ),
            source=call.source,
            quote=key,
            contribution=_WEIGHTS["theme"] / len(proposal.themes),
        )
        for key in shared
    ]


def _other_work(call: Call, *, terms: Terms, so_far: list[Reason]) -> list[Reason]:
    """Take away what it costs a call that it is for other work: a food prize warns of no floods."""
    themes, vocabulary = terms.vocabulary.themes, terms.vocabulary
    asked = set(terms.proposal.themes)
    akin = asked.union(*(themes[key].near for key in asked))
    akin |= {key for key in call.themes if asked.intersection(themes[key].near)}
    total = sum(reason.contribution for reason in so_far)
    if not asked or not call.themes or not akin.isdisjoint(call.themes) or total <= 0:
        return []
    language = terms.words.language
    named = tuple(vocabulary.label("theme", key, language=language) for key in call.themes)
    return [
        Reason(
            text=terms.words.say(
                "It pays for other work: %(themes)s.", themes=terms.words.list(named)
            ),
            source=call.source,
            quote=call.themes[0],
            contribution=-_OTHER_WORK * total,
        )
    ]


def _place(call: Call, *, terms: Terms, words: Words) -> list[Reason]:
    """Name the places that the call names, else the regions in which those of the work lie.

    For mountains met only by country, that is named.
    """
    found = [one for place in terms.proposal.places if (one := _reached(call, place, terms=terms))]
    language, label = words.language, terms.vocabulary.label
    if not found and "global" in call.regions:
        said = words.say("It supports work in %(place)s.", place=words.say("any part of the world"))
        value, quote = _GLOBAL, "global"
    elif not found:
        return []
    else:
        best = max(found, key=lambda one: one.value)
        value, quote = best.value, best.quote
        near = [one for one in found if not one.around]
        meant = [one for one in near if one.own] or near
        named = dict.fromkeys(label(one.what, one.key, language=language) for one in meant)
        if named:
            said = words.say("It supports work in %(place)s.", place=words.list(tuple(named)))
        else:
            said = words.say(
                "It supports work in %(region)s, the region of %(place)s.",
                region=label("region", best.key, language=language),
                place=words.list(tuple(dict.fromkeys(one.around for one in found))),
            )
    contribution = _WEIGHTS["place"] * value
    return [Reason(text=said, source=call.source, quote=quote, contribution=contribution)]


class _Reached(NamedTuple):
    """A place of the proposal that a call reaches."""

    value: float
    what: What
    key: str
    """What the call names."""
    quote: str
    around: str = ""
    """The place, where the call only names a region that it lies in."""
    own: bool = True
    """Whether the proposal names it; else it names mountains of which this is a part."""


def _reached(call: Call, place: Place, *, terms: Terms) -> _Reached | None:
    near = terms.reach.nearness(call, place)
    value = _PLACE.get(near.level, 0.0)
    if not value or not terms.reach.covers(call, place, among=terms.proposal.places):
        return None
    via = near.via or near.key or place.key
    by_country = via in terms.reach.countries_of(call)
    if by_country and terms.reach.is_for_others(call, places=terms.proposal.places):
        value *= _OTHER_MOUNTAINS
    elif by_country and place.kind != "country" and near.level == "country":
        value *= _BY_COUNTRY
    if by_country and place.kind != "country":
        return _Reached(value, "country", via, via, own=False)
    if near.level == "region" and near.key != place.key:
        label = terms.vocabulary.label(place.kind, place.key, language=terms.words.language)
        around = "" if place.kind == "region" else label  # the Andes are a part of South America
        return _Reached(value, "region", near.key or via, via, around)
    return _Reached(value, place.kind, place.key, via)


def _text(call: Call, *, terms: Terms, similarity: float) -> list[Reason]:
    if similarity <= 0:
        return []
    said = terms.words.say("What it pays for is close to the proposal in its words.")
    quote = best_quote(call.summary, query=terms.proposal.text)
    text = terms.quotes.with_language(said, quote=quote)
    return [
        Reason(
            text=text,
            source=call.source,
            quote=quote or best_quote(call.title, query=terms.proposal.text) or call.title,
            contribution=_WEIGHTS["text"] * similarity,
        )
    ]


def _size(call: Call, *, proposal: Proposal, words: Words) -> list[Reason]:
    budget = proposal.budget
    if budget is None or call.max_grant is None or call.currency != budget.currency:
        return []
    least = max(call.min_grant or 0.0, call.max_grant * _FITTING)
    if not least <= budget.amount <= call.max_grant:
        return []
    said = (
        words.say("The budget is no larger than what it expects for one project.")
        if call.amounts_expected
        else words.say("The budget lies within what it gives.")
    )
    return [
        Reason(
            text=said,
            source=call.source,
            quote=f"{call.max_grant:.0f}",
            contribution=_WEIGHTS["size"],
        )
    ]


def _past(past: Past | None, *, terms: Terms) -> list[Reason]:
    if past is None:
        return []
    work = past.initiative
    quote = best_quote(work.summary, query=terms.proposal.text)
    said = terms.words.say("The funder paid for similar work: “%(title)s”.", title=work.title)
    return [
        Reason(
            text=terms.quotes.with_language(said, quote=quote),
            source=work.source,
            quote=quote or work.title,
            contribution=_WEIGHTS["past"] * past.value,
        )
    ]
