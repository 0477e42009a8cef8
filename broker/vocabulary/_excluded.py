"""Places that a text names only to say that the work is not there, or who pays for it."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import Token, tokens

# 'Menos' is left out: 'al menos en los Andes' says at least.
_NOT = {
    "en": "not neither nor except excepting excluding exclude excludes excluded outside exception",
    "fr": "pas ni sauf hormis excepte exceptees exceptes hors dehors excluant exclut exception",
    "es": "no ni salvo excepto fuera excluyendo excluye excluidos excluidas excepcion",
    "it": "non ne tranne eccetto salvo fuori escludendo esclude esclusi escluse eccezione",
    "pt": "nao nem exceto excepto salvo fora excluindo exclui excecao excepcao",
    "de": "nicht weder ausser ausserhalb ausgenommen ohne ausnahme",
}
"""Words that exclude the place that follows."""

_FALSE_FRIENDS = frozenset({"no"})
"""'No Brasil' is 'in Brazil': where the language is unclear, these say nothing."""

_PHRASES = (("other", "than"), ("apart", "from"), ("rather", "than"), ("instead", "of"))

_BETWEEN_WORDS = """a al all alla alle au aux concern concerne concernent cover covers dai dal dalla
    dalle dans das de degli dei del della delle dem den der des die do dos du el em en for i il im
    in include includes including inclui include incluye inclut inside inner innerhalb l la las le
    les los na nas nei nel nell nella nelle negli no nos of on the umfasst um von within work works
    gli o os as"""
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
"""What may stand between the word that excludes and the place; 'only' and 'just' may not."""

_PAYING_WORDS = """cofinance cofinanced cofinancee cofinancees cofinances cofunded financed finance
    financee financees finances financiada financiadas financiado financiados finanziata finanziate
    finanziati finanziato finanziert fondi fondos fonds fundos funded funding funds
    gefordert grant grants kofinanziert loan loans mittel mitteln money paid"""
_PAYING = frozenset(_PAYING_WORDS.split())
_PAID_BY_WORDS = """aus by da dal dall dalla de del dell della dem den der di die do du durch from
    gobierno government governo gouvernement l la le of par pela pelo por regierung the vom von"""
_PAID_BY = frozenset(_PAID_BY_WORDS.split())
"""What may stand between the words for money and who gives it; 'in' may not."""

_OF = frozenset("of de du des d del della delle dei degli do da dos das der von".split())
_LIST = frozenset("and or nor et ou ni y e o u ed od ne nem und oder noch sowie".split())
_REACH = 5
_END = re.compile(r"[.;:!?()]\s|\n\s*\n|[–—]")


class _Spot(NamedTuple):
    """A place in a text: numbers of its first and last word."""

    first: int
    last: int


def only_excluded(
    text: str, *, places: Sequence[Mention], language: str | None
) -> frozenset[tuple[str, str]]:
    """Return the places (what and key) that a text never names but to exclude them.

    A place is excluded by a word right before it, with nothing but prepositions and articles
    between (`not in the Alps`, `hors des Alpes`, `außerhalb der Alpen`), and so are those of the
    same list (`nor in the Pyrenees`). `Not only in the Alps` excludes nothing. A place that is
    named elsewhere without such a word stays. So it is with who pays (`funded by Norway`), where
    the text names another place.

    Args:
        text: The text.
        places: The places it names, in its order.
        language: Its language; None where it is unclear.
    """
    found = tokens(text)
    numbers = {token.start: at for at, token in enumerate(found)}
    ends = {token.end: at for at, token in enumerate(found)}
    spots = [_Spot(numbers[one.start], ends[one.end]) for one in places]
    words = _words(language)

    def marked(by: Callable[[int], bool]) -> frozenset[tuple[str, str]]:
        out = [by(spot.first) for spot in spots]
        for at in range(len(spots)):
            if out[at]:
                for other in range(at + 1, _last_of_list(at, spots, text=text, found=found) + 1):
                    out[other] = True
        named: Mapping[bool, set[tuple[str, str]]] = {True: set(), False: set()}
        for one, so in zip(places, out, strict=True):
            named[so].add((one.what, one.key))
        return frozenset(named[True] - named[False])

    not_there = marked(lambda first: _follows_not(first, text=text, found=found, words=words))
    payers = marked(lambda first: _follows_money(first, text=text, found=found))
    everywhere = {(one.what, one.key) for one in places}
    return not_there | payers if everywhere - not_there - payers else not_there


def _words(language: str | None) -> frozenset[str]:
    if language in _NOT:
        return frozenset(_NOT[language].split())
    return frozenset(" ".join(_NOT.values()).split()) - _FALSE_FRIENDS


def _follows_not(first: int, *, text: str, found: Sequence[Token], words: frozenset[str]) -> bool:
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if _END.search(text, found[at].end, found[at + 1].start + 1) or "," in _gap(
            text, found, at
        ):
            return False
        if found[at].form in words:
            return True
        if at and (found[at - 1].form, found[at].form) in _PHRASES:
            return True
        if found[at].form not in _BETWEEN:
            return False
    return False


def _follows_money(first: int, *, text: str, found: Sequence[Token]) -> bool:
    for at in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if _END.search(text, found[at].end, found[at + 1].start + 1) or "," in _gap(
            text, found, at
        ):
            return False
        if found[at].form in _PAYING:
            return at < first - 1
        if found[at].form not in _PAID_BY:
            return False
    return False


def _last_of_list(at: int, spots: Sequence[_Spot], *, text: str, found: Sequence[Token]) -> int:
    """Return the number of the last place of the list that begins at one.

    What follows a comma belongs to it only if the list goes on to its 'and' or 'or'; what follows
    at once, or an 'of', describes the place itself (`the Swiss Alps`, `the Andes of Peru`).
    """
    last = at
    for other in range(at + 1, len(spots)):
        between = range(spots[other - 1].last + 1, spots[other].first)
        forms = [found[one].form for one in between]
        gap = text[found[spots[other - 1].last].end : found[spots[other].first].start]
        if _END.search(gap) or not all(form in _BETWEEN | _LIST for form in forms):
            break
        listed = any(form in _LIST for form in forms)
        described = "," not in gap and all(form in _OF for form in forms[:1])
        if listed or (described and last == other - 1):
            last = other
        elif "," not in gap:
            break
    return last


def _gap(text: str, found: Sequence[Token], at: int) -> str:
    return text[found[at].end : found[at + 1].start]
