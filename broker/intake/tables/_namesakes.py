"""Organisations of several countries under one name: a ministry of water is not the only one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broker.intake.tables._cells import read_text
from broker.intake.tables._sheet import Sheet
from broker.intake.tables._terms_meant import Terms
from broker.model import Alliance, slug


@dataclass(frozen=True)
class Namesake:
    """A row whose organisation has the name of another one, in another country.

    Attributes:
        apart: The name with the country behind it, as the row writes both.
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

    One that is known by the plain name, in the country of its row, keeps it.
    """
    seats = {one.id: one.country for one in alliance.organisations()}
    groups: dict[str, list[tuple[str, int, str, str, str]]] = defaultdict(list)
    for sheet in sheets:
        for number, name, country in _named(sheet):
            code = terms.meant("country", country).key
            if code:
                groups[slug(name)].append((sheet.name, number, name, country, code))
    found = {}
    for key, rows in groups.items():
        if len({code for *_, code in rows}) < 2:
            continue
        first: tuple[str, int] = ("", 0)
        for table, number, name, country, code in rows:
            other, at = first if first[0] != code else ("", 0)
            first = first if first[0] else (code, number)
            if seats.get(key) == code:
                continue
            apart = f"{name} ({country})"
            found[table, number] = Namesake(apart, other, at, slug(apart) in seats)
    return found


def _named(sheet: Sheet) -> Iterator[tuple[int, str, str]]:
    """Yield number, name and country of the rows that have both."""
    places = sheet.columns.places()
    name, country = places.get("name"), places.get("country")
    if sheet.kind not in {"members", "network"} or sheet.columns.exact:
        return
    if name is None or country is None:
        return
    for number, cells in sheet.rows:
        if len(cells) > max(name, country) and cells[name].strip() and cells[country].strip():
            yield number, read_text(cells[name]), read_text(cells[country])
