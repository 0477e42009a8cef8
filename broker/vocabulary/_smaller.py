"""Smaller ranges, known by name only and understood as the chosen range that they are part of."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from broker.model import Record
from broker.vocabulary._index import Hit, Reading
from broker.vocabulary._senses import RIVER_WORDS
from broker.vocabulary._terms import Range
from broker.vocabulary._tokens import Token, is_small

BESIDE = "+"
"""Stands before a name that counts only with a word such as `mountains` beside it."""

_MOUNTAIN_WORDS = """alpe alpen alpes alpi alps altiplano altopiano berge bergen bergland
    catena cerro cerros chaine chaines cordigliera cordilheira cordillera cordilleras cordillere
    foothills gebirge gebirges gruppe highland highlands hills hochland kette macico massiccio
    macizo massif massifs massiv massivs meseta mont montagna montagne montagnes montana montanas
    montanha montanhas monte montes monti monts mount mountain mountains mt peak peaks pic pico
    picos planalto plateau prealpes prealpi prealps puy range ranges ridge ridges serra serrania
    serras sierra sierras uplands voralpen volcan volcano volcans vulcano vulcao vulkan"""
MOUNTAIN_WORDS = frozenset(_MOUNTAIN_WORDS.split())
"""Words for mountains in the six languages, folded; they need no capital letter."""
_ONLY_BEFORE = frozenset("mont monte montes monti monts mount mt".split())
_LOCAL_WORDS = """adrar alatau beinn ben dag dagh daglari djebel gora gory himal hory jabal jebel
    jibal kangri koh kuh ling muztagh nuruu pegunungan piz planina puig shan slieve tagh tau too
    uul"""
LOCAL_WORDS = frozenset(_LOCAL_WORDS.split())
"""Words for mountains in names that many languages take over; they are written with a capital."""

_PARK = frozenset("nationalpark naturpark parc parco park parque".split())
_SORT_OF_PARK = frozenset(
    """nacional national nature naturel natural naturale naturelle nazionale regional regionale
    """.split()
)

_ARTICLE_WORDS = """al alla alle allo as au aux dai dal dalla dalle das dei del dell della delle
    dello dem den der des die do dos du el gli i il im in l la las le les lo los na nas nei nel
    nella nelle no nos o os pelo pelos the vom zum"""
# "Frankfurt am Main", "Piazzola sul Brenta": what stands on something stands on a river.
_ARTICLES = frozenset(_ARTICLE_WORDS.split()) - {"in"}
_GROUP = re.compile(r"(?<=\w{4})(?:gebirges?|massivs?|gruppe|bergen?)$")
"""German joins the word for mountains to the name: `Karwendelgebirge`."""
_FAR = 3
"""So many small words may stand between a word for mountains and the name: `massif de la …`."""


class SmallerRanges(Record):
    """The names of smaller ranges, folded.

    A name of one word counts only after an article (`the Cairngorms`), with a word for mountains
    or a park beside it, or joined to one (`Karwendelgebirge`).
    """

    ranges: Mapping[str, tuple[str, ...]] = {}
    """Names by the key of the chosen range; see `BESIDE`."""
    shared: Mapping[str, Mapping[str, str]] = {}
    """Names that lie in several chosen ranges: the ISO 3166 codes that tell them apart, by key; the
    empty key stands for ranges that lie in none."""

    peaks: Mapping[str, str] = {}
    """Keys of chosen ranges by names of famous peaks and of lakes in the mountains, which need no
    word beside them."""

    @cached_property
    def known(self) -> dict[str, str]:
        """The keys by name; the empty key where the countries of a text decide."""
        known = {name: key for key, names in self.ranges.items() for name in names}
        known.update(self.peaks)
        known.update((name, "") for name in self.shared)
        return known

    @cached_property
    def longest(self) -> dict[str, int]:
        """The number of words of the longest name, by its first word."""
        longest: dict[str, int] = {}
        for name in self.known:
            first, *more = name.removeprefix(BESIDE).split(" ")
            longest[first] = max(longest.get(first, 0), 1 + len(more))
        return longest


class SmallerFinder:
    """Finds smaller ranges in texts.

    Args:
        smaller: Their names.
        ranges: The chosen ranges; names of any others are left out.
    """

    def __init__(self, smaller: SmallerRanges, *, ranges: Mapping[str, Range]) -> None:
        self._ranges = ranges
        self._shared = smaller.shared
        self._peaks = smaller.peaks
        self._known = smaller.known
        self._longest = smaller.longest

    def find(self, text: str, *, found: Sequence[Token], countries: Collection[str]) -> list[Hit]:
        """Return the smaller ranges that a text names.

        Args:
            text: A text with capital letters where its language has them.
            found: Its words.
            countries: Codes of the countries that it names.
        """
        hits: list[Hit] = []
        for at, token in enumerate(found):
            if not text[token.start].isupper():
                continue
            most = self._longest.get(token.form)
            if most is not None:
                hits += self._at(at, most, text=text, found=found, countries=countries)
            elif group := _GROUP.search(token.form):
                hits += self._named(token.form[: group.start()], at, at, countries=countries)
        return hits

    def _at(
        self,
        first: int,
        most: int,
        *,
        text: str,
        found: Sequence[Token],
        countries: Collection[str],
    ) -> list[Hit]:
        """Return the longest name that begins at a word, or nothing."""
        for last in range(min(first + most, len(found)) - 1, first - 1, -1):
            name = " ".join(token.form for token in found[first : last + 1])
            alone = name in self._known
            if not (alone or BESIDE + name in self._known):
                continue
            if not _is_proper(first, last, text=text, found=found):
                continue
            begin, end = _with_mountains(first, last, text=text, found=found)
            marked = name in self._peaks or _has_article(first, text=text, found=found)
            single = marked and not _goes_on(last, text=text, found=found)
            stands = alone and (last > first or single)
            stands = stands or _has_park(first, last, text=text, found=found)
            if stands or (begin, end) != (first, last):
                return self._named(name, begin, end, countries=countries)
        return []

    def _named(self, name: str, first: int, last: int, *, countries: Collection[str]) -> list[Hit]:
        name = name if name in self._known else BESIDE + name
        key = self._known.get(name, "")
        if name in self._shared:
            options = self._shared[name].items()
            told = [key for key, codes in options if set(codes.split()).intersection(countries)]
            key = told[0] if len(told) == 1 else ""
        return [Hit(first, last, (Reading("range", key),))] if key in self._ranges else []


def _is_proper(first: int, last: int, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether every word that makes the name is written with a capital letter."""
    return all(
        not text[token.start].islower() or is_small(token.form) or token.form in MOUNTAIN_WORDS
        for token in found[first : last + 1]
    )


