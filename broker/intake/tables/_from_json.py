"""The formats of the field that are JSON: GeoJSON, Kumu, 360Giving, ROR, and plain lists."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from broker.intake._cordis_codes import kind_by_name
from broker.intake.tables._grid import Found, Grid, Reading, from_records
from broker.intake.tables._json_text import cell, cells, objects, parsed
from broker.intake.tables._layout import ID, TABLES, exported
from broker.intake.tables._limits import Meter
from broker.model import InputError, Said

OWN = "partner-broker"
"""What the field `format` of our own JSON says."""

_KUMU = frozenset({"id", "label", "type", "tags"})

COLUMN = "column "
"""What stands before the name of a column of ours that means something else in Kumu."""

TABLE = "table"
"""Name of the property that tells of which table of ours an element is a row."""


def read_json(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return what a JSON document of any of the known sorts holds.

    Raises:
        InputError: If it is none of them, or damaged.
    """
    value = parsed(data, label=name)
    if isinstance(value, dict):
        if value.get("format") == OWN:
            return _own(value, name=name)
        if value.get("type") == "FeatureCollection":
            return _geojson(value, name=name)
        if "grants" in value:
            return _grants(value, name=name)
        if "elements" in value:
            return _kumu(value, name=name)
        value = value["items"] if "items" in value else _only_list(value)
    rows = objects(value, label=name, what="the document")
    if rows and all(_is_ror(one) for one in rows[:20]):
        return Found("ror", (from_records(name, [_ror(one) for one in rows], kind="members"),))
    return Found("json", (_bounded(from_records(name, [cells(one) for one in rows])),))


def _only_list(value: dict[str, Any]) -> object:
    """Return the one list of objects of a document: `{"updated": …, "organisations": […]}`."""
    lists = [
        one
        for one in value.values()
        if isinstance(one, list) and one and all(isinstance(row, dict) for row in one)
    ]
    return lists[0] if len(lists) == 1 else value


def rows_by_table(
    name: str, records: Sequence[Mapping[str, str]], *, own: bool, whole: bool = True
) -> tuple[Grid, ...]:
    """Return rows that say of which table they are, one grid for each table.

    Args:
        name: What to call them in problems.
        records: Cells by column.
        own: Whether they come from an export of ours.
        whole: Whether such an export holds all tables, so that one without rows is empty.
    """
    if not own:
        return (_bounded(from_records(name, [dict(one) for one in records])),)
    grids = []
    for table in TABLES:
        header = exported(table)
        rows = [
            (number, [one.get(column, "") for column in header])
            for number, one in enumerate(records, start=1)
            if one.get(TABLE) == table
        ]
        if rows or whole:
            grid = Grid(f"{name}: {table}", rows, header=header, kind=table, extracted=True)
            grids.append(_bounded(grid))
    return tuple(grids)


def is_own(records: Sequence[Mapping[str, object]]) -> bool:
    """Tell whether every one of these says of which table of ours it is, and has an id."""
    return bool(records) and all(one.get(TABLE) in TABLES and one.get(ID) for one in records)


def _bounded(grid: Grid) -> Grid:
    meter = Meter(grid.name)
    for number, row in grid.rows:
        meter.row(number, row)
    return grid


def _own(value: Mapping[str, Any], *, name: str) -> Found:
    version = value.get("version")
    if version != 1:
        raise InputError(
            "%(name)s is of version %(version)r of this program's format, and this "
            "program knows 1. Nothing was read. Update this program.",
            name=name,
            version=version,
        )
    grids = []
    for table in TABLES:
        if table not in value:
            continue
        found = objects(value[table], label=name, what=table)
        header = exported(table)
        rows = [
            (number, [cell(one.get(column)) for column in header])
            for number, one in enumerate(found, start=1)
        ]
        grid = Grid(f"{name}: {table}", rows, header=header, kind=table, extracted=True)
        grids.append(_bounded(grid))
    return Found("json", tuple(grids))


