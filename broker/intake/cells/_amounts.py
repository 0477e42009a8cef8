"""Amounts of money as people write them: `1.200.000,50`, `USD 1,2 millones`, `450 000 FCFA`."""

import re
from decimal import Decimal

from broker.vocabulary import amount_parts

_EITHER = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
"""An amount whose point may stand before thousands or before decimals."""

_SOUTH_ASIA = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
"""Two and a half lakh is written `2,50,000`."""


def is_unclear(text: str) -> bool:
    """Tell whether a point may stand before thousands as well as before decimals."""
    parts = amount_parts(text)
    scaled = parts is not None and parts.times > 1
    return bool(_EITHER.search(text.replace(",", ".") if scaled else text))


def read_number(text: str, *, decimal: str | None) -> str | None:
    """Return an amount in digits with a point before its decimals, or None where it is none.

    Args:
        text: What a cell says.
        decimal: What stands before decimals; None where the amount is judged by itself.
    """
    parts = amount_parts(text)
    number, times = (parts.number, parts.times) if parts else (text, 1)
    plain = re.sub(r"^[A-Z]{3}\s*|\s*[A-Z]{3}$|[€$£¥₹\s'’´`\u202f]", "", number)
    if decimal is None and times > 1 and len(re.findall("[.,]", plain)) == 1:
        decimal = "," if "," in plain else "."  # 1,234 millions
    digits = _digits(plain, decimal=decimal or _decimal(plain))
    if digits is None or times == 1:
        return digits
    return f"{(Decimal(digits) * times).normalize():f}"


def _digits(plain: str, *, decimal: str) -> str | None:
    if not re.fullmatch(r"\d[\d.,]*", plain):
        return None
    thousands = "," if decimal == "." else "."
    if decimal in plain:
        whole, _, part = plain.rpartition(decimal)
    else:
        whole, part = plain, ""
    groups = whole.split(thousands)
    uneven = any(len(one) != 3 for one in groups[1:]) and not _SOUTH_ASIA.fullmatch(whole)
    if decimal in whole or uneven or not groups[0]:
        return None
    joined = "".join(groups)
    if not joined.isdigit() or (part and not part.isdigit()):
        return None
    return f"{joined}.{part}" if part else joined


def _decimal(plain: str) -> str:
    """Return the sign before the decimals of one amount, judged by itself."""
    if "," in plain and "." in plain:
        return max(",.", key=plain.rfind)
    sign = "," if "," in plain else "."
    # Three digits behind a single sign, or several signs, are thousands.
    thousands = plain.count(sign) > 1 or (sign == "," and len(plain) - plain.rfind(sign) == 4)
    if thousands:
        return "." if sign == "," else ","
    return sign
