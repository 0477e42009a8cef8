"""Cells that name places: mountain ranges, and the countries that a funder's rule names."""

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from broker.intake._row import Row, noun
from broker.model import Said, UnknownNameError, fold

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_CODE = re.compile(r"[A-Z]{3}")
_BEGINS = re.compile(r"[A-Z]{3}\b")
_WITH = re.compile(r"([A-Z]{3}) with ((?:[A-Z]{3}(?:, | and )?)+) as partner states")
_PART = re.compile(r"([A-Z]{3}) \(.*\)")
_EXCEPT = re.compile(r"any country except (.+)", re.IGNORECASE)


def ranges_in(
    row: Row, column: str, *, countries: tuple[str, ...], among: "Vocabulary"
) -> tuple[str, ...]:
    """Return the keys of the mountain ranges named in a cell.

    A name that several ranges bear, none of which lies in the given countries, is left out: nobody
    is placed in mountains on a guess.

    Args:
        row: The row.
        column: The column with the names.
        countries: Where to look among ranges of the same name; alpha-3 codes.
        among: The vocabulary.
    """
    where = {one for one in countries if one}
    keys: dict[str, None] = {}
    for name in row.listed(column):
        try:
            key = among.range_of(name, countries=where)
        except UnknownNameError as error:
            row.wrong(column, error.said, value=name)
            continue
        if not where.isdisjoint(among.ranges[key].countries) or fold(name) not in _shared(among):
            keys[key] = None
    return tuple(keys)


@lru_cache(maxsize=2)
def _shared(among: "Vocabulary") -> frozenset[str]:
    """Return the folded names that several ranges bear."""
    names = Counter(
        name
        for one in among.ranges.values()
        for name in {fold(name) for names in one.names.values() for name in names}
    )
    return frozenset(name for name, count in names.items() if count > 1)


def countries_in(row: Row, column: str, *, among: "Vocabulary") -> dict[str, object]:
    """Return a funder's rule on countries as fields of a call.

    A list of codes becomes `countries`. Partner states (`SVN with LIE and CHE as partner states`)
    and a country of which only a part is meant (`USA (Colorado events)`) are in the list, a code
    with any other remark (`AFG in the first call`) is not. Whatever is no plain list also stays, in
    the source's words, in `countries_note`; a rule in words, even a part of one, stays only there:
    a list that leaves out who is meant would shut them out.
    """
    text = row.text(column)
    exception = _EXCEPT.fullmatch(text)
    if exception:
        names = re.split(r", | and ", exception[1])
        excluded = [_country(row, column, name.removeprefix("the "), among) for name in names]
        return {"countries_note": text, "countries_excluded": tuple(filter(None, excluded))}
    parts = row.listed(column)
    codes = [code for part in parts for code in _codes(part)]
    if not codes or not all(_BEGINS.match(part) for part in parts):
        return {"countries_note": text}
    for code in codes:
        if code not in among.countries:
            row.wrong(
                column,
                Said("%(code)r is no known country (ISO 3166 alpha-3).", code=code),
                value=code,
            )
    plain = all(_CODE.fullmatch(part) for part in parts)
    return {"countries": tuple(dict.fromkeys(codes)), "countries_note": "" if plain else text}


def _codes(part: str) -> tuple[str, ...]:
    if _CODE.fullmatch(part):
        return (part,)
    partners, piece = _WITH.fullmatch(part), _PART.fullmatch(part)
    if partners:
        return (partners[1], *_CODE.findall(partners[2]))
    return (piece[1],) if piece else ()


def _country(row: Row, column: str, name: str, among: "Vocabulary") -> str | None:
    try:
        place = among.place(name)
    except UnknownNameError as error:
        row.wrong(column, error.said, value=name)
        return None
    if place.kind != "country":
        row.wrong(
            column,
            Said("%(name)r is no country (%(kind)s).", name=name, kind=noun(place.kind)),
            value=name,
        )
        return None
    return place.key
