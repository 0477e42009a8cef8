"""Organisations of several countries under one name: a ministry of water is not the only one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broker.intake.cells import Terms, read_text
from broker.intake.columns import Sheet
from broker.model import Alliance, slug


@dataclass(frozen=True)
class Namesake:
    """A row whose organisation has the name of another one, in another country.

    Attributes:
        apart: The name with the country behind it, as the row writes both, or under which the
            organisation is known already.
        other: Country code of an organisation of this name in an earlier row; empty in the first.
        row: That row.
        known: Whether an organisation is known by the name with the country.
    """

    apart: str
    other: str
    row: int
    known: bool


def namesakes(
    sheets: Sequence[Sheet], *, terms: Terms, alliance: Alliance
) -> Mapping[tuple[str, int], Namesake]:
    """Return the rows of such organisations, by table and number.

    One that is known by the plain name, in the country of its row, keeps it. One that was told
    apart before is known by name and country, also where it stands alone in a later list.
    """
    seats = {one.id: one.country for one in alliance.organisations()}
    told_apart = _told_apart(alliance)
    groups: dict[str, list[tuple[str, int, str, str, str]]] = defaultdict(list)
    for sheet in sheets:
        for number, name, country in _named(sheet):
            code = terms.meant("country", country).key
            if code:
                groups[slug(name)].append((sheet.name, number, name, country, code))
    found = {}
    for key, rows in groups.items():
        several = len({code for *_, code in rows}) > 1
        first: tuple[str, int] = ("", 0)
        for table, number, name, country, code in rows:
            other, at = first if first[0] != code else ("", 0)
            first = first if first[0] else (code, number)
            if seats.get(key) == code:
                continue
            apart = f"{name} ({country})"
            if known := told_apart.get((key, code)):
                found[table, number] = Namesake(known, other, at, known=True)
            elif several:
                found[table, number] = Namesake(apart, other, at, slug(apart) in seats)
    return found


def _told_apart(alliance: Alliance) -> Mapping[tuple[str, str], str]:
    """Return names with a country behind them, by the plain name and the code of that country."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in alliance.organisations():
        for plain in one.aliases:
            if one.country and re.fullmatch(rf"{re.escape(plain)} \([^()]+\)", one.name):
                found[slug(plain), one.country].add(one.name)
    return {key: names.pop() for key, names in found.items() if len(names) == 1}


def _named(sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    """Yield number, name and country of the rows that have both."""
    places = sheet.columns.places()
    name, country = places.get("name"), places.get("country")
    if not sheet.of_organisations or name is None or country is None:
        return
    for number, cells in sheet.rows:
        if len(cells) > max(name, country) and cells[name].strip() and cells[country].strip():
            yield number, read_text(cells[name]), read_text(cells[country])
