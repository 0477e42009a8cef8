"""Which activities restate an initiative, so that a backtest can hide both."""

import re
from collections import defaultdict
from collections.abc import Iterable

from broker.model import Initiative, Years, fold

_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
_ADDRESS = re.compile(r"https?://(?:www\.)?(\S+?)/*$")
_ALWAYS = 10_000


class Restated:
    """Finds the initiative whose facts an activity restates.

    Args:
        initiatives: All initiatives, in the order in which they are tried.
    """

    def __init__(self, initiatives: Iterable[Initiative]) -> None:
        self._by_title: dict[str, Initiative] = {}
        self._by_bare: dict[str, Initiative] = {}
        self._by_member: defaultdict[str, list[tuple[str, Initiative]]] = defaultdict(list)
        for one in initiatives:
            bare = _bare(one.title)
            self._by_title.setdefault(fold(one.title), one)
            self._by_bare.setdefault(bare, one)
            for member in one.members:
                self._by_member[member].append((bare, one))

    def titled(self, title: str) -> Initiative | None:
        """Return the initiative with this title, or the only one whose title begins with it."""
        folded = fold(title)
        if folded in self._by_title:
            return self._by_title[folded]
        start = re.compile(rf"{re.escape(folded)}(?!\w)")
        found = [one for key, one in self._by_title.items() if start.match(key)]
        return found[0] if folded and len(found) == 1 else None

    def find(
        self, title: str, *, source: str, years: Years, participants: Iterable[str]
    ) -> Initiative | None:
        """Return the initiative that an activity restates although it was recorded on its own.

        It does so where one of these holds, a remark in brackets at the end of a title left aside:

        1. both have the same title;
        2. its title contains the whole title of the initiative (two words or more), and somebody
           takes part in both;
        3. both were read at the same address, their years overlap, and somebody takes part in both.

        A common address alone is not enough, since one page reports on many events; nor are common
        participants, since earlier work together is just the evidence that a match may rest on.

        Args:
            title: Title of the activity.
            source: Where it was read. Descriptions without an address never count as the same.
            years: When it ran.
            participants: Ids of who does it and of the partners.
        """
        bare, page = _bare(title), _address(source)
        if bare in self._by_bare:
            return self._by_bare[bare]
        for member in participants:
            for theirs, one in self._by_member.get(member, ()):
                if " " in theirs and re.search(rf"\b{re.escape(theirs)}\b", bare):
                    return one
                if page and page == _address(one.source) and _overlap(years, one.years):
                    return one
        return None


def _bare(title: str) -> str:
    return fold(_REMARK.sub("", title))


def _address(source: str) -> str | None:
    found = _ADDRESS.fullmatch(source)
    return found[1] if found else None


def _overlap(one: Years, other: Years) -> bool:
    # An unknown end leaves the span open on that side: only a contradiction tells events apart.
    return (one.start or 0) <= (other.end or _ALWAYS) and (other.start or 0) <= (one.end or _ALWAYS)
