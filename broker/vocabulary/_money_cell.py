"""An amount of money in a cell of its own, or as an option."""

import re
from typing import NamedTuple

from broker.model import Money, fold
from broker.vocabulary._money import (
    BETWEEN,
    NUMBER,
    SCALE,
    SPACE,
    TIMES,
    UNIT,
    currency_named,
    number_written,
)

_CELL = re.compile(
    rf"(?P<before>{UNIT}|[A-Z]{{3}}|¥)?\.?{SPACE}*(?P<number>\d(?:[\d.,'’´`]|{SPACE})*)"
    rf"(?:[.,][-–—]{{1,2}})?(?:{SPACE}*(?P<scale>{SCALE}))?{BETWEEN}{SPACE}*(?P<after>{UNIT}|[A-Z]{{3}}|¥)?"
)

_CLEAR = r"\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’´`]\d{3})+"
"""Whole amounts whose marks can stand between thousands alone."""


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
    times = int(TIMES[fold(found["scale"]).rstrip(".")]) if found["scale"] else 1
    unit = found["before"] or found["after"] or ""
    return AmountParts(found["number"].strip(), times, currency_named(unit).strip("$"))


def amount_written(text: str) -> Money | None:
    """Return an amount as `1,5 Mio. EUR`, `2 crore INR` or `CHF 1’500’000.–`; None for others."""
    parts = amount_parts(text)
    if parts is None or not re.fullmatch("[A-Z]{3}", parts.currency):
        return None
    clear = NUMBER if parts.times > 1 else _CLEAR
    if parts.currency == "CFA" or not re.fullmatch(clear, parts.number):
        return None
    amount = round(number_written(parts.number, scaled=parts.times > 1) * parts.times, 2)
    return Money(amount=amount, currency=parts.currency)
