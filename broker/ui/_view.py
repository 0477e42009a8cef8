"""Shaping answers for the eye."""

from collections.abc import Iterable
from html import escape

from broker.evidence import Evidence
from broker.model import Neighbour, Quoted, Reason, fold
from broker.ui._plain import plain, source, unturned
from broker.vocabulary import Vocabulary, What
from broker.wording import Words

_PLACES: tuple[What, ...] = ("country", "range", "region", "convention")


def evidence_line(reason: Reason, *, words: Words) -> str:
    """Return as Markdown what a reason rests on: the quoted words, then the source."""
    where = source(reason.source) if reason.source.strip() else ""
    if not reason.words_quoted:
        return words.say("Source: %(source)s", source=where) if where else ""
    quoted = words.quote(plain(reason.words_quoted))
    return f"{quoted} — {where}" if where else quoted


def entry(name: str, *, fact: str, more: str) -> str:
    """Return the Markdown of a name with a fact beside it and more below, all plain texts.

    Such entries stay readable on a telephone, where a table of long texts does not.
    """
    below = f"  \n  :gray[{plain(more)}]" if more else ""
    return f"**{plain(name)}** · {plain(fact)}{below}"


def bullets(lines: Iterable[str]) -> str:
    """Return a Markdown list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def remarks(sentences: Iterable[str], *, quotes: tuple[Quoted, ...]) -> str:
    """Return sentences as an HTML list that says of each quote in which language it is.

    Every text is escaped: nothing in it becomes a tag.
    """
    entries = []
    for sentence in sentences:
        line = escape(unturned(sentence))
        for one in quotes:
            inside = escape(unturned(one.text))
            line = line.replace(inside, f'<span lang="{escape(one.language)}">{inside}</span>', 1)
        entries.append(f'<li dir="auto">{line}</li>')
    return f"<ul>{''.join(entries)}</ul>"


def shown_reasons(reasons: tuple[Reason, ...], *, most: int, words: Words) -> str:
    """Return the weightiest reasons as a Markdown list with what they rest on."""
    lines = []
    for reason in reasons[:most]:
        # What speaks against something rests on the record that was quoted for it.
        rests_on = evidence_line(reason, words=words) if reason.contribution >= 0 else ""
        lines.append(plain(reason.text) + (f"  \n  :gray[{rests_on}]" if rests_on else ""))
    return bullets(lines)


def choices(vocabulary: Vocabulary, what: What, *, words: Words) -> dict[str, str]:
    """Return the labels of all terms of one sort by key, in the order of the labels."""
    terms = {
        "theme": vocabulary.themes,
        "kind": vocabulary.kinds,
        "region": vocabulary.regions,
        "range": vocabulary.ranges,
        "convention": vocabulary.conventions,
        "country": vocabulary.countries,
        "language": vocabulary.languages,
    }[what]
    named = {
        key: term.label(words.language)
        for key, term in terms.items()
        if not getattr(term, "told", False)
    }
    return dict(sorted(named.items(), key=lambda item: (fold(item[1]), item[0])))


def place_choices(vocabulary: Vocabulary, *, words: Words) -> dict[str, str]:
    """Return the labels of all places by `kind:key`; no two places have the same label."""
    found: dict[str, str] = {}
    for what in _PLACES:
        for key, label in choices(vocabulary, what, words=words).items():
            found[f"{what}:{key}"] = label
    for key in _doubled(found):
        found[key] = f"{found[key]} ({_sort_of_place(key.partition(':')[0], words=words)})"
    for key in _doubled(found):
        sort, _, name = key.partition(":")
        lies_in = vocabulary.ranges[name].countries if sort == "range" else ()
        countries = (vocabulary.label("country", code, language=words.language) for code in lies_in)
        where = words.list(tuple(countries))
        found[key] = words.say("%(name)s: %(value)s", name=found[key], value=where or name)
    for key in _doubled(found):
        found[key] = f"{found[key]} [{key}]"
    return dict(sorted(found.items(), key=lambda item: (fold(item[1]), item[0])))


def _doubled(labels: dict[str, str]) -> list[str]:
    counts: dict[str, int] = {}
    for label in labels.values():
        counts[label] = counts.get(label, 0) + 1
    return [key for key, label in labels.items() if counts[label] > 1]


def _sort_of_place(what: str, *, words: Words) -> str:
    if what == "range":
        return words.say("mountains")
    if what == "region":
        return words.say("region")
    if what == "convention":
        return words.say("treaty")
    return words.say("country")


def organisation_choices(evidence: Evidence, *, words: Words) -> dict[str, str]:
    """Return the names of all organisations by id: members first, each part in order of name."""
    named = {}
    for organisation in sorted(
        evidence.organisations, key=lambda one: (one.standing != "member", fold(one.name))
    ):
        name = organisation.name
        if isinstance(organisation, Neighbour):
            name = words.say("%(name)s (not a member)", name=name)
        named[organisation.id] = name
    for key in _doubled(named):
        named[key] = f"{named[key]} [{key}]"
    return named
