"""Organisations of the Research Organization Registry: JSON of schema 1 or 2, and its CSV."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from broker.intake._cordis_codes import kind_by_name
from broker.intake.cells import OF_REGISTERS, Grid, from_records
from broker.intake.formats._json_text import cell
from broker.intake.formats._told_rows import some
from broker.model import Said

_KINDS = OF_REGISTERS | {"government": "government", "nonprofit": "civil_society"}
"""Types of the registry and the kinds of member that come nearest; others say nothing of it."""

_GONE = frozenset({"inactive", "withdrawn"})
"""States of an organisation that ceased, or of an entry that was a mistake."""

_NAMES = "names.types."
_COUNTRY = {"names.types.ror_display": "locations.geonames_details.country_code",
    "name": "country.country_code"}  # fmt: skip
"""For the name of an organisation in the CSV of either schema, where its country stands."""
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:[-_][a-z]+)?|no_lang_code):\s*")
"""What stands before a name in the CSV: its language."""


def is_ror(one: Mapping[str, Any]) -> bool:
    """Tell whether an object is an organisation of the registry."""
    return "ror.org/" in cell(one.get("id")) and ("names" in one or "name" in one)


def grid_of_ror(name: str, records: Sequence[Mapping[str, Any]], *, first: int = 1) -> Grid:
    """Return organisations as members, or as organisations around the alliance on request.

    Args:
        name: What to call them in problems.
        records: Objects of the registry.
        first: Number of the first one.
    """
    numbered = list(enumerate(records, start=first))
    there = [(number, one) for number, one in numbered if _status(one) not in _GONE]
    made = from_records(name, [_cells(one) for _, one in there])
    gone = {number: one for number, one in numbered if _status(one) in _GONE}
    rows = [(number, row) for (number, _), (_, row) in zip(there, made.rows, strict=True)]
    grid = Grid(name, rows, header=made.header, kind="members", extracted=True, may_be=("network",))
    if gone:
        message = Said(
            "these organisations ceased or were withdrawn from the register, and are left out: "
            "%(names)s (rows: %(rows)s).",
            names=some(_official(one) for one in gone.values()),
            rows=some(gone),
        )
        grid.remarks.append((None, "status", message))
    return grid


def table_of_ror(grid: Grid) -> Grid | None:
    """Return the registry's CSV as `grid_of_ror` does; None where a table is something else."""
    if not grid.rows:
        return None
    first, header = grid.rows[0]
    named = next((name for name, place in _COUNTRY.items() if {"id", name, place} <= {*header}), "")
    if not named:
        return None
    records = [_object(dict(zip(header, row, strict=False)), named) for _, row in grid.rows[1:]]
    if not all(map(is_ror, records[:20])):
        return None
    return grid_of_ror(grid.name, records, first=first + 1)


def _object(row: Mapping[str, str], named: str) -> dict[str, Any]:
    """Return a row of the CSV as the JSON of schema 2 says it."""
    sorts = {"alias": "aliases", "label": "labels", "acronym": "acronyms"}
    names = [{"value": row.get(named, ""), "types": ["ror_display"]}]
    for sort, old in sorts.items():
        several = row.get(f"{_NAMES}{sort}", "") or row.get(old, "")
        names += [{"value": _name(one), "types": [sort]} for one in _several(several)]
    links = row.get("links.type.website", "") or row.get("links", "")
    return {
        "id": row.get("id", ""),
        "names": names,
        "types": _several(row.get("types", "")),
        "links": _several(links),
        "country": row.get(_COUNTRY[named], ""),
        "status": row.get("status", ""),
    }


def _several(text: str) -> list[str]:
    return [one.strip() for one in text.split(";") if one.strip()]


def _name(text: str) -> str:
    """Return a name without its language."""
    language = _LANGUAGE.match(text)
    return text[language.end() :] if language else text


def _status(one: Mapping[str, Any]) -> str:
    return cell(one.get("status")).strip().casefold()


def _official(one: Mapping[str, Any]) -> str:
    return _by_type(one).get("ror_display", _by_type(one).get("label", [cell(one.get("name"))]))[0]


def _by_type(one: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _listed(one.get("names")):
        if isinstance(name, dict):
            for sort in _listed(name.get("types")):
                found.setdefault(cell(sort), []).append(cell(name.get("value")))
    return found


def _cells(one: Mapping[str, Any]) -> dict[str, str]:
    """Return an organisation, of schema 1 or 2, as a row."""
    by_type, official = _by_type(one), _official(one)
    labels = [
        cell(label.get("label")) for label in _listed(one.get("labels")) if isinstance(label, dict)
    ]
    aliases = [*by_type.get("label", []), *by_type.get("alias", []), *labels]
    aliases += [cell(alias) for alias in _listed(one.get("aliases"))]
    short = [*by_type.get("acronym", []), *(cell(a) for a in _listed(one.get("acronyms")))]
    aliases += short[1:]
    sorts = [cell(sort).casefold() for sort in _listed(one.get("types"))]
    return {
        "name": official,
        "acronym": next(iter(short), ""),
        "aliases": ";".join(dict.fromkeys(alias for alias in aliases if alias != official)),
        "kind": _kind(sorts, name=official),
        "country": _country(one),
        "website": next(_websites(one), ""),
        "identifiers": cell(one.get("id")),
        "source_url": cell(one.get("id")),
    }


def _websites(one: Mapping[str, Any]) -> Iterator[str]:
    for link in _listed(one.get("links")):
        if not isinstance(link, dict):
            yield cell(link)
        elif link.get("type", "website") == "website":
            yield cell(link.get("value"))


def _kind(sorts: Sequence[str], *, name: str) -> str:
    """Return the kind that the types come nearest to; the types themselves where none says it.

    A hospital is a school only where its name says so. What is left open is asked for.
    """
    said = next((_KINDS[sort] for sort in sorts if sort in _KINDS), "")
    if not said and "healthcare" in sorts and kind_by_name(name) == "university":
        return "academic_research"
    return said or "|".join(sorts)


def _country(one: Mapping[str, Any]) -> str:
    for place in _listed(one.get("locations")):
        details = place.get("geonames_details") if isinstance(place, dict) else None
        if isinstance(details, dict) and details.get("country_code"):
            return cell(details["country_code"])
    country = one.get("country")
    return cell(country.get("country_code")) if isinstance(country, dict) else cell(country)


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
