"""Which kinds of partner a text asks for."""

import re
from functools import cached_property
from typing import NamedTuple

from broker.vocabulary import _asking_words as words
from broker.vocabulary._asking_reach import REACH, Reached, reached
from broker.vocabulary._asking_text import AskingText
from broker.vocabulary._finder import Finder
from broker.vocabulary._particular import is_particular
from broker.vocabulary._phrases import NAME_WEIGHT
from broker.vocabulary._tokens import is_small

_CLAUSE_END = re.compile(r"[,.;:!?()\n]")
_REST = 60
"""So many characters behind a kind are quoted at most with it."""
_BESIDE = 3
"""Words that may stand between 'and' and the kind, or between the kind and what describes it."""


class _Named(NamedTuple):
    """A kind of partner that is named: the words from `first` to `last`, both included."""

    key: str
    first: int
    last: int


def kinds_asked(text: str, *, finder: Finder) -> tuple[str, ...]:
    """Return the keys of the kinds of partner that a text asks for, in its order.

    A kind is asked for where its name follows, in the same sentence, words that ask (`we look for`,
    `partners`, `hacen falta`), or where it stands shortly before words such as `wanted` or
    `gesucht`. What says whom the work is for (`to train companies`) or describes a partner (`that
    work with companies`) asks for nothing. The list of partners may go on after it: behind the
    comma that ends a description, or with a kind that is itself introduced after a comma or `and`
    (`and an NGO`, `and authorities that …`). What the text says it does not look for (`no
    companies`, `not for companies but for universities`) is not asked for either. Behind mere words
    for partners, what has a name of its own is there already: `partners: the University of Bern`.
    """
    asking, named = _read(text, finder=finder)
    return tuple(dict.fromkeys(one.key for one in named if asking.asks_for(one)))


def kinds_refused(text: str, *, finder: Finder) -> dict[str, str]:
    """Return the kinds of partner that a text does not want, each with the words that say so.

    Such is a kind behind words that ask and are denied (`no aceptamos socios del sector privado`),
    and one that is barred (`no companies`) where partners are asked for or a sentence begins with
    it. A kind that is also asked for is not refused.
    """
    asking, named = _read(text, finder=finder)
    refused = ((one.key, asking.refusal(one)) for one in reversed(named))
    asked = {one.key for one in named if asking.asks_for(one)}
    return {key: words for key, words in refused if words and key not in asked}


def _read(text: str, *, finder: Finder) -> tuple["_Asking", list[_Named]]:
    """Return a text as words that ask, and the kinds it names in its order."""
    signals, found = finder.signals(text, what="kind")
    named = [
        _Named(one.key, one.first, one.first + one.words.count(" "))
        for one in signals
        if one.weight >= NAME_WEIGHT
    ]
    ends = {one.last for one in named}
    language = finder.language_of(text) if named else None
    asking = _Asking(AskingText(text, found=found, ends=ends, language=language))
    return asking, sorted(named, key=lambda one: one.first)


class _Asking:
    """Tells of kinds of partner whether a text asks for them where they stand."""

    def __init__(self, text: AskingText) -> None:
        self._text = text

    @cached_property
    def _reached(self) -> Reached:
        return reached(self._text)

    def asks_for(self, one: _Named) -> bool:
        """Tell whether a kind is asked for where it stands."""
        asked, aside, sure, _ = self._reached
        if self._bar(one.first) is not None:
            return False
        if one.first not in asked and not (one.first in aside and self._is_introduced(one)):
            return False
        return one.first in sure or not is_particular(
            one.first,
            one.last,
            text=self._text.whole,
            found=self._text.tokens,
            language=self._text.language,
        )

    def refusal(self, one: _Named) -> str:
        """Return the words by which a kind is refused where it stands; none where it is not."""
        asked, aside, _, denied = self._reached
        at = denied.get(one.first)
        bar = self._bar(one.first)
        if bar is not None:
            back = range(bar, max(bar - REACH, -1), -1)
            start = next((first for first in back if self._text.begins(first)), bar)
            opens = self._text.begins(start) and self._text.tokens[start].form in self._text.no
            at = start if opens else bar if one.first in asked | aside else at
        if at is None:
            return ""
        end = self._text.tokens[one.last].end
        rest = _CLAUSE_END.split(self._text.whole[end : end + _REST], maxsplit=1)
        whole = rest[0] if len(rest) > 1 or end + _REST >= len(self._text.whole) else ""
        return " ".join((self._text.whole[self._text.tokens[at].start : end] + whole).split())

    def _is_introduced(self, one: _Named) -> bool:
        """Tell whether a kind is listed anew: `, and an NGO`, `y autoridades que …`."""
        single = False
        for at in range(one.first, max(one.first - _BESIDE, 0), -1):
            before = self._text.tokens[at - 1].form
            if at in self._text.breaks:
                return False
            if "," in self._text.gap(at) or before in self._text.joining:
                return single or self._is_described(one.last)
            single = single or before in words.ONE
        return False

    def _is_described(self, last: int) -> bool:
        ends = range(last + 1, min(last + 1 + _BESIDE, len(self._text.tokens)))
        marks = self._text.aims | words.WITH
        return any(self._text.describes(at) or self._text.tokens[at].form in marks for at in ends)

    def _bar(self, first: int) -> int | None:
        """Return the word that says that a kind is not meant: `no companies`."""
        before = self._text.right_before(first, most=2)
        described = before[1:] and before[1] in words.NONE and not is_small(before[0])
        skipped = int(bool(before) and (before[0] in words.ARTICLES or bool(described)))
        barred = before[skipped : skipped + 1]
        return first - 1 - skipped if barred and barred[0] in self._text.no else None
