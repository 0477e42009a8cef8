"""Reasons: sentences with the words that they rest on."""

from broker.evidence import Document, quoted_in
from broker.model import Reason
from broker.rank._query import Query
from broker.rank._support import CLOSE, Support
from broker.text import best_quote
from broker.wording import Words

_THEME_LEVELS = ("stated", "inferred")


def reasons(
    query: Query, supports: list[Support], *, organisation: int, words: Words
) -> tuple[Reason, ...]:
    """Turn pieces of evidence into reasons, one for each record, the weightiest first.

    Args:
        query: The prepared proposal.
        supports: Every piece of evidence for one organisation.
        organisation: Its position.
        words: The language to write in.

    Returns:
        Reasons whose contributions add up to the values of all supports.
    """
    grouped: dict[tuple[str, str], list[Support]] = {}
    for support in supports:
        speaker = "document" if support.document else support.signal
        grouped.setdefault((speaker, support.rests_on), []).append(support)
    made = [
        _reason(query, group, organisation=organisation, words=words) for group in grouped.values()
    ]
    return tuple(sorted(made, key=lambda reason: -reason.contribution))


def shares(reasons: tuple[Reason, ...]) -> tuple[float, ...]:
    """Return the part of each reason in what all of them add, each from 0 to 1."""
    total = sum(max(reason.contribution, 0.0) for reason in reasons)
    return tuple(max(reason.contribution, 0.0) / total if total else 0.0 for reason in reasons)


def _reason(query: Query, group: list[Support], *, organisation: int, words: Words) -> Reason:
    first = group[0]
    contribution = sum(support.value for support in group)
    if first.document is None:
        text = _field_sentence(query, first, organisation=organisation, words=words)
        source, quote = first.source, first.quote
    else:
        text = _document_sentence(query, first.document, group, words=words)
        source, quote = first.document.source, _quote(query, first.document, group)
    text = _with_language(query, text, quote=quote, document=first.document, words=words)
    return Reason(text=text, source=source, quote=quote, contribution=contribution)


def _with_language(
    query: Query, text: str, *, quote: str, document: Document | None, words: Words
) -> str:
    """Tell in which language the quoted words are, where it is not the reader's."""
    evidence = query.evidence
    language: str | None
    if document is None:
        language = evidence.vocabulary.language_of(quote) or ""
    else:
        language = quoted_in(evidence, quote, document=document)
    if language is None:
        return words.say("%(sentence)s Language of the quote: not recognised.", sentence=text)
    if language in {"", words.language}:
        return text
    label = evidence.vocabulary.label("language", language, language=words.language)
    return words.say("%(sentence)s Quoted in: %(language)s.", sentence=text, language=label)


def _quote(query: Query, document: Document, group: list[Support]) -> str:
    """Quote the sentence nearest to the proposal; a bare tag where only the tag speaks."""
    tags = [support.key for support in group if support.signal == "theme"]
    only_tags = all(support.signal in {"theme", "place"} for support in group)
    bare = not document.summary and document.kind == "profile"
    if document.kind in {"profile", "focus"} and (only_tags or bare) and tags:
        return tags[0]  # a mere name says less than the tag
    passage = document.summary or document.title
    return best_quote(passage, query=query.proposal.text) or document.title


def _document_sentence(
    query: Query, document: Document, group: list[Support], *, words: Words
) -> str:
    """Say what the document is, then everything in it that speaks for the match."""
    clauses = []
    if any(support.signal == "text" and support.value >= CLOSE for support in group):
        clauses.append(words.say("close in words"))
    stated, inferred = (_themes(query, group, level=one, words=words) for one in _THEME_LEVELS)
    if stated:
        clauses.append(words.say("on %(themes)s", themes=stated))
    if inferred:
        clauses.append(words.say("probably on %(themes)s", themes=inferred))
    clauses.extend(_place_clauses(query, group, words=words))
    subject = _subject(document, words=words)
    if not clauses and all(support.signal == "engagement" for support in group):
        clauses.append(words.say("a sign that it is active"))
    if not clauses:
        return f"{subject}."
    return words.say("%(subject)s: %(clauses)s.", subject=subject, clauses=words.clauses(clauses))


