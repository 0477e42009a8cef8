"""Telling from the words around it that a name stands for something else here."""

import re
from collections.abc import Iterator, Mapping, Sequence

from broker.vocabulary._index import Hit, Reading
from broker.vocabulary._tokens import Token, is_small

# 'A Swiss-funded project' is not in Switzerland.
_MONEY_WORDS = """agency cooperation financed franc francs funded funding funds support"""
_MONEY = frozenset(_MONEY_WORDS.split()) | {"entwicklungszusammenarbeit", "entwicklungshilfe"}
# Romance languages say it the other way round: 'la coopération suisse'.
_AID = frozenset("cooperacao cooperacion cooperation cooperazione".split())
_AGENCY_WORDS = """agence agencia agency agentur agenzia bundesministerium gesellschaft ministere
    ministerio ministerium ministero ministry"""
_AGENCY = frozenset(_AGENCY_WORDS.split())
_ABROAD = _AID | {"zusammenarbeit"}
# Near these beginnings of words, 'French' is a language rather than something of France.
_SPEAKING = ("langu", "idiom", "lengua", "lingu", "sprach", "translat", "tradu", "bilingu", "speak")
_TONGUE = frozenset("idioma langue lengua lingua".split())
_OR = frozenset({"or", "ou", "o", "u", "oder", "nor", "as"})
# Words that are no noun an adjective could stand before: 'lessons in French for herders'.
_NO_NOUN = frozenset("are at by for from in is so that was were which who will with".split())
_AND = frozenset("and e ed et i o oder ou sowie u und y".split())
_NEAR, _NAME = 4, 6
_LONGEST = 24
"""A list of names is followed over so many; nobody lists more languages."""

# 'The rivers Gambia, Senegal and Niger' are rivers, which gave these countries their names.
_RIVERS = frozenset({"COD", "COG", "GMB", "JOR", "NER", "PRY", "SEN", "URY"})
_RIVERS_NAMED = """fiume fiumi fleuve fleuves fluss flusse flussen rio rios river rivers riviere
    rivieres"""
RIVER_WORDS = frozenset(_RIVERS_NAMED.split())
"""Words for rivers in the six languages, folded."""
_LISTED_WORDS = "and der die e ed et il la le los the und y"
_LISTED = frozenset(_LISTED_WORDS.split())
_FAR = 10

_MINISTRY = frozenset("ministere ministero ministerio ministry".split())
_GERMAN_MINISTRY = ("ministerium", "ministeriums", "bundesamt", "landesamt")
"""How such words end in German: `Bundesministerium für Umwelt`."""
_MINISTRIES = frozenset("ministeres ministeri ministerien ministerios ministries".split())
_END = re.compile(r"[.;:!?()\n]")
_SIGN = re.compile(r"\.?-?\$")
_DOLLAR = ("dollar", "dolar")
_LIMIT = re.compile(r"[,.;:!?()|\n]")


