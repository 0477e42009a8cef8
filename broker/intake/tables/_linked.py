"""Addresses behind the words of a cell: `Website` as a link, or a name that leads to a site."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from broker.intake.columns import Sheet
from broker.intake.tables._reader import Reader

_ADDRESS = re.compile(r"\w\.\w")


def with_links(sheet: Sheet, links: Mapping[tuple[int, int], str], reader: Reader) -> Sheet:
    """Return a table in which the address behind a cell stands where its words are none.

    A name's link is the site of its organisation where no other name leads to the same host: many
    that do lead into the pages of whoever made the list.

    Args:
        sheet: The table.
        links: Addresses by the number of the row and the place of the column.
        reader: Takes note of them.
    """
    places = sheet.columns.places()
    name, site = places.get("name"), places.get("website", places.get("url"))
    if not links or sheet.columns.exact:
        return sheet
    named = _sites(links, at=name) if sheet.of_organisations else {}
    if site is None:
        for number, cells in sheet.rows:
            if number in named:
                reader.note_short(sheet.name, number, "website", cells[name or 0], named[number])
        return sheet.with_column("website", said=named) if named else sheet
    column = "website" if "website" in places else "url"
    rows = []
    for number, cells in sheet.rows:
        words = cells[site].strip() if site < len(cells) else ""
        link = links.get((number, site), "") if words else named.get(number, "")
        if not link or _ADDRESS.search(words):
            rows.append((number, cells))
            continue
        reader.note_short(sheet.name, number, column, words or cells[name or 0].strip(), link)
        missing = [""] * (site - len(cells))
        rows.append((number, [*cells[:site], *missing, link, *cells[site + 1 :]]))
    return replace(sheet, rows=rows)


def _sites(links: Mapping[tuple[int, int], str], *, at: int | None) -> dict[int, str]:
    """Return the addresses behind the cells of a column that lead to a host of their own."""
    found = {number: link for (number, column), link in links.items() if column == at}
    hosts = {number: urlsplit(link).netloc.casefold() for number, link in found.items()}
    often = Counter(hosts.values())
    return {number: link for number, link in found.items() if often[hosts[number]] == 1}