def _themes(query: Query, group: list[Support], *, level: str, words: Words) -> str:
    labels = (
        query.evidence.vocabulary.label("theme", support.key, language=words.language)
        for support in group
        if support.signal == "theme" and support.level == level
    )
    return words.list(tuple(labels))


def _subject(document: Document, *, words: Words) -> str:
    if document.kind == "activity":
        return _work(document, words=words)
    subjects = {
        "profile": words.say("Its profile"),
        "focus": words.say("Its field of work"),
        "unit": words.say("Its unit “%(title)s”", title=document.title),
        "offer": words.say("It offers something that fits"),
        "need": words.say("It looks for something that this could give"),
    }
    return subjects[document.kind]


def _work(document: Document, *, words: Words) -> str:
    year = f" ({document.year})" if document.year else ""
    if document.state == "current":
        return words.say("It runs “%(title)s”", title=document.title)
    if document.state == "planned":
        return words.say("It plans “%(title)s”%(year)s", title=document.title, year=year)
    return words.say("It has worked on “%(title)s”%(year)s", title=document.title, year=year)


def _place_clauses(query: Query, group: list[Support], *, words: Words) -> list[str]:
    """Say where it is by the nearest level, and in which of the proposal's countries."""
    named: dict[str, list[str]] = {}
    for support in group:
        if support.place is not None:
            label = query.evidence.vocabulary.label(
                support.place.kind, support.place.key, language=words.language
            )
            level = support.level
            if level == "country" and support.place.kind != "country":
                level = "near"
            if level == "region" and _is_event(support.document):
                level = "linked"
            named.setdefault(level, []).append(label)
    order = ("range", "within", "country", "near", "region", "linked", "neighbour", "global")
    reached = [level for level in order if level in named]
    told = reached[:1] + (["country"] if "country" in reached[1:] else [])
    if told == ["neighbour"] and len({support.signal for support in group}) > 1:
        return []
    return [_place_clause(level, words.list(tuple(named[level])), words=words) for level in told]


def _is_event(document: Document | None) -> bool:
    """Tell whether the countries of a document may be those of who came together elsewhere."""
    return document is not None and document.kind == "activity" and document.travels


def _place_clause(level: str, places: str, *, words: Words) -> str:
    clauses = {
        "range": words.say("right there (%(places)s)", places=places),
        "within": words.say("in a part or a parent of those mountains (%(places)s)", places=places),
        "country": words.say("in %(places)s", places=places),
        "near": words.say("in a country of those mountains (%(places)s)", places=places),
        "region": words.say("in the same region (%(places)s)", places=places),
        "linked": words.say("with ties to that region (%(places)s)", places=places),
        "neighbour": words.say("in a neighbouring region (%(places)s)", places=places),
        "global": words.say("worldwide, there too (%(places)s)", places=places),
    }
    return clauses[level]


def _field_sentence(query: Query, support: Support, *, organisation: int, words: Words) -> str:
    evidence = query.evidence
    if support.signal == "history":
        partner = evidence.organisations[evidence.position[support.key]].name
        if support.level == "past":
            return words.say("It has worked with %(partner)s before.", partner=partner)
        return words.say(
            "It has worked with %(partner)s, who has worked with the lead.", partner=partner
        )
    if support.signal == "bridging":
        return words.say("It connects partners who have no link of their own.")
    if support.signal == "language":
        label = evidence.vocabulary.label("language", support.key, language=words.language)
        return words.say("It shares a language: %(language)s.", language=label)
    label = evidence.vocabulary.label("kind", support.key, language=words.language)
    if support.level == "asked":
        return words.say("It is of a kind that the proposal asks for: %(kind)s.", kind=label)
    return words.say("It is another kind of organisation than the lead: %(kind)s.", kind=label)
