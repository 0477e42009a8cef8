"""How far words that ask for partners reach: `we look for`, `partners`, `wanted`."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from broker.vocabulary import _asking_words as words
from broker.vocabulary._asking_text import AskingText
from broker.vocabulary._index import Hit, PhraseIndex, Reading, apart
from broker.vocabulary._terms import What

REACH = 40
"""So many words after the words that ask, what is named is still asked for."""
_REACH_BACK = 6
_ITEM = re.compile(r"(?:\A|\n)[ \t]*(?:[-*•–·]|\d{1,2}[.)])\s")
_IN_ITEM = re.compile(rf"{_ITEM.pattern}[^\n]*\Z")
_HEADING = re.compile(r"(?:\A|\n)[^\w\n]*(?:[\w'’]+ ){0,3}\w+\Z")
_STOP = re.compile(r"[.]\W*\s")
_LINE = 200
"""A line is looked back at so many characters long at most."""
_BEFORE_ASKING = 2
"""Words before those that ask among which one may deny."""


class _State(Enum):
    """What words are to the words that ask before them."""

    OPEN = auto()
    DESCRIBED = auto()
    AIM = auto()
    DENIED = auto()


class Reached(NamedTuple):
    """The words of a text by what they are to words that ask, by number."""

    asked: set[int]
    aside: set[int]
    """Those within reach that describe somebody or say what the work is for."""
    sure: set[int]
    """Those behind or before words that ask, and not only behind mere words for partners."""
    denied: dict[int, int]
    """Those that are denied, each with the first word of what denies it."""


def reached(text: AskingText) -> Reached:
    """Return what the words that ask in a text reach."""
    reaching = _Reaching(text)
    for hit in apart(_phrases().find(text.tokens), size=lambda hit: hit.last - hit.first):
        reaching.take(hit)
    return reaching.found


class _Reaching:
    """Takes words that ask, one after the other, and what each of them reaches."""

    def __init__(self, text: AskingText) -> None:
        self.found = Reached(set(), set(), set(), {})
        self._text = text
        self._described: set[int] = set()

    def take(self, hit: Hit) -> None:
        """Take words that ask."""
        meant = [one for one in hit.readings if one.language in {"", self._text.language}]
        if any(one.what is None for one in meant):
            return
        denied = self._is_denied(hit.first, last=hit.last)
        heads = self._heads(hit.last)
        for reading in meant:
            if reading.key == "back":
                before = set() if denied else set(self._before(hit.first))
                self.found.asked.update(before)
                self.found.sure.update(before)
                if not heads:
                    continue
            if heads or hit.first not in self._described:  # 'NGOs that work with companies'
                self._take_behind(hit, denied=denied, heads=heads, sure=reading.key != "beside")

    def _take_behind(self, hit: Hit, *, denied: bool, heads: bool, sure: bool) -> None:
        """Take the words behind those that ask."""
        for at, state in self._after(hit.last, denied=denied, heads=heads):
            if state is _State.DENIED:
                self.found.denied.setdefault(at, self._start(hit.first))
                continue
            (self.found.asked if state is _State.OPEN else self.found.aside).add(at)
            if sure:
                self.found.sure.add(at)
            if state is _State.DESCRIBED:
                self._described.add(at)

    def _start(self, first: int) -> int:
        """Return the first word of those right before some among which one may deny."""
        return first - len(self._text.right_before(first, most=_BEFORE_ASKING))

    def _is_denied(self, first: int, *, last: int) -> bool:
        """Tell whether words that ask are turned round: `we do not look for`, `no buscamos`."""
        before = self._text.right_before(first, most=_BEFORE_ASKING)
        behind = [one.form for one in self._text.tokens[last + 1 : last + 2]]
        return not self._text.negating.isdisjoint(before) and words.ONLY.isdisjoint(
            [*before, *behind]
        )

    def _heads(self, last: int) -> bool:
        """Tell whether words are the label of what follows: `Wanted:`, or `Partners sought. …`."""
        end = self._text.tokens[last].end
        if last + 1 < len(self._text.tokens) and ":" in self._text.gap(last + 1):
            return True
        short = _HEADING.search(self._text.whole, max(0, end - _LINE), end)
        return bool(short and _STOP.match(self._text.whole, end))

    def _after(self, last: int, *, denied: bool, heads: bool) -> Iterator[tuple[int, _State]]:
        """Yield the words within reach, and what they are to the words that ask.

        The items of a list go on with it, unless it is itself one of them.
        """
        state = _State.OPEN
        end = self._text.tokens[last].end
        in_item = bool(_IN_ITEM.search(self._text.whole, max(0, end - _LINE), end))
        for at in range(last + 1, min(last + 1 + REACH, len(self._text.tokens))):
            if at in self._text.breaks and not (heads and at == last + 1):
                return
            if _ITEM.search(
                self._text.whole, self._text.tokens[at - 1].end, self._text.tokens[at].end + 2
            ):
                if in_item:
                    return
                state = _State.OPEN
            form, before = self._text.tokens[at].form, self._text.tokens[at - 1].form
            if denied and form not in words.BUT:
                yield at, _State.DENIED
                continue
            if denied or (before in words.BUT and form in self._text.aims):
                denied, state = False, _State.OPEN
                yield at, state
                continue
            gap = self._text.gap(at)
            if ":" in gap or ";" in gap or ("," in gap and state is _State.DESCRIBED):
                state = _State.OPEN
            if self._text.describes(at) and state is not _State.AIM:
                state = _State.DESCRIBED
            elif self._text.tokens[at].form in self._text.aims:
                state = _State.AIM
            yield at, state

    def _before(self, first: int) -> Iterator[int]:
        for at in range(first - 1, max(first - 1 - _REACH_BACK, -1), -1):
            if at + 1 in self._text.breaks:
                return
            yield at


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
