"""The budget that a text states."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import NamedTuple

from broker.model import Money, fold

# Codes that are also words or conferences (COP28, ALL, TRY) are left out or need a large amount.
_CODE_LIST = """AMD ARS AUD AZN BDT BOB BRL BTN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD ETB EUR
    FJD GBP GEL GTQ HNL HUF IDR INR ISK JPY KES KGS KRW KZT LAK LKR LSL MAD MDL MGA
    MKD MMK MNT MWK MXN MYR NGN NIO NOK NPR NZD PEN PGK PHP PKR PLN PYG RON RSD RUB
    RWF SEK SZL THB TJS TND TRY TZS UAH UGX USD UYU UZS VND XAF XOF ZAR ZMW"""
_CODES = frozenset(_CODE_LIST.split())
_MAJOR = frozenset({"USD", "EUR", "GBP", "CHF"})
_WEST = frozenset({"BEN", "BFA", "CIV", "GNB", "MLI", "NER", "SEN", "TGO"})
_CENTRAL = frozenset({"CMR", "CAF", "TCD", "COG", "GNQ", "GAB"})
"""Countries of the two francs CFA."""
_LEAST_OF_MINOR = 1000.0
_LEAST = 100.0
"""What is less is a price or a daily wage, no budget."""
_WORDS = {
    "$": "USD",
    "us$": "USD",
    "usd$": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "dolares": "USD",
    "dolar": "USD",
    "dollari": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "£": "GBP",
    "pounds": "GBP",
    "livres sterling": "GBP",
    "swiss francs": "CHF",
    "francs suisses": "CHF",
    "francos suizos": "CHF",
    "franchi svizzeri": "CHF",
    "francos suicos": "CHF",
    "schweizer franken": "CHF",
    "franken": "CHF",
    "sfr": "CHF",
    "s/": "PEN",
    "s/.": "PEN",
    "soles": "PEN",
    "nuevos soles": "PEN",
    "nu": "BTN",
    "nu.": "BTN",
    "₹": "INR",
    "indian rupees": "INR",
    "nepali rupees": "NPR",
    "nepalese rupees": "NPR",
    "pakistani rupees": "PKR",
}
_RUPEES = {"IND": "INR", "NPL": "NPR", "PAK": "PKR", "LKA": "LKR"}
"""Countries whose money a plain `Rs` may be."""

_TIMES = {
    **dict.fromkeys(("billion", "billions", "bn", "milliard", "milliards", "milliarde"), 1e9),
    **dict.fromkeys(("milliarden", "mrd", "mia", "miliardi", "miliardo", "bilhao"), 1e9),
    **dict.fromkeys(("bilhoes", "mil millones", "mil milhoes"), 1e9),
    "k": 1e3,
    "thousand": 1e3,
    "mille": 1e3,
    "mil": 1e3,
    "mila": 1e3,
    "tausend": 1e3,
    "tsd": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millones": 1e6,
    "milhao": 1e6,
    "milhoes": 1e6,
    "milione": 1e6,
    "milioni": 1e6,
    "millionen": 1e6,
    "millon": 1e6,
    **dict.fromkeys(("mln",), 1e6),
    **dict.fromkeys(("md", "mds", "mld", "millardo", "millardos"), 1e9),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 1e5),
    **dict.fromkeys(("crore", "crores"), 1e7),
}
_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_CFA = r"(?i:F\.?\s?CFA|francs?\s(?:de\sla\s)?CFA|CFA(?:\sfrancs?)?)"
_UNIT = (
    rf"{_CFA}|"
    r"US\$|USD\$?|€|£|\$|"
    + "|".join(sorted(_CODES - {"USD"}))
    + r"|(?i:US dollars?|U\.S\. dollars?|dollars?|d[óo]lares|d[óo]lar|dollari|euros?|pounds"
    r"|livres sterling|Swiss francs|francs suisses|francos suizos|franchi svizzeri"
    r"|francos su[íi]ços|Schweizer Franken|Franken|sfr"
    r"|(?:Indian|Nepal(?:i|ese)|Pakistani) rupees|(?:nuevos )?soles)"
    r"|₹|S/\.?|Nu\.?"
)
_RUPEE = r"(?i:Rs\.?|rupees?|roupies?|rupias?)"
_MONEY = rf"{_UNIT}|{_RUPEE}"
"""What stands beside an amount in a text; in a table a plain `Rs` stays what it is."""

_NUMBER = (
    r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"  # 2,50,000 as in South Asia
    rf"|\d{{1,3}}(?:(?:[.,'’´`]|{_SPACE})\d{{3}}(?!\d)){{1,4}}(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{1,13}(?:[.,]\d{1,3}(?!\d))?"
)
_SCALE = (
    r"(?i:billions?|bn|milliards?|milliarden?|mrd\.?|mia\.?|miliardi|miliardo|bilhões|bilhoes"
    r"|bilhão|bilhao|mil millones|mil milhões|mil milhoes"
    r"|thousand|tausend|tsd\.?|milhões|milhoes|milhão|milhao|millions?|millionen|millones"
    r"|mill[oó]n|milioni|milione|mille|mila|mil|mio\.?|mn|mln\.?|mld\.?|mds?\.?|millardos?"
    r"|lakhs?|lacs?|crores?|k|m)"
)
_BETWEEN = rf"{_SPACE}?(?:(?:de|di|d['’]){_SPACE}?)?"
_YEAR_BEFORE = rf"(?:19|20)\d\d{_SPACE}(?:{_MONEY}){_SPACE}?\d"
"""In `in 2024 EUR 5 000`, the year is no amount."""
_TO = rf"{_SPACE}?(?:[-–—]|(?i:to|à|a|bis|até){_SPACE}){_SPACE}?"
_UP = re.compile(rf"{_TO}(?:{_MONEY})?{_SPACE}?(?P<other>{_NUMBER})")
_DOWN = re.compile(rf"(?<![\w.,])(?P<other>{_NUMBER})(?:{_SPACE}?{_SCALE})?{_TO}$")
_ENDS = (
    rf"(?:{_MONEY})?{_SPACE}?(?P<other>{_NUMBER})(?:{_SPACE}?(?:{_SCALE}))?{_BETWEEN}"
    rf"(?:{_MONEY})?"
)
_PAIRS = (
    (r"between|entre|zwischen|tra|fra", r"and|et|y|e|und"),
    (r"from|de|desde|da|von", r"up to|jusqu['’]à|hasta|fino a|até|bis zu"),
)
"""Words around the ends of a span: `between 2 and 3 million euros`."""
_FIRST_END = tuple(re.compile(rf"(?i)\b(?:{one}){_SPACE}?$") for one, _ in _PAIRS)
_THEN = tuple(re.compile(rf"(?i:{_SPACE}(?:{two})){_SPACE}{_ENDS}") for _, two in _PAIRS)
_BEFORE = tuple(
    re.compile(rf"(?i:\b(?:{one})){_SPACE}{_ENDS}(?i:{_SPACE}(?:{two})){_SPACE}?$")
    for one, two in _PAIRS
)
_PESOS = re.compile(rf"{_SPACE}(?:de{_SPACE})?(?i:pesos?|reais|soles|bolivianos|córdobas)\b")
"""What a sign of many currencies stands for: `$ 5 millones de pesos`."""
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:(?P<before>{_MONEY}){_SPACE}?(?P<n1>{_NUMBER})(?:{_SPACE}?(?P<s1>{_SCALE}))?"
    rf"|(?!{_YEAR_BEFORE})(?P<n2>{_NUMBER})(?:{_SPACE}?(?P<s2>{_SCALE}))?{_BETWEEN}"
    rf"(?P<after>{_MONEY}))(?![\w])"
)
_ASKED = re.compile(
    r"\b(?:request\w*|ask\w*|apply\w*|appl\w*|demand\w*|solicit\w*|pedimos|chied\w*|richied\w*"
    r"|richiest\w*|beantrag\w*|seek\w*|need\w*|necesit\w*|besoin|precis\w*|bisogno|brauch\w*)\b"
)
_TOTAL = re.compile(
    r"\b(?:total\w*|overall|gesamt\w*|complessiv\w*|budget\w*|presupuesto\w*|orcamento\w*|bilancio"
    r"|kosten|costs?|couts?|costo|costi|custos?|coste)\b"
)
_NEAR, _NEAR_AFTER = 60, 20
"""So many characters before or after an amount, a word such as `budget` belongs to it."""

_CELL = re.compile(
    rf"(?P<before>{_UNIT}|[A-Z]{{3}}|¥)?\.?{_SPACE}*(?P<number>\d(?:[\d.,'’´`]|{_SPACE})*)"
    rf"(?:[.,][-–—]{{1,2}})?(?:{_SPACE}*(?P<scale>{_SCALE}))?{_BETWEEN}{_SPACE}*(?P<after>{_UNIT}|[A-Z]{{3}}|¥)?"
)

_CLEAR = r"\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’´`]\d{3})+"
"""Whole amounts whose marks can stand between thousands alone."""
_HEAD = re.compile(
    rf"(?im)(?:[|;\t(\[]|\b(?:in|en|em|total)\b){_SPACE}*(?-i:(?P<unit>{_UNIT})){_SPACE}*(?=[|;\t)\]]|$)"
)
"""A currency that stands alone in a cell or in brackets, for the numbers below it."""
_SUM = re.compile(
    r"(?:(?:grand|overall|montant|monto|importo|valor) )?"
    r"(?:total[ei]?|gesamt\w*|summe|somme|suma)\b"
)
_WHOLE_WORDS = """a admissibles amount amounts ammissibili ausgaben belaufe betrag budget
    complessivo costo costi cost coste costes costos costs cout couts custo custos d de del
    demande demandee depenses der des despesas di do du egresos elegibles eligible eligibles
    estimated estimado estime euro euros expenditure expenditures expense expenses for forderung
    gasto gastos general generale geral gesamt global globale grant importe importo in incl inkl
    kosten l la le montant monto necessaire of orcamento per por pour presupuesto preventivo prevu
    progetto program programme project projects projekt projekts projet projeto proyecto request
    requested required solicitada solicitado spese subvention the total ttc vat vom"""
_WHOLE = frozenset(_WHOLE_WORDS.split())
"""Words that may stand beside `total` where the whole is meant, and no part: `Total staff`."""
_LAST_NUMBER = re.compile(rf"(?P<label>\D*[^\W\d][\s:]+)(?P<number>{_NUMBER})")
"""A row of a table whose columns were lost: `Total 25,000`."""
_CLAUSE = re.compile(r"[;.]\s|\n")


class AmountParts(NamedTuple):
    """What a cell says of money, taken apart: `1,2 M€` is `1,2`, a million times, in EUR."""

    number: str
    times: int
    currency: str
    """Code by ISO 4217, `CFA` for either franc of that name, empty where none stands there."""


def amount_parts(text: str) -> AmountParts | None:
    """Return the parts of an amount in a cell of its own, or None where it is none."""
    found = _CELL.fullmatch(text.strip())
    if not found or (found["before"] and found["after"]):
        return None
    times = int(_TIMES[fold(found["scale"]).rstrip(".")]) if found["scale"] else 1
    unit = found["before"] or found["after"] or ""
    return AmountParts(found["number"].strip(), times, currency_named(unit).strip("$"))


def currency_named(text: str) -> str:
    """Return the code of a currency by code, sign or name; what is none of these stays.

    `$` alone stays, too: in a table it may be any of a dozen dollars and pesos.
    """
    unit = text.strip()
    if unit == "$":
        return unit
    if re.fullmatch(_CFA, unit):
        return "CFA"
    return _currency(unit) if re.fullmatch(_UNIT, unit) else unit


def amount_written(text: str) -> Money | None:
    """Return an amount as `1,5 Mio. EUR`, `2 crore INR` or `CHF 1’500’000.–`; None for others."""
    parts = amount_parts(text)
    if parts is None or not re.fullmatch("[A-Z]{3}", parts.currency):
        return None
    clear = _NUMBER if parts.times > 1 else _CLEAR
    if parts.currency == "CFA" or not re.fullmatch(clear, parts.number):
        return None
    amount = round(_number(parts.number, scaled=parts.times > 1) * parts.times, 2)
    return Money(amount=amount, currency=parts.currency)


class _Amount(NamedTuple):
    money: Money
    start: int
    end: int


def franc_cfa(countries: Collection[str]) -> str:
    """Return the code of the franc CFA in these countries; empty where it may be either."""
    west, central = _WEST & set(countries), _CENTRAL & set(countries)
    if bool(west) == bool(central):
        return ""
    return "XOF" if west else "XAF"


def _rupee(countries: Collection[str]) -> str:
    """Return the code of the rupee of these countries; empty where it may be several."""
    found = [code for country, code in _RUPEES.items() if country in countries]
    return found[0] if len(found) == 1 else ""


def budget_in(text: str, *, countries: Callable[[], Collection[str]] = tuple) -> Money | None:
    """Return the amount of money that a text asks for or gives as its total.

    One amount is taken as the budget; a span such as `USD 10,000-20,000` is none, nor is less than
    a hundred. Of several, it is the one beside words that ask for it, or
    else beside a word such as `total` or `budget`; where none or more than one stands there,
    nothing is said. Of a table that gives the currency above its numbers, it is the total.

    Args:
        text: The text.
        countries: Gives the codes of the countries it names, which tell one franc CFA from the
            other.
    """
    found = list(_amounts(text, countries=countries))
    for sign in (None, _ASKED, _TOTAL):
        chosen = {(one.money.amount, one.money.currency) for one in _beside(text, found, sign=sign)}
        if len(chosen) == 1:
            amount, currency = chosen.pop()
            return Money(amount=amount, currency=currency)
    return None if found else _total_of_table(text, countries=countries)


def _total_of_table(text: str, *, countries: Callable[[], Collection[str]]) -> Money | None:
    """Return the total of a table whose currency stands in its head; None where it is unclear."""
    units = {currency_named(match["unit"]) for match in _HEAD.finditer(text)}
    if units == {"CFA"}:
        units = {franc_cfa(countries())}
    sums = {amount for line in text.splitlines() if (amount := _sum_in(line)) is not None}
    if len(units) != 1 or len(sums) != 1:
        return None
    unit, amount = _WORDS.get(min(units), min(units)), sums.pop()
    known = unit in _CODES and amount >= (_LEAST if unit in _MAJOR else _LEAST_OF_MINOR)
    return Money(amount=amount, currency=unit) if known else None


def _sum_in(line: str) -> float | None:
    """Return the number of a row that begins with a word such as `total`, and means the whole.

    Of several, the last one is it if it is the sum of those before it.
    """
    bare = line.strip(" |*_-")
    row = _LAST_NUMBER.fullmatch(bare)
    parts = [row["label"], row["number"]] if row else re.split(r"[|;\t]|:\s", bare)
    label, *cells = [cell.strip(" :*_|;\t") for cell in parts]
    sign = _SUM.match(fold(label))
    if not sign or not _is_of_all(label[sign.end() :]):
        return None
    numbers = [_number(cell, scaled=False) for cell in cells if re.fullmatch(_NUMBER, cell)]
    if len(numbers) > 1 and sum(numbers[:-1]) != numbers[-1]:
        return None
    return numbers[-1] if numbers else None


def _is_of_all(words: str) -> bool:
    """Tell whether the words behind `total` speak of all the money, and not of a part."""
    rest = re.sub(rf"(?<!\w)(?:{_MONEY})(?!\w)", " ", words)
    return all(fold(word) in _WHOLE for word in re.findall(r"[^\W\d_]+", rest))


def _beside(text: str, found: list[_Amount], *, sign: re.Pattern[str] | None) -> Iterator[_Amount]:
    """Yield the amounts beside a sign, each up to its neighbours; all of them without a sign."""
    for at, one in enumerate(found):
        floor = found[at - 1].end if at else 0
        ceiling = found[at + 1].start if at + 1 < len(found) else len(text)
        before = fold(text[max(floor, one.start - _NEAR) : one.start].rpartition(";")[2])
        after = fold(_CLAUSE.split(text[one.end : min(ceiling, one.end + _NEAR_AFTER)])[0])
        if sign is None or sign.search(before) or sign.search(after):
            yield one


def _amounts(text: str, *, countries: Callable[[], Collection[str]]) -> Iterator[_Amount]:
    franc = cache(lambda: franc_cfa(countries()))
    rupee = cache(lambda: _rupee(countries()))
    for match in _AMOUNT.finditer(text):
        number, scale = match["n1"] or match["n2"], match["s1"] or match["s2"]
        unit = match["before"] or match["after"]
        amount = _number(number, scaled=scale is not None)
        amount *= _TIMES[fold(scale).rstrip(".")] if scale else 1.0
        currency = currency_named(unit) if unit != "$" else _WORDS["$"]
        currency = franc() if currency == "CFA" else currency
        currency = rupee() if re.fullmatch(_RUPEE, currency) else currency
        other = unit == "$" and _PESOS.match(text, match.end())
        if not currency or other or _is_span(text, match, number=number):
            continue
        if amount >= (_LEAST if currency in _MAJOR else _LEAST_OF_MINOR):
            yield _Amount(Money(amount=amount, currency=currency), *match.span())


def _is_span(text: str, match: re.Match[str], *, number: str) -> bool:
    """Tell whether the amount is one end of a span: `USD 10,000-20,000`."""
    one = _number(number, scaled=False)
    up = _UP.match(text, match.end())
    down = _DOWN.search(text, max(0, match.start() - _NEAR), match.start())
    if (up and _number(up["other"], scaled=False) >= one) or (
        down and _number(down["other"], scaled=False) <= one
    ):
        return True
    start = max(0, match.start() - _NEAR)
    return any(
        before.search(text, start, match.start())
        or (first.search(text, start, match.start()) and then.match(text, match.end()))
        for first, then, before in zip(_FIRST_END, _THEN, _BEFORE, strict=True)
    )


def _currency(unit: str) -> str:
    if unit in _CODES:
        return unit
    word = fold(unit).removeprefix("u.s. ")
    return _WORDS[word if word in _WORDS else word.removeprefix("us ")]


def _number(written: str, *, scaled: bool) -> float:
    """Return a number, whichever marks it uses for thousands and decimals."""
    plain = re.sub(rf"['’´`]|{_SPACE}", "", written)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return float(plain)
    head, _, tail = plain.rpartition(marks[-1])
    decimal = len(tail) < 3 or (scaled and len(marks) == 1)
    if len(set(marks)) == 1 and len(marks) > 1:
        decimal = False
    head = re.sub("[.,]", "", head)
    return float(f"{head}.{tail}") if decimal else float(head + tail)
