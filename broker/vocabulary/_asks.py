"""Which kinds of partner a text asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import cache, cached_property
from typing import NamedTuple

from broker.vocabulary import _asking_words as words
from broker.vocabulary._excluding_words import FALSE_FRIENDS
from broker.vocabulary._finder import Finder
from broker.vocabulary._index import PhraseIndex, Reading, apart
from broker.vocabulary._particular import is_particular
from broker.vocabulary._phrases import NAME_WEIGHT
from broker.vocabulary._terms import What
from broker.vocabulary._tokens import Token, is_small

_REACH = 40
"""So many words after the words that ask, what is named is still asked for."""
_REACH_BACK = 6
_SENTENCE_END = re.compile(r"(?<!\n\d)(?<!\n\d\d)[.!?]\s+\W*(?=[A-ZÀ-Þ])|\n\s*\n")
_ITEM = re.compile(r"(?:\A|\n)[ \t]*(?:[-*•–·]|\d{1,2}[.)])\s")
_IN_ITEM = re.compile(rf"{_ITEM.pattern}[^\n]*\Z")
_HEADING = re.compile(r"(?:\A|\n)[^\w\n]*(?:[\w'’]+ ){0,3}\w+\Z")
_STOP = re.compile(r"[.]\W*\s")
_CLAUSE_END = re.compile(r"[,.;:!?()\n]")
_REST = 60
"""So many characters behind a kind are quoted at most with it."""
_LINE = 200
"""A line is looked back at so many characters long at most."""
_APART = re.compile(r"[,:;()–—]")
_BEFORE_ASKING = 2
"""Words before those that ask among which one may deny."""
_BESIDE = 3
"""Words that may stand between 'and' and the kind, or between the kind and what describes it."""


class _State(Enum):
    """What words are to the words that ask before them."""

    OPEN = auto()
    DESCRIBED = auto()
    AIM = auto()
    DENIED = auto()


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
    asking = _Asking(text, found=found, ends=ends, language=language)
    return asking, sorted(named, key=lambda one: one.first)


class _Asking:
    """The words of a text that follow or precede words that ask.

    Args:
        text: The text.
        found: Its words.
        ends: The last words of the kinds that it names.
        language: Its language; None where it is unclear, and words of all languages count.
    """

    def __init__(
        self, text: str, *, found: Sequence[Token], ends: set[int], language: str | None
    ) -> None:
        self._text = text
        self._found = found
        self._ends = ends
        self._language = language
        self._aims = _of(words.AIM, language)
        self._relatives = _of(words.RELATIVE, language)
        self._and = _of(words.AND, language)
        unclear = FALSE_FRIENDS if language is None else frozenset()
        self._no, self._not = _of(words.NO, language) - unclear, _of(words.NOT, language) - unclear
        self._breaks = {
            at
            for at in range(1, len(found))
            if _SENTENCE_END.search(text, found[at - 1].end, min(found[at].start + 1, len(text)))
        }

    def asks_for(self, one: _Named) -> bool:
        """Tell whether a kind is asked for where it stands."""
        asked, aside, sure, _ = self._words
        if self._bar(one.first) is not None:
            return False
        if one.first not in asked and not (one.first in aside and self._is_introduced(one)):
            return False
        return one.first in sure or not is_particular(
            one.first, one.last, text=self._text, found=self._found, language=self._language
        )

    def refusal(self, one: _Named) -> str:
        """Return the words by which a kind is refused where it stands; none where it is not."""
        asked, aside, _, denied = self._words
        at = denied.get(one.first)
        bar = self._bar(one.first)
        if bar is not None:
            back = range(bar, max(bar - _REACH, -1), -1)
            start = next((first for first in back if self._begins(first)), bar)
            opens = self._begins(start) and self._found[start].form in self._no
            at = start if opens else bar if one.first in asked | aside else at
        if at is None:
            return ""
        end = self._found[one.last].end
        rest = _CLAUSE_END.split(self._text[end : end + _REST], maxsplit=1)
        whole = rest[0] if len(rest) > 1 or end + _REST >= len(self._text) else ""
        return " ".join((self._text[self._found[at].start : end] + whole).split())

    def _start(self, first: int) -> int:
        """Return the first word of those right before some among which one may deny."""
        return first - len(self._right_before(first, most=_BEFORE_ASKING))

    def _begins(self, at: int) -> bool:
        """Tell whether a sentence or a line begins with a word."""
        return at == 0 or at in self._breaks or "\n" in self._gap(at)

    @cached_property
    def _words(self) -> tuple[set[int], set[int], set[int], dict[int, int]]:
        """The words that are asked for, those set aside, the sure ones, and those denied.

        A word is sure behind or before words that ask, and not behind mere words for partners. To
        the denied ones belongs the first word of what denies them.
        """
        asked: set[int] = set()
        aside: set[int] = set()
        sure: set[int] = set()
        described: set[int] = set()
        refused: dict[int, int] = {}
        hits = apart(_phrases().find(self._found), size=lambda hit: hit.last - hit.first)
        for hit in hits:
            meant = [one for one in hit.readings if one.language in {"", self._language}]
            if any(one.what is None for one in meant):
                continue
            denied = self._is_denied(hit.first, last=hit.last)
            heads = self._heads(hit.last)
            for reading in meant:
                if reading.key == "back":
                    before = set() if denied else set(self._before(hit.first))
                    asked |= before
                    sure |= before
                    if not heads:
                        continue
                if heads or hit.first not in described:  # 'NGOs that work with companies'
                    for at, state in self._after(hit.last, denied=denied, heads=heads):
                        if state is _State.DENIED:
                            refused.setdefault(at, self._start(hit.first))
                            continue
                        (asked if state is _State.OPEN else aside).add(at)
                        if reading.key != "beside":
                            sure.add(at)
                        if state is _State.DESCRIBED:
                            described.add(at)
        return asked, aside, sure, refused

    def _is_introduced(self, one: _Named) -> bool:
        """Tell whether a kind is listed anew: `, and an NGO`, `y autoridades que …`."""
        single = False
        for at in range(one.first, max(one.first - _BESIDE, 0), -1):
            before = self._found[at - 1].form
            if at in self._breaks:
                return False
            if "," in self._gap(at) or before in self._and:
                return single or self._is_described(one.last)
            single = single or before in words.ONE
        return False

    def _is_described(self, last: int) -> bool:
        ends = range(last + 1, min(last + 1 + _BESIDE, len(self._found)))
        marks = self._aims | words.WITH
        return any(self._describes(at) or self._found[at].form in marks for at in ends)

    def _bar(self, first: int) -> int | None:
        """Return the word that says that a kind is not meant: `no companies`."""
        before = self._right_before(first, most=2)
        described = before[1:] and before[1] in words.NONE and not is_small(before[0])
        skipped = int(bool(before) and (before[0] in words.ARTICLES or bool(described)))
        barred = before[skipped : skipped + 1]
        return first - 1 - skipped if barred and barred[0] in self._no else None

    def _is_denied(self, first: int, *, last: int) -> bool:
        """Tell whether words that ask are turned round: `we do not look for`, `no buscamos`."""
        before = self._right_before(first, most=_BEFORE_ASKING)
        behind = [one.form for one in self._found[last + 1 : last + 2]]
        return not self._not.isdisjoint(before) and words.ONLY.isdisjoint([*before, *behind])

    def _right_before(self, first: int, *, most: int) -> list[str]:
        """Return the words before one, the nearest first, up to a mark."""
        found: list[str] = []
        for at in range(first, max(first - most, 0), -1):
            if at in self._breaks or _APART.search(self._gap(at)):
                break
            found.append(self._found[at - 1].form)
        return found

    def _heads(self, last: int) -> bool:
        """Tell whether words are the label of what follows: `Wanted:`, or `Partners sought. …`."""
        end = self._found[last].end
        if last + 1 < len(self._found) and ":" in self._gap(last + 1):
            return True
        short = _HEADING.search(self._text, max(0, end - _LINE), end)
        return bool(short and _STOP.match(self._text, end))

    def _after(self, last: int, *, denied: bool, heads: bool) -> Iterator[tuple[int, _State]]:
        """Yield the words within reach, and what they are to the words that ask.

        The items of a list go on with it, unless it is itself one of them.
        """
        state = _State.OPEN
        end = self._found[last].end
        in_item = bool(_IN_ITEM.search(self._text, max(0, end - _LINE), end))
        for at in range(last + 1, min(last + 1 + _REACH, len(self._found))):
            if at in self._breaks and not (heads and at == last + 1):
                return
            if _ITEM.search(self._text, self._found[at - 1].end, self._found[at].end + 2):
                if in_item:
                    return
                state = _State.OPEN
            form, before = self._found[at].form, self._found[at - 1].form
            if denied and form not in words.BUT:
                yield at, _State.DENIED
                continue
            if denied or (before in words.BUT and form in self._aims):
                denied, state = False, _State.OPEN
                yield at, state
                continue
            gap = self._gap(at)
            if ":" in gap or ";" in gap or ("," in gap and state is _State.DESCRIBED):
                state = _State.OPEN
            if self._describes(at) and state is not _State.AIM:
                state = _State.DESCRIBED
            elif self._found[at].form in self._aims:
                state = _State.AIM
            yield at, state

    def _before(self, first: int) -> Iterator[int]:
        for at in range(first - 1, max(first - 1 - _REACH_BACK, -1), -1):
            if at + 1 in self._breaks:
                return
            yield at

    def _describes(self, at: int) -> bool:
        form = self._found[at].form
        if form in words.FOR and at - 1 in self._ends:
            return True  # 'ministries for transport' says which ones
        if self._language in {"de", None} and form in words.RELATIVE_AFTER_COMMA:
            return "," in self._gap(at)
        return form in self._relatives

    def _gap(self, at: int) -> str:
        """Return what stands between a word and the one before it."""
        return self._text[self._found[at - 1].end : self._found[at].start]


def _of(lists: Mapping[str, str], language: str | None) -> frozenset[str]:
    if language is None:
        return frozenset(" ".join(lists.values()).split()) - words.ONE
    return frozenset(lists.get(language, "").split())


@cache
def _phrases() -> PhraseIndex:
    index = PhraseIndex()
    sorts: tuple[tuple[What | None, str, Mapping[str, str]], ...] = (
        ("kind", "ahead", words.AHEAD),
        ("kind", "beside", words.WITH_US),
        ("kind", "back", words.BACK),
        (None, "", words.PRESENT),
    )
    for what, key, by_language in sorts:
        for language, phrases in by_language.items():
            for phrase in phrases.split("|"):
                bound = language if phrase in words.FALSE_FRIENDS else ""
                index.add(phrase, Reading(what, key, language=bound))
    return index
