"""What an EU call says of money in its texts: the share that it pays, and how much."""

import re

_RATE = re.compile(
    r"funding rate\b[^.%]{0,140}?\b(?:is|will be|shall be) (?:up to )?(?P<n>\d{1,3})\s*% of the "
    r"(?:total )?eligible costs|"
    r"funding rate for eligible costs\b[^.%]{0,140}?\bup to (?P<m>\d{1,3})\s*%",
    re.IGNORECASE,
)
_VARIES = re.compile(r"\bexcept\b|non-?profit|for-profit|depend|,\s*(?:and|while)\b", re.IGNORECASE)
"""Words by which a rate is not the same for everybody."""

_INNOVATION = "HORIZON Innovation Actions"

_DESCRIBED = re.compile(
    r"funding rate\s*(?:[A-Z][\w ]*\(\w+\)\s*)?[—–:]\s*(?P<n>\d{1,3})\s*%(?P<x>)", re.IGNORECASE
)
"""A rate under a heading of its own in a description."""

_NUMBER = r"\d[\d ,.]*\d|\d"
_ASKED = re.compile(
    r"proposals requesting an? (?:EU contribution|contribution from the EU) "
    r"(?:of|in|of a|in a)?\s*(?:a )?(?:range of )?(?:up to )?(?:EUR )?"
    rf"(?:(?P<least>{_NUMBER})(?: million)? (?:to|and) )?(?P<most>{_NUMBER}) (?P<unit>million)",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:requested funding cannot exceed|EU contribution per funded project will not exceed|"
    rf"may be awarded up to a maximum of) EUR (?P<most>{_NUMBER})",
    re.IGNORECASE,
)


def own_share(text: str, *, about: str) -> float | None:
    """Return the percentage that a team must bring itself; None where no one rate is told.

    Args:
        text: The conditions.
        about: The description, in which some programmes name their rate.
    """
    hits = list(_RATE.finditer(text))
    if any(_varies(hit, text) for hit in hits):
        return None
    rates = {float(hit["n"] or hit["m"]) for hit in hits}
    rates = rates or {float(hit["n"]) for hit in _DESCRIBED.finditer(about)}
    if len(rates) != 1 or not 0 < (rate := rates.pop()) < 100:
        return None
    return 100 - rate


def rate_varies(text: str, *, about: str, programme: str, action: str) -> bool:
    """Tell whether the funding rate is not the same for everybody.

    Where a call names no rate, Article 34 of Regulation (EU) 2021/695 pays those that make a profit
    less of an innovation action under Horizon Europe.

    Args:
        text: The conditions.
        about: The description, in which some programmes name their rate.
        programme: Name of the programme, as `Horizon Europe`.
        action: Type of action.
    """
    if any(_varies(hit, text) for hit in _RATE.finditer(text)):
        return True
    told = own_share(text, about=about) is not None or _RATE.search(text)
    return not told and programme == "Horizon Europe" and action == _INNOVATION


def most_described(about: str) -> tuple[float, bool] | None:
    """Return the largest contribution for one project, in euros, that a description tells.

    With it comes whether it is only what is expected, so that more may be asked for.
    """
    if hit := _MOST.search(about):
        return _amount(hit["most"]), False
    if hit := _ASKED.search(about):
        return _amount(hit["most"]) * 1e6, True
    return None


def _varies(hit: re.Match[str], text: str) -> bool:
    rest = re.split(r"\.(?=\s|[A-Z]|$)", text[hit.end() : hit.end() + 200])[0]
    return bool(_VARIES.search(rest)) or rest.startswith(",")


def _amount(text: str) -> float:
    plain = text.strip().replace(" ", "")
    if re.search(r"[.,]\d{3}(?!\d)", plain):
        return float(re.sub(r"[.,]", "", plain))
    return float(plain.replace(",", "."))
