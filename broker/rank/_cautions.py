"""Cautions: what a broker should know before writing to somebody."""

from collections import Counter
from typing import Literal

from broker.evidence import Document
from broker.model import Member, Neighbour
from broker.rank._query import PORTRAIT, Query
from broker.rank._support import CLOSE, Support
from broker.rank.signals import other_work
from broker.wording import Words

_STALE_AFTER = 5
"""Years after which a fact is likely to have changed; focal points turn over faster."""

_LOCAL = 8
"""Countries up to which somebody is at home somewhere."""

_MUCH = 8
"""Pieces of other work from which on it is said that they count against somebody."""

_FAR = frozenset({"neighbour"})
"""How near a place may be and still be another one."""


def cautions(
    query: Query, supports: list[Support], *, organisation: int, words: Words
) -> tuple[str, ...]:
    """Return what speaks for care with one suggestion, in the reader's language."""
    evidence = query.evidence
    candidate = evidence.organisations[organisation]
    documents = [evidence.documents[place] for place in evidence.owned[organisation]]
    found = [
        _refused(query, candidate, words=words),
        _standing(candidate, words=words),
        _stale(documents, year=evidence.on.year, words=words),
        _undated(supports, words=words),
        _new_work(query, supports, words=words),
        _elsewhere(query, supports, documents=documents, words=words),
        _inferred(supports, words=words),
        _broad(query, organisation, words=words),
        _language(query, organisation, words=words),
        _unread(query, words=words),
    ]
    return tuple(caution for caution in found if caution)


def _refused(query: Query, candidate: Member | Neighbour, *, words: Words) -> str | None:
    said = query.refused.get(candidate.kind)
    if not (said and query.seeks_partners):
        return None
    return words.say("The proposal says “%(said)s”: check whether this rules it out.", said=said)


def _standing(candidate: Member | Neighbour, *, words: Words) -> str | None:
    if isinstance(candidate, Neighbour):
        return words.say("Not a member: a candidate to invite.")
    if candidate.evidence == "strong":
        return words.say("Membership is likely but remains to be confirmed.")
    return None


def _stale(documents: list[Document], *, year: int, words: Words) -> str | None:
    newest = max((document.as_of for document in documents if document.as_of), default=None)
    if newest is None:
        return words.say("No source tells for which year its facts hold: check first.")
    if year - newest > _STALE_AFTER:
        return words.say("Nothing newer than %(year)s is known: check first.", year=newest)
    return None


def _undated(supports: list[Support], *, words: Words) -> str | None:
    works = [
        support.document
        for support in supports
        if support.document is not None and support.document.kind == "activity"
    ]
    if works and all(work.year is None for work in works):
        return words.say("No year is known for the work that speaks for it: check how old it is.")
    return None


def _new_work(query: Query, supports: list[Support], *, words: Words) -> str | None:
    """Work that builds on what a member already runs succeeds; new unfunded work stalls."""
    if not query.seeks_partners:
        return None
    themes = set(query.proposal.themes)
    near = False
    for support in supports:
        document = support.document
        if document is None or document.state != "current":
            continue
        if document.weight >= 0.5 and _on_this(support, document, themes=themes):
            return None
        near = near or (support.signal == "text" and support.value >= CLOSE)
    if near:
        return words.say(
            "What it runs is close in words, but on other themes: this may need new money."
        )
    return words.say("No running work of its own on this is known: it may need new money.")


def _on_this(support: Support, document: Document, *, themes: set[str]) -> bool:
    """Tell whether work is on what is proposed: by its themes, or by words where it has none."""
    if themes and not document.themes:
        return support.signal == "text" and support.value >= CLOSE
    on_theme = not themes or bool(themes & set(document.themes))
    return on_theme and support.signal in {"text", "theme"}


def _elsewhere(
    query: Query, supports: list[Support], *, documents: list[Document], words: Words
) -> str | None:
    """Say that all that is known of somebody's work is in other places than the proposal's."""
    if not (query.proposal.places and query.seeks_partners):
        return None
    if any(one.signal == "place" and one.level not in _FAR for one in supports):
        return None
    if len({key for one in documents for key in one.countries}) > _LOCAL:
        return None  # who works in many countries may work here, too
    counts: Counter[tuple[Literal["range", "country"], str]] = Counter()
    for document in documents:
        if not document.travels:
            counts.update(("range", key) for key in document.ranges)
            counts.update(("country", key) for key in document.countries)
    if not counts:
        return None
    label = query.evidence.vocabulary.label
    known = (label(what, key, language=words.language) for (what, key), _ in counts.most_common(2))
    return words.say(
        "Nothing on record ties it to these places; what is known of its work is mostly in "
        "%(places)s.",
        places=words.list(tuple(known)),
    )


def _inferred(supports: list[Support], *, words: Words) -> str | None:
    themed = [support for support in supports if support.signal == "theme"]
    if themed and all(support.level == "inferred" for support in themed):
        return words.say("Its themes were inferred, not stated by a source.")
    return None


def _broad(query: Query, organisation: int, *, words: Words) -> str | None:
    """Say why who does much, and mostly other things, stands lower than its reasons suggest."""
    owned = query.evidence.owned[organisation]
    everything = sum(query.evidence.documents[place].kind not in PORTRAIT for place in owned)
    other = other_work(query, organisation) if query.seeks_partners else 0
    if other < _MUCH or 2 * other < everything:
        return None
    return words.say(
        "It does much else: %(other)s of the %(all)s works and offers on record for it have "
        "nothing to do with this, and all its reasons count a little less for it.",
        other=other,
        all=everything,
    )


def _language(query: Query, organisation: int, *, words: Words) -> str | None:
    """Say that no language is shared: those that a source states, else those of its texts."""
    stated = query.evidence.organisations[organisation].languages
    codes = stated or query.evidence.written_in(organisation)
    if not query.languages or not codes or query.understood_languages & set(codes):
        return None
    vocabulary = query.evidence.vocabulary
    labels = (vocabulary.label("language", code, language=words.language) for code in codes)
    known = words.list(tuple(labels))
    if stated:
        return words.say(
            "No language in common is recorded; it works in %(languages)s.", languages=known
        )
    return words.say(
        "No source tells in which languages it works; what is known of it seems to be written in "
        "%(languages)s.",
        languages=known,
    )


def _unread(query: Query, *, words: Words) -> str | None:
    if not query.unread:
        return None
    return words.say(
        "Most of the proposal is in a script that could not be read: this rests on the places, "
        "themes and names in it."
    )
