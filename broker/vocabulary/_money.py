"""Money as people write it: currencies, numbers and their sizes."""

import re
from collections.abc import Collection

from broker.model import fold

# Codes that are also words or conferences (COP28, ALL, TRY) are left out or need a large amount.
_CODE_LIST = """AMD ARS AUD AZN BDT BOB BRL BTN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD ETB EUR
    FJD GBP GEL GTQ HNL HUF IDR INR ISK JPY KES KGS KRW KZT LAK LKR LSL MAD MDL MGA
    MKD MMK MNT MWK MXN MYR NGN NIO NOK NPR NZD PEN PGK PHP PKR PLN PYG RON RSD RUB
    RWF SEK SZL THB TJS TND TRY TZS UAH UGX USD UYU UZS VND XAF XOF ZAR ZMW"""
CODES = frozenset(_CODE_LIST.split())
MAJOR = frozenset({"USD", "EUR", "GBP", "CHF"})
"""Money that funders count in."""
_WEST = frozenset({"BEN", "BFA", "CIV", "GNB", "MLI", "NER", "SEN", "TGO"})
_CENTRAL = frozenset({"CMR", "CAF", "TCD", "COG", "GNQ", "GAB"})
"""Countries of the two francs CFA."""
_LEAST_OF_MINOR = 1000.0
_LEAST = 100.0
"""What is less is a price or a daily wage, no budget."""
WORDS = {
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
    **dict.fromkeys(("dirham", "dirhams", "dh", "dhs"), "MAD"),
    **dict.fromkeys(("boliviano", "bolivianos"), "BOB"),
    **dict.fromkeys(("real", "reais", "r$"), "BRL"),
    **dict.fromkeys(("quetzal", "quetzales"), "GTQ"),
    **dict.fromkeys(("lempira", "lempiras"), "HNL"),
    **dict.fromkeys(("birr", "birrs"), "ETB"),
    **dict.fromkeys(("somoni", "somonis"), "TJS"),
}
_RUPEES = {"IND": "INR", "NPL": "NPR", "PAK": "PKR", "LKA": "LKR"}
"""Countries whose money a plain `Rs` may be."""

TIMES = {
    **dict.fromkeys(("billion", "billions", "bn", "milliard", "milliards", "milliarde"), 1e9),
    **dict.fromkeys(("milliarden", "mrd", "mia", "miliardi", "miliardo", "bilhao"), 1e9),
    **dict.fromkeys(("bilhoes", "mil millones", "mil milhoes"), 1e9),
    "k": 1e3,
    "t": 1e3,
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
SPACE = "[ \u00a0\u2007\u2009\u202f]"
_CFA = r"(?i:F\.?\s?CFA|francs?\s(?:de\sla\s)?CFA|CFA(?:\sfrancs?)?)"
UNIT = (
    rf"{_CFA}|"
    r"US\$|USD\$?|R\$|€|£|\$|"
    + "|".join(sorted(CODES - {"USD"}))
    + r"|(?i:US dollars?|U\.S\. dollars?|dollars?|d[óo]lares|d[óo]lar|dollari|euros?|pounds"
    r"|livres sterling|Swiss francs|francs suisses|francos suizos|franchi svizzeri"
    r"|francos su[íi]ços|Schweizer Franken|Franken|sfr"
    r"|(?:Indian|Nepal(?:i|ese)|Pakistani) rupees|(?:nuevos )?soles"
    r"|dirhams?|bolivianos?|reais|quetzal(?:es)?|lempiras?|birrs?|somonis?)"
    r"|DHS?\b"
    r"|₹|S/\.?|Nu\.?"
)
RUPEE = r"(?i:Rs\.?|rupees?|roupies?|rupias?)"
MONEY = rf"{UNIT}|{RUPEE}"
"""What stands beside an amount in a text; in a table a plain `Rs` stays what it is."""

NUMBER = (
    r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"  # 2,50,000 as in South Asia
    rf"|\d{{1,3}}(?:(?:[.,'’´`]|{SPACE})\d{{3}}(?!\d)){{1,4}}(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{1,13}(?:[.,]\d{1,3}(?!\d))?"
)
SCALE = (
    r"(?:T(?=€|EUR)|(?i:billions?|bn|milliards?|milliarden?|mrd\.?|mia\.?|miliardi|miliardo|bilhões|bilhoes"
    r"|bilhão|bilhao|mil millones|mil milhões|mil milhoes"
    r"|thousand|tausend|tsd\.?|milhões|milhoes|milhão|milhao|millions?|millionen|millones"
    r"|mill[oó]n|milioni|milione|mille|mila|mil|mio\.?|mn|mln\.?|mld\.?|mds?\.?|millardos?"
    r"|lakhs?|lacs?|crores?|k|m))"
)
BETWEEN = rf"{SPACE}?(?:(?:de|di|d['’]){SPACE}?)?"


def currency_named(text: str) -> str:
    """Return the code of a currency by code, sign or name; what is none of these stays.

    `$` alone stays, too: in a table it may be any of a dozen dollars and pesos.
    """
    unit = text.strip()
    if unit == "$":
        return unit
    if re.fullmatch(_CFA, unit):
        return "CFA"
    return _currency(unit) if re.fullmatch(UNIT, unit) else unit


def franc_cfa(countries: Collection[str]) -> str:
    """Return the code of the franc CFA in these countries; empty where it may be either."""
    west, central = _WEST & set(countries), _CENTRAL & set(countries)
    if bool(west) == bool(central):
        return ""
    return "XOF" if west else "XAF"


def rupee(countries: Collection[str]) -> str:
    """Return the code of the rupee of these countries; empty where it may be several."""
    found = [code for country, code in _RUPEES.items() if country in countries]
    return found[0] if len(found) == 1 else ""


def may_be_budget(amount: float, *, currency: str) -> bool:
    """Tell whether an amount is more than a price or a daily wage."""
    return amount >= (_LEAST if currency in MAJOR else _LEAST_OF_MINOR)


def _currency(unit: str) -> str:
    if unit in CODES:
        return unit
    word = fold(unit).removeprefix("u.s. ")
    return WORDS[word if word in WORDS else word.removeprefix("us ")]


def number_written(written: str, *, scaled: bool) -> float:
    """Return a number, whichever marks it uses for thousands and decimals."""
    plain = re.sub(rf"['’´`]|{SPACE}", "", written)
    marks = [char for char in plain if char in ".,"]
    if not marks:
        return float(plain)
    head, _, tail = plain.rpartition(marks[-1])
    decimal = len(tail) < 3 or (scaled and len(marks) == 1)
    if len(set(marks)) == 1 and len(marks) > 1:
        decimal = False
    head = re.sub("[.,]", "", head)
    return float(f"{head}.{tail}") if decimal else float(head + tail)