def _goes_on(last: int, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a name is part of another, or a river's: `Denali Therapeutics`."""
    if last + 1 >= len(found) or text[found[last].end : found[last + 1].start].strip(" "):
        return False
    return text[found[last + 1].start].isupper() or found[last + 1].form in RIVER_WORDS


def _has_article(first: int, *, text: str, found: Sequence[Token]) -> bool:
    if not first or found[first - 1].form not in _ARTICLES:
        return False
    return not text[found[first - 1].end : found[first].start].strip(" '’\n")


def _with_mountains(first: int, last: int, *, text: str, found: Sequence[Token]) -> tuple[int, int]:
    """Return the words of a name with the word for mountains before or after it."""
    after = last + 1
    joined = after < len(found) and _joined(last, text=text, found=found)
    follows = joined and found[after].form not in _ONLY_BEFORE
    if follows and _is_mountain_word(found[after], text=text):
        return first, after
    for at in range(first - 1, max(first - 2 - _FAR, -1), -1):
        if not _joined(at, text=text, found=found):
            break
        if _is_mountain_word(found[at], text=text):
            return at, last
        if not is_small(found[at].form):
            break
    return first, last


def _has_park(first: int, last: int, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a park is named after the range: `Vanoise National Park`."""
    after = range(last + 1, min(last + 1 + 2 * _FAR, len(found)))
    before = range(first - 1, max(first - 1 - 2 * _FAR, -1), -1)
    for places, gap in ((after, -1), (before, 0)):
        for at in places:
            form = found[at].form
            if not _joined(at + gap, text=text, found=found):
                break
            if form in _PARK and (form == "park") == (places is after):
                return True
            if form not in _SORT_OF_PARK and not (places is before and is_small(form)):
                break
    return False


def _joined(at: int, *, text: str, found: Sequence[Token]) -> bool:
    return not text[found[at].end : found[at + 1].start].strip(" -'’\n.")


def _is_mountain_word(token: Token, *, text: str) -> bool:
    if token.form in MOUNTAIN_WORDS:
        return True
    return token.form in LOCAL_WORDS and text[token.start].isupper()