def _geojson(value: Mapping[str, Any], *, name: str) -> Found:
    features = objects(value.get("features"), label=name, what="features")
    records: list[dict[str, str]] = []
    remarks: list[tuple[int | None, str | None, str]] = []
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise InputError(
                "%(name)s: the properties of feature %(number)s are no object.",
                name=name,
                number=number,
            )
        records.append(cells(properties))
        wrong = _misplaced(feature.get("geometry"))
        if wrong:
            remarks.append((number, "geometry", wrong))
    grids = rows_by_table(name, records, own=is_own(records))
    if grids:
        grids[0].remarks.extend(remarks)
    return Found("geojson", grids)


def _misplaced(geometry: object) -> str | None:
    """Return what is wrong with a point (RFC 7946: longitude first); it is not taken over."""
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        return None
    point = geometry.get("coordinates")
    if not (
        isinstance(point, list)
        and len(point) >= 2
        and all(isinstance(one, int | float) and not isinstance(one, bool) for one in point[:2])
    ):
        return Said("the point has no two coordinates; it is left out.")
    east, north = float(point[0]), float(point[1])
    if not (math.isfinite(east) and math.isfinite(north)) or abs(east) > 180:
        return Said(
            "the point %(east)s, %(north)s lies nowhere on earth; it is left out.",
            east=f"{east:g}",
            north=f"{north:g}",
        )
    if abs(north) > 90:
        return Said(
            "the point %(east)s, %(north)s has its axes swapped: longitude comes first. It is "
            "left out.",
            east=f"{east:g}",
            north=f"{north:g}",
        )
    return None


def _kumu(value: Mapping[str, Any], *, name: str) -> Found:
    elements = objects(value.get("elements"), label=name, what="elements")
    records = [cells(one) for one in elements]
    own = is_own(records)
    if own:
        records = [
            {name: text for name, text in one.items() if name not in _KUMU}
            | {name.removeprefix(COLUMN): text for name, text in one.items()
               if name.startswith(COLUMN)}
            | {ID: one[ID].partition(":")[2]}
            for one in records
        ]  # fmt: skip
    grids = rows_by_table(name, records, own=own)
    connections = value.get("connections") or []
    remarks = _loose_ends(elements, objects(connections, label=name, what="connections"))
    if grids:
        grids[0].remarks.extend(remarks)
    return Found("kumu", grids)


def _loose_ends(
    elements: Sequence[Mapping[str, Any]], connections: Sequence[Mapping[str, Any]]
) -> list[tuple[int | None, str | None, str]]:
    ends = {cell(one.get(key)) for one in elements for key in ("id", "_id", "label")}
    remarks: list[tuple[int | None, str | None, str]] = []
    for number, one in enumerate(connections, start=1):
        sides = [cell(one.get("from")), cell(one.get("to"))]
        lost = [side for side in sides if side not in ends]
        if lost:
            message = Said(
                "connection %(number)s leads to %(lost)r, which is not there.",
                number=number,
                lost=lost[0],
            )
            remarks.append((None, "connections", message))
        elif sides[0] == sides[1]:
            message = Said(
                "connection %(number)s leads from %(name)r to itself.",
                number=number,
                name=sides[0],
            )
            remarks.append((None, "connections", message))
    return remarks


def _grants(value: Mapping[str, Any], *, name: str) -> Found:
    """Return grants in the 360Giving Data Standard as initiatives."""
    grants = objects(value.get("grants"), label=name, what="grants")
    kept = [one["partner-broker"] for one in grants if isinstance(one.get("partner-broker"), dict)]
    if grants and len(kept) == len(grants) and is_own(kept):
        return Found(
            "360giving", rows_by_table(name, [cells(one) for one in kept], own=True, whole=False)
        )
    records = [grant_cells(_flat(one)) for one in grants]
    return Found("360giving", (from_records(name, records, kind="initiatives"),))


def _flat(grant: Mapping[str, Any]) -> dict[str, str]:
    found = {key: cell(grant.get(key)) for key in ("id", "title", "description", "currency")}
    found["amount awarded"] = cell(grant.get("amountAwarded"))
    found["award date"] = cell(grant.get("awardDate"))
    found["url"] = cell(grant.get("dataSource") or grant.get("url"))
    for key, sides in (
        ("recipient org:name", "recipientOrganization"),
        ("funding org:name", "fundingOrganization"),
    ):
        found[key] = cell(_listed(grant.get(sides)))
    dates = _listed(grant.get("plannedDates")) + _listed(grant.get("actualDates"))
    spans = [one for one in dates if isinstance(one, dict)]
    found["planned dates:start date"] = cell(next((one.get("startDate") for one in spans), None))
    found["planned dates:end date"] = cell(next((one.get("endDate") for one in spans), None))
    places = [one for one in _listed(grant.get("beneficiaryLocation")) if isinstance(one, dict)]
    found["beneficiary location:country code"] = cell([one.get("countryCode") for one in places])
    return found


