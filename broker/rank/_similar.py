"""Members who work on similar things."""

import time
from collections import Counter

from broker.evidence import Evidence
from broker.model import InputError, Place, PlaceKind, Proposal, Recommendations
from broker.rank._query import Query
from broker.rank._recommend import Ranking, understood
from broker.rank._weights import Weights
from broker.wording import Words

_SIMILARITY = Weights(history=0.0, engagement=0.2, kind=0.0, bridging=0.0)
"""Likeness is about work, themes, places and languages; who worked with whom is shown elsewhere."""


def similar(
    evidence: Evidence, *, member: str, top: int = 10, words: Words | None = None
) -> Recommendations:
    """Rank the members whose work is most like that of one organisation.

    Args:
        evidence: The alliance.
        member: Name, acronym, alias or id of the organisation.
        top: How many to give, at least 1.
        words: The language of reasons and cautions; English by default.

    Raises:
        UnknownNameError: If no organisation has this name.
        InputError: If `top` is below 1.
    """
    started = time.perf_counter()
    if top < 1:
        raise InputError("Ask for at least one member, not %(top)s.", top=top)
    profile = self_portrait(evidence, member=member)
    itself = evidence.find(member, what="member")
    query = Query(
        proposal=profile,
        evidence=evidence,
        excluded=evidence.apart_from(itself.id) | {itself.id},
        speaks=frozenset(itself.languages),
        seeks_partners=False,
    )
    ranking = Ranking(query, weights=_SIMILARITY)
    speech = words or Words()
    return Recommendations(
        proposal=understood(profile),
        recommendations=tuple(
            ranking.recommendation(place, rank=rank, words=speech)
            for rank, place in enumerate(ranking.order()[:top], start=1)
        ),
        took_ms=(time.perf_counter() - started) * 1000,
    )


def self_portrait(evidence: Evidence, *, member: str) -> Proposal:
    """Return an organisation as a proposal: what it does, on which themes, where.

    The text is made of its profile and the titles of its weightiest activities; themes and places
    are those that its records name most often.
    """
    organisation = evidence.find(member, what="member")
    documents = [
        evidence.documents[place] for place in evidence.owned[evidence.position[organisation.id]]
    ]
    themes = Counter(key for document in documents for key in document.themes)
    ranges = Counter(key for document in documents for key in document.ranges)
    countries = Counter(key for document in documents for key in document.countries)
    places: list[tuple[PlaceKind, str]] = [("range", key) for key, _ in ranges.most_common(2)]
    places += [("country", key) for key, _ in countries.most_common(2)]
    telling = sorted(documents, key=lambda document: -document.weight)[:8]
    return Proposal(
        text="\n".join(document.text for document in telling),
        language=organisation.languages[0] if organisation.languages else None,
        themes=tuple(key for key, _ in themes.most_common(5)),
        places=tuple(
            Place(kind=kind, key=key, name=evidence.vocabulary.label(kind, key))
            for kind, key in places
        ),
    )
