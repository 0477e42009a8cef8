"""Regions that a text names only to say how great something in them is."""

import re
from collections.abc import Callable, Collection, Sequence

from broker.model import fold
from broker.vocabulary._terms import Mention, What

_REACH = 90
_TIMES = r"(?:years?|months?|decades?|centur\w+|annees?|ans|mois|siecles?|anos|anni|mesi|jahren?)"
_EXTREME = re.compile(
    r"\b(?:(?:any|no) other|most(?! of\b)|best|last"
    r"|(?:larg|bigg|great|high|old|rich|poor|long|steep|dens)est"
    r"|(?:plus|mas|piu|mais) (?:grand|haut|vieu|riche|pauvre|ancien|alt|anti|ric|pobr|pover)\w*"
    r"|derni\w+|ultim[oaie]s?|maior(?:es)?|maggior[ei]|mayor(?:es)?"
    r"|(?:letzt|grosst|hochst|altest|armst|reichst)e[nrms]?)"
    rf"\b(?!(?: \w+){{0,2}} {_TIMES}\b)[^.;:,!?]*$"
)
"""Words for the most of all, with nothing but words up to the region."""

_Key = tuple[What, str]


def only_extremes(
    text: str, *, places: Sequence[Mention], countries_of: Callable[[_Key], Collection[str]]
) -> frozenset[_Key]:
    """Return the regions that are only named so, where the text names a place in them.

    `The last great forests of Europe, in Romania` are in Romania, and a call for Europe's other
    end is not for them.

    Args:
        text: The text.
        places: The places that it names, in its order.
        countries_of: Returns the countries of a place.
    """
    keys = [(one.what, one.key) for one in places]
    so = [
        one.what == "region"
        and bool(_EXTREME.search(fold(text[max(0, one.start - _REACH) : one.start])))
        for one in places
    ]
    plain = {key for key, extreme in zip(keys, so, strict=True) if not extreme}
    work = {country for key in plain if key[0] != "region" for country in countries_of(key)}
    said = {key for key, extreme in zip(keys, so, strict=True) if extreme} - plain
    return frozenset(key for key in said if not work.isdisjoint(countries_of(key)))