def is_payer(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a country is named for its money, its aid or the agency of it."""
    ways = (_is_aid, _is_agency, _is_money)
    return any(is_named(hit, text=text, found=found) for is_named in ways)


def _is_aid(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a country without a capital says whose aid it is: `la coopération suisse`."""
    return (
        hit.first > 0
        and found[hit.first - 1].form in _AID
        and text[found[hit.first].start].islower()
    )


def _is_money(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a country says which money it is: `US$ 64 million`, `dólares USA`."""
    beside = (*found[max(hit.first - 1, 0) : hit.first], *found[hit.last + 1 : hit.last + 2])
    dollars = any(one.form.startswith(_DOLLAR) for one in beside)
    return dollars or bool(_SIGN.match(text, found[hit.last].end))


def _is_agency(hit: Hit, *, text: str, found: Sequence[Token]) -> bool:
    """Tell whether a country is part of the name of its aid: `Agencia Española de Cooperación`."""
    forms = {
        token.form
        for step in (-1, 1)
        for token in _beside(hit.first if step < 0 else hit.last, step, text=text, found=found)
    }
    return not forms.isdisjoint(_AGENCY) and not forms.isdisjoint(_ABROAD)


def _beside(at: int, step: int, *, text: str, found: Sequence[Token]) -> Iterator[Token]:
    """Yield the words on one side of a word, up to a mark."""
    for other in range(at + step, at + step * (_NAME + 1), step):
        if not 0 <= other < len(found) or _LIMIT.search(
            _gap(other, other - step, text=text, found=found)
        ):
            return
        yield found[other]


def is_paid_by(hit: Hit, *, found: Sequence[Token]) -> bool:
    """Tell whether an adjective of a country says whose money it is: `Swiss-funded`."""
    return hit.last + 1 < len(found) and found[hit.last + 1].form in _MONEY


def is_river(hit: Hit, *, reading: Reading, text: str, found: Sequence[Token]) -> bool:
    """Tell whether the name of a country is that of the river it is named after.

    The word for river stands beside the name, or at either end of a list that the name is part of:
    `the Gambia, Senegal and Niger rivers`, but `the rivers of Kenya and the Congo` are elsewhere.
    """
    if reading.what != "country" or reading.key not in _RIVERS:
        return False
    if sum(not is_small(one.form) and one.form != "the" for one in _words(hit, found)) > 1:
        return False  # rivers are not called republics
    return any(
        _meets_river(start, step, text=text, found=found)
        for start, step in ((hit.first, -1), (hit.last, 1))
    )


def _words(hit: Hit, found: Sequence[Token]) -> Sequence[Token]:
    return found[hit.first : hit.last + 1]


def _meets_river(at: int, step: int, *, text: str, found: Sequence[Token]) -> bool:
    for _ in range(_FAR):
        following = at + step
        if not 0 <= following < len(found):
            return False
        left, right = sorted((at, following))
        if _END.search(text, found[left].end, found[right].start):
            return False
        at, token = following, found[following]
        if token.form in RIVER_WORDS:
            return True
        if token.form not in _LISTED and not text[token.start].isupper():
            return False
    return False


def is_spoken(hit: Hit, *, text: str, found: Sequence[Token], ends: Mapping[int, int]) -> bool:
    """Tell a language from an adjective of the same form.

    An adjective stands right before its noun when it has a capital ('Italian parks'), right after
    it when it has none ('parchi italiani'), or so does the list that it is part of ('Nepali and
    Bhutanese villages'); a language stands alone or near words for speaking. German gives a capital
    to the language only ('auf Russisch').

    Args:
        hit: The name.
        text: The text.
        found: Its words.
        ends: First and last words of names of places and languages, each with the other one.
    """
    around = found[max(0, hit.first - _NEAR) : hit.last + 1 + _NEAR]
    if any(token.form.startswith(_SPEAKING) for token in around):
        return True
    before = text[found[hit.first].start].isupper()
    if before and found[hit.last].form.endswith("sch"):
        return True
    step = 1 if before else -1
    edge = _end_of_list(hit.last if before else hit.first, step, text=text, found=found, ends=ends)
    at = edge + step
    if not 0 <= at < len(found) or is_small(found[at].form) or found[at].form in _OR | _NO_NOUN:
        return True
    return bool(_gap(edge, at, text=text, found=found).strip(" -\n"))


def is_tongue(hit: Hit, *, text: str, found: Sequence[Token], ends: Mapping[int, int]) -> bool:
    """Tell whether an adjective is that of one language: `in russischer Sprache`, `lingua russa`.

    `Peruanische Sprachen` are those of Peru.
    """
    first = _end_of_list(hit.first, -1, text=text, found=found, ends=ends)
    last = _end_of_list(hit.last, 1, text=text, found=found, ends=ends)
    before = found[first - 1].form if first else ""
    behind = found[last + 1].form if last + 1 < len(found) else ""
    return before in _TONGUE or behind == "sprache"


def _end_of_list(
    edge: int, step: int, *, text: str, found: Sequence[Token], ends: Mapping[int, int]
) -> int:
    """Return the last word, seen in one direction, of a list of names that begins at a word."""
    for _ in range(_LONGEST):
        at = edge + step
        joined = 0 <= at < len(found) and found[at].form in _AND
        at += step if joined else 0
        if at not in ends or _END.search(_gap(edge, at, text=text, found=found)):
            return edge
        if not joined and "," not in _gap(edge, at, text=text, found=found):
            return edge
        edge = ends[at]
    return edge


def _gap(one: int, other: int, *, text: str, found: Sequence[Token]) -> str:
    """Return what stands between two words, whichever comes first."""
    first, second = sorted((one, other))
    return text[found[first].end : found[second].start]


def portfolios(hits: Sequence[Hit], *, text: str, found: Sequence[Token]) -> frozenset[int]:
    """Return the words that only tell which ministries are meant.

    'The ministries of agriculture, forests and water' says who, not what the work is about. The
    list ends where a word stands beside another without a comma or a small word between ('the
    ministry of agriculture supports forests'), and for a single ministry at a comma before a word
    without a capital ('with the Ministry of Water, forests are planted').

    Returns:
        Numbers of words, from 0.
    """
    ends = {hit.first: hit.last for hit in hits}
    named: set[int] = set()
    for start, token in enumerate(found):
        if token.form in _MINISTRY | _MINISTRIES or token.form.endswith(_GERMAN_MINISTRY):
            many = token.form in _MINISTRIES
            named.update(_portfolios_after(start, many=many, ends=ends, text=text, found=found))
    return frozenset(named)


def _portfolios_after(
    start: int, *, many: bool, ends: Mapping[int, int], text: str, found: Sequence[Token]
) -> Iterator[int]:
    at, parted, comma = start + 1, False, False
    while at < len(found):
        between = text[found[at - 1].end : found[at].start]
        if _END.search(between):
            return
        comma = comma or "," in between
        if is_small(found[at].form):
            at, parted = at + 1, True
            continue
        if not (parted or comma) or (comma and not many and text[found[at].start].islower()):
            return
        last = ends.get(at, at)
        yield from range(at, last + 1)
        at, parted, comma = last + 1, False, False
