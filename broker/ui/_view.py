"""Shaping answers for the eye; no page computes anything but this."""

from collections.abc import Iterable

from broker.evidence import Evidence
from broker.model import Neighbour, Reason, fold
from broker.ui._plain import plain, source
from broker.vocabulary import Vocabulary, What
from broker.wording import Words

_PLACES: tuple[What, ...] = ("country", "range", "region", "convention")


def percent(share: float, *, words: Words) -> str:
    """Return a share as a whole percentage in the reader's language."""
    from babel.numbers import format_percent

    return format_percent(round(share, 2), locale=words.language)


def amount(value: float, *, currency: str | None, words: Words) -> str:
    """Return a whole amount with its currency (ISO 4217) in the reader's way of writing numbers."""
    from babel.numbers import format_decimal

    number = format_decimal(round(value), locale=words.language)
    return f"{currency} {number}" if currency else number


def odds(score: float, *, words: Words) -> str:
    """Return a probability as a percentage and in words, as the briefs do."""
    rounded = percent(max(score, 0.01), words=words)
    if score >= 0.5:
        return words.say("%(percent)s, likely", percent=rounded)
    if score >= 0.2:
        return words.say("%(percent)s, quite possible", percent=rounded)
    if score >= 0.01:
        return words.say("%(percent)s, worth a question", percent=rounded)
    return words.say("under %(percent)s, a long shot", percent=rounded)


def shares(reasons: tuple[Reason, ...]) -> tuple[float, ...]:
    """Return the part of each reason in what all of them add, each from 0 to 1."""
    total = sum(max(reason.contribution, 0.0) for reason in reasons)
    return tuple(max(reason.contribution, 0.0) / total if total else 0.0 for reason in reasons)


def evidence_line(reason: Reason, *, words: Words) -> str:
    """Return as Markdown what a reason rests on: the quoted words, then the source."""
    parts = []
    if reason.quote.strip():
        parts.append(words.say("“%(quote)s”", quote=plain(reason.quote)))
    if reason.source.strip():
        parts.append(source(reason.source))
    return " — ".join(parts)


def bullets(lines: Iterable[str]) -> str:
    """Return a Markdown list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def shown_reasons(reasons: tuple[Reason, ...], *, most: int, words: Words) -> str:
    """Return the weightiest reasons as a Markdown list with what they rest on."""
    lines = []
    for reason in reasons[:most]:
        rests_on = evidence_line(reason, words=words)
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
    named = {key: term.label(words.language) for key, term in terms.items()}
    return dict(sorted(named.items(), key=lambda item: (item[1].casefold(), item[0])))


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
        where = ", ".join(
            vocabulary.label("country", code, language=words.language) for code in lies_in
        )
        found[key] = f"{found[key]}: {where or name}"
    for key in _doubled(found):
        found[key] = f"{found[key]} [{key}]"
    return dict(sorted(found.items(), key=lambda item: (item[1].casefold(), item[0])))


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
