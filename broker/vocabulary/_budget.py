"""The budget that a text states."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from broker.model import Money, fold
from broker.vocabulary._budget_table import total_of_table
from broker.vocabulary._money import (
    BETWEEN,
    CODES,
    MAJOR,
    MONEY,
    NUMBER,
    RUPEE,
    SCALE,
    SPACE,
    TIMES,
    WORDS,
    currency_named,
    franc_cfa,
    may_be_budget,
    number_written,
    rupee,
)
from broker.vocabulary._spelt import with_digits

_YEAR_BEFORE = rf"(?:19|20)\d\d{SPACE}(?:{MONEY}){SPACE}?\d"
"""In `in 2024 EUR 5 000`, the year is no amount."""
_TO = rf"{SPACE}?(?:[-–—]|(?i:to|à|a|bis|até){SPACE}){SPACE}?"
_UP = re.compile(rf"{_TO}(?:{MONEY})?{SPACE}?(?P<other>{NUMBER})(?:{SPACE}?(?P<scale>{SCALE})\b)?")
_DOWN = re.compile(rf"(?<![\w.,])(?P<other>{NUMBER})(?:{SPACE}?(?P<scale>{SCALE}))?{_TO}$")
_WIDE = 100.0
"""So many times the lower end of a span the upper one is at most; a number far off is no end."""
_ENDS = (
    rf"(?:{MONEY})?{SPACE}?(?P<other>{NUMBER})(?:{SPACE}?(?:{SCALE}))?{BETWEEN}"
    rf"(?:{MONEY})?"
)
_PAIRS = (
    (r"between|entre|zwischen|tra|fra", r"and|et|y|e|und"),
    (r"from|de|desde|da|von", r"up to|jusqu['’]à|hasta|fino a|até|bis zu"),
)
"""Words around the ends of a span: `between 2 and 3 million euros`."""
_FIRST_END = tuple(re.compile(rf"(?i)\b(?:{one}){SPACE}?$") for one, _ in _PAIRS)
_THEN = tuple(re.compile(rf"(?i:{SPACE}(?:{two})){SPACE}{_ENDS}") for _, two in _PAIRS)
_BEFORE = tuple(
    re.compile(rf"(?i:\b(?:{one})){SPACE}{_ENDS}(?i:{SPACE}(?:{two})){SPACE}?$")
    for one, two in _PAIRS
)
_PESOS = re.compile(rf"{SPACE}(?:de{SPACE})?(?i:pesos?|reais|soles|bolivianos|córdobas)\b")
"""What a sign of many currencies stands for: `$ 5 millones de pesos`."""
_CODE = rf"(?P<code>{'|'.join(sorted(CODES))})"
_CODE_BEFORE = re.compile(rf"(?<![\w.,])(?<!\d{SPACE}){_CODE}{SPACE}$")
_CODE_BEHIND = re.compile(rf"{SPACE}?\(?{_CODE}\b(?!{SPACE}?\d)")
"""Which of many dollars and pesos a sign is: `$500,000 MXN`, `CAD $50,000`."""
_LABEL = rf"(?:{SPACE}?\)?:|\)){SPACE}?(?!(?:19|20)\d\d\b)"
"""Between a currency in the label of a form and its amount: `Costs in EUR: 81,000`."""
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{MONEY})(?:{_LABEL}|{SPACE}?)"
    rf"(?P<n1>{NUMBER})(?:{SPACE}?(?P<s1>{SCALE}))?"
    rf"|(?!{_YEAR_BEFORE})(?P<n2>{NUMBER})(?:{SPACE}?(?P<s2>{SCALE}))?{BETWEEN}"
    rf"(?P<after>{MONEY}))(?![\w])"
)
_ASKED = re.compile(
    r"\b(?:request\w*|ask\w*|apply\w*|appl\w*|demand\w*|solicit\w*|pedi\w*|faltan?|chied\w*|richied\w*"
    r"|richiest\w*|beantrag\w*|seek\w*|need\w*|necesit\w*|besoin|precis\w*|bisogno|brauch\w*)\b"
)
_COST = (
    r"(?:budget\w*|presupuesto\w*|orcamento\w*|bilancio|kosten|costs?|couts?|costo|costi|custos?"
    r"|coste|importe|importo|monto)"
)
_WHOLE = r"(?:total\w*|overall|gesamt\w*|complessiv\w*)"
_TOTAL = re.compile(rf"\b(?:{_WHOLE}|{_COST})\b")
_WHOLE_COST = re.compile(rf"\b(?:{_WHOLE}(?: \w+)?[ -]{_COST}|{_COST} {_WHOLE}|gesamt{_COST})\b")
"""Words for the budget of all work, and not that of a part or of a partner."""
_FEE = re.compile(r"\b(?:fees?|honorar\w*|honoraires|tarif\w*|gebuhr\w*)\W*$")
_PART = re.compile(
    r"\b(?:of which|dont|di cui|(?:dei|delle) quali|de (?:los|las) cuales|d[oa]s quais|davon"
    r"|darunter)\b[^.;]{0,20}$"
)
"""Words before a part of the amount that stands before them: `500 000 euros, dont 300 000`."""
_MILLIONS_BEFORE = re.compile(
    rf"(?<![\w.,])(?P<number>{NUMBER}){SPACE}(?P<scale>{SCALE}){SPACE}"
    rf"(?:(?i:e|et|y|and|und){SPACE})?$"
)
"""What stands before the thousands of one amount: `2 milioni 335 mila euro`."""
_ABOUT = (
    r"(?:~|≈|=|about|approx\w*\.?|roughly|aprox\w*\.?|cerca de|equival\w+(?: a| to)?|circa|ca\.?"
    r"|environ|soit|etwa|rund)"
)
_AGAIN = re.compile(
    rf"[^.;\n(]{{0,20}}(?:\(\s?(?:{_ABOUT}\s?)?|[,/]?\s?(?:or |ou |o )?{_ABOUT}\s?)"
)
"""What stands between an amount and the same in other money."""
_NEAR, _NEAR_AFTER = 60, 20
"""So many characters before or after an amount, a word such as `budget` belongs to it."""
_CLAUSE = re.compile(r"[,;.]\s|\n")


class _Amount(NamedTuple):
    money: Money
    start: int
    end: int
    is_part: bool
    """Whether it is a part of an amount that stands before it."""


def budget_in(text: str, *, countries: Callable[[], Collection[str]] = tuple) -> Money | None:
    """Return the amount of money that a text asks for or gives as its total.

    One amount is taken as the budget; a span such as `USD 10,000-20,000` is none, nor is less than
    a hundred. Of several, it is the one beside words that ask for it, or
    else beside a word such as `total` or `budget`; where none or more than one stands there,
    nothing is said. What is a part of another one (`of which`) or a fee is none. Of a table that
    gives the currency above its numbers, it is the total.

    Args:
        text: The text.
        countries: Gives the codes of the countries it names, which tell one franc CFA from the
            other.
    """
    text = with_digits(text)
    found = list(_once(text, list(_amounts(text, countries=countries))))
    whole = [one for one in found if not one.is_part]
    ways = ((found, None), (found, _ASKED), (whole, None), (whole, _WHOLE_COST), (whole, _TOTAL))
    for amounts, sign in ways:
        beside = _beside(text, amounts, sign=sign)
        chosen = {(one.money.amount, one.money.currency) for one in beside}
        if len(chosen) == 1:
            amount, currency = chosen.pop()
            return Money(amount=amount, currency=currency)
    return None if found else total_of_table(text, countries=countries)


def _once(text: str, found: Sequence[_Amount]) -> Iterator[_Amount]:
    """Yield the amounts, but not twice one that follows in other money: `INR 65 m, or 0.8 m USD`.

    Of both the one in the money that funders count in is kept, or else the first.
    """
    kept: _Amount | None = None
    for one in found:
        if kept is None or not _is_again(text, kept, one):
            if kept:
                yield kept
            kept = one
        elif one.money.currency in MAJOR and kept.money.currency not in MAJOR:
            kept = one
    if kept:
        yield kept


def _is_again(text: str, one: _Amount, other: _Amount) -> bool:
    between = fold(text[one.end : other.start])
    return one.money.currency != other.money.currency and bool(_AGAIN.fullmatch(between))


def _beside(text: str, found: list[_Amount], *, sign: re.Pattern[str] | None) -> Iterator[_Amount]:
    """Yield the amounts beside a sign, each up to its neighbours; all of them without a sign."""
    floor = 0
    for at, one in enumerate(found):
        ceiling = found[at + 1].start if at + 1 < len(found) else len(text)
        before = fold(text[max(floor, one.start - _NEAR) : one.start].rpartition(";")[2])
        after = fold(_CLAUSE.split(text[one.end : min(ceiling, one.end + _NEAR_AFTER)])[0])
        floor = one.end
        if sign is None or sign.search(before):
            yield one
        elif behind := sign.search(after):
            floor += behind.end()  # what speaks of this amount does not speak of the next
            yield one


def _amounts(text: str, *, countries: Callable[[], Collection[str]]) -> Iterator[_Amount]:
    franc = cache(lambda: franc_cfa(countries()))
    local = cache(lambda: rupee(countries()))
    for match in _AMOUNT.finditer(text):
        number, scale = match["n1"] or match["n2"], match["s1"] or match["s2"]
        unit = match["before"] or match["after"]
        amount = _sized(number, scale=scale)
        start = match.start()
        if millions := _MILLIONS_BEFORE.search(text, max(0, start - _NEAR), start):
            times = TIMES[fold(millions["scale"]).rstrip(".")]
            if times > amount:
                amount += number_written(millions["number"], scaled=True) * times
                start = millions.start()
        currency = currency_named(unit) if unit != "$" else _dollar(text, match)
        currency = franc() if currency == "CFA" else currency
        currency = local() if re.fullmatch(RUPEE, currency) else currency
        other = unit == "$" and _PESOS.match(text, match.end())
        if not currency or other or _is_span(text, match, number=number, scale=scale):
            continue
        before = fold(text[max(0, start - _NEAR) : start])
        if may_be_budget(amount, currency=currency) and not _FEE.search(before):
            money = Money(amount=amount, currency=currency)
            yield _Amount(money, start, match.end(), is_part=bool(_PART.search(before)))


def _dollar(text: str, match: re.Match[str]) -> str:
    """Return the code that stands beside an amount in `$`; that of the US where none does."""
    code = _CODE_BEHIND.match(text, match.end()) or _CODE_BEFORE.search(
        text, max(0, match.start() - _NEAR), match.start()
    )
    return code["code"] if code else WORDS["$"]


def _sized(number: str, *, scale: str | None) -> float:
    times = TIMES[fold(scale).rstrip(".")] if scale else 1.0
    return number_written(number, scaled=scale is not None) * times


def _is_span(text: str, match: re.Match[str], *, number: str, scale: str | None) -> bool:
    """Tell whether the amount is one end of a span: `USD 10,000-20,000`, `EUR 800k to 1.2M`."""
    up = _UP.match(text, match.end())
    if up and _are_ends((number, scale), (up["other"], up["scale"])):
        return True
    down = _DOWN.search(text, max(0, match.start() - _NEAR), match.start())
    if down and _are_ends((down["other"], down["scale"]), (number, scale)):
        return True
    start = max(0, match.start() - _NEAR)
    return any(
        before.search(text, start, match.start())
        or (first.search(text, start, match.start()) and then.match(text, match.end()))
        for first, then, before in zip(_FIRST_END, _THEN, _BEFORE, strict=True)
    )


def _are_ends(lower: tuple[str, str | None], upper: tuple[str, str | None]) -> bool:
    """Tell whether numbers with their sizes are the ends of a span: not `1 million - 3 years`.

    A lower one without a size may have that of the upper (`2-3 million`), or be large as it is
    (`500 000 - 1 million`).
    """
    most = _sized(upper[0], scale=upper[1])
    sizes = {lower[1] or upper[1], lower[1]}
    return any(most / _WIDE <= _sized(lower[0], scale=size) < most for size in sizes)
