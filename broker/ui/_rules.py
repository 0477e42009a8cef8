"""Rules of a team: from plain widgets to `WHAT>=N`, and from there to words."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from broker.model import BrokerError
from broker.vocabulary import Vocabulary, What
from broker.wording import Words

_RULE = re.compile(r"(?P<what>\w+)(?::(?P<key>.+?))?(?P<sign>>=|<=)(?P<number>\d+)")
_CHANGE = " → "
_TERMS: dict[str, What] = {
    "kind": "kind",
    "country": "country",
    "theme": "theme",
    "region": "region",
    "range": "range",
}


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What was asked for in the form; 0 and nothing stand for no rule."""

    countries: int = 0
    """At least this many countries; so for kinds."""
    kinds: int = 0
    most_of_kind: tuple[str | None, int] = (None, 0)
    """A kind, and how many of it at most."""
    least_of_kind: tuple[str | None, int] = (None, 0)
    """A kind, and how many of it at least."""
    themes: Collection[str] = ()
    """Themes that somebody in the team must work on; so for the regions."""
    regions: Collection[str] = ()

    def rules(self) -> tuple[str, ...]:
        """Return the wishes as rules that `broker.assemble` reads."""
        rules = []
        if self.countries:
            rules.append(f"countries>={self.countries}")
        if self.kinds:
            rules.append(f"kinds>={self.kinds}")
        most, least = self.most_of_kind, self.least_of_kind
        if most[0]:
            rules.append(f"kind:{most[0]}<={most[1]}")
        if least[0] and least[1]:
            rules.append(f"kind:{least[0]}>={least[1]}")
        rules += [f"theme:{key}>=1" for key in self.themes]
        rules += [f"region:{key}>=1" for key in self.regions]
        return tuple(rules)


def in_words(rule: str, *, vocabulary: Vocabulary, words: Words) -> str:
    """Return a rule, or a change of one rule to another, as people say it.

    What is no rule comes back as it is.
    """
    if _CHANGE in rule:
        before, _, after = rule.partition(_CHANGE)
        return words.say(
            "instead of %(before)s: %(after)s",
            before=in_words(before, vocabulary=vocabulary, words=words),
            after=in_words(after, vocabulary=vocabulary, words=words),
        )
    match = _RULE.fullmatch(rule.replace(" ", ""))
    if match is None:
        return rule
    number = int(match["number"])
    said = _least if match["sign"] == ">=" else _most
    counted = said(number, words=words)
    what, key = match["what"], match["key"]
    if not key:
        return _plain_measure(what, number, counted=counted, words=words) or rule
    name = _name(what, key, vocabulary=vocabulary, words=words)
    phrases = {
        "kind": words.say("%(counted)s of the kind “%(name)s”", counted=counted, name=name),
        "theme": words.say("%(counted)s working on “%(name)s”", counted=counted, name=name),
        "country": words.say("%(counted)s from %(name)s", counted=counted, name=name),
    }
    return phrases.get(what) or words.say(
        "%(counted)s working in %(name)s", counted=counted, name=name
    )


def _plain_measure(what: str, number: int, *, counted: str, words: Words) -> str | None:
    return {
        "members": words.count(
            "%(counted)s member", "%(counted)s members", number, counted=counted
        ),
        "countries": words.count(
            "%(counted)s country", "%(counted)s countries", number, counted=counted
        ),
        "kinds": words.count(
            "%(counted)s kind of organisation",
            "%(counted)s kinds of organisation",
            number,
            counted=counted,
        ),
    }.get(what)


def _least(number: int, *, words: Words) -> str:
    return words.say("at least %(number)s", number=number)


def _most(number: int, *, words: Words) -> str:
    return words.say("at most %(number)s", number=number)


def _name(what: str, key: str, *, vocabulary: Vocabulary, words: Words) -> str:
    try:
        return vocabulary.label(_TERMS[what], key, language=words.language)
    except (BrokerError, KeyError):
        return key