def grant_cells(grant: Mapping[str, str]) -> dict[str, str]:
    """Return a grant, by the lower-case titles of the standard's columns, as an initiative."""
    start = grant.get("planned dates:start date") or grant.get("award date", "")
    return {
        "title": grant.get("title", ""),
        "type": "grant",
        "year_start": start[:4],
        "year_end": grant.get("planned dates:end date", "")[:4],
        "status": "unknown",
        "countries": grant.get("beneficiary location:country code", ""),
        "member_names": grant.get("recipient org:name", ""),
        "funders": grant.get("funding org:name", ""),
        "budget": grant.get("amount awarded", ""),
        "currency": grant.get("currency", ""),
        "summary_own_words": grant.get("description", ""),
        "source_url": grant.get("url") or (grant.get("id") and f"360Giving {grant['id']}") or "",
        "as_of": grant.get("award date", "")[:4],
    }


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _is_ror(one: Mapping[str, Any]) -> bool:
    return "ror.org/" in cell(one.get("id")) and ("names" in one or "name" in one)


def _ror(one: Mapping[str, Any]) -> dict[str, str]:
    """Return an organisation of the Research Organization Registry, version 1 or 2."""
    names = [name for name in _listed(one.get("names")) if isinstance(name, dict)]
    by_type: dict[str, list[str]] = {}
    for name in names:
        for sort in _listed(name.get("types")):
            by_type.setdefault(cell(sort), []).append(cell(name.get("value")))
    official = (by_type.get("ror_display") or by_type.get("label") or [cell(one.get("name"))])[0]
    labels = [
        cell(label.get("label")) for label in _listed(one.get("labels")) if isinstance(label, dict)
    ]
    aliases = [*by_type.get("label", []), *by_type.get("alias", []), *labels]
    aliases += [cell(alias) for alias in _listed(one.get("aliases"))]
    short = [*by_type.get("acronym", []), *(cell(a) for a in _listed(one.get("acronyms")))]
    aliases += short[1:]
    links = [
        cell(link.get("value")) if isinstance(link, dict) else cell(link)
        for link in _listed(one.get("links"))
        if not isinstance(link, dict) or link.get("type", "website") == "website"
    ]
    sorts = [cell(sort).casefold() for sort in _listed(one.get("types"))]
    return {
        "name": official,
        "acronym": next(iter(short), ""),
        "aliases": ";".join(dict.fromkeys(alias for alias in aliases if alias != official)),
        "kind": _ror_kind(sorts, name=official),
        "country": _ror_country(one),
        "website": next(iter(links), ""),
        "identifiers": cell(one.get("id")),
        "source_url": cell(one.get("id")),
    }  # fmt: skip


def _ror_kind(sorts: Sequence[str], *, name: str) -> str:
    """Return the kind that the types come nearest to; the types themselves where none says it.

    A hospital is a school only where its name says so. What is left open is asked for.
    """
    said = next((_KINDS[sort] for sort in sorts if sort in _KINDS), "")
    if not said and "healthcare" in sorts and kind_by_name(name) == "university":
        return "academic_research"
    return said or "|".join(sorts)


def _ror_country(one: Mapping[str, Any]) -> str:
    for place in _listed(one.get("locations")):
        details = place.get("geonames_details") if isinstance(place, dict) else None
        if isinstance(details, dict) and details.get("country_code"):
            return cell(details["country_code"])
    country = one.get("country")
    return cell(country.get("country_code")) if isinstance(country, dict) else cell(country)


_KINDS = {
    "education": "academic_research",
    "facility": "academic_research",
    "archive": "academic_research",
    "government": "government",
    "company": "private_sector",
    "nonprofit": "civil_society",
}
"""Types of the registry and the kinds of member that come nearest; others say nothing of it."""
