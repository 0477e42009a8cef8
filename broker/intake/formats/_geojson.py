"""Places on a map (GeoJSON): what their properties say; where they lie is only checked."""

import math
import re
from collections.abc import Mapping
from typing import Any

from broker.intake.cells import Found
from broker.intake.formats._json_text import cell, cells, objects
from broker.intake.formats._own_rows import is_own, rows_by_table
from broker.intake.formats._told_rows import Remark
from broker.model import InputError, Said

_WORLD = re.compile(r"CRS:?84\b|EPSG:.*\b(?:4326|4979)$", re.IGNORECASE)
"""Names of the degrees of longitude and latitude that RFC 7946 asks for."""


def read_geojson(value: Mapping[str, Any], *, name: str) -> Found:
    """Return the features of a collection, or a single one.

    Raises:
        InputError: If they are no list of objects.
    """
    listed = [value] if value.get("type") == "Feature" else value.get("features")
    features = objects(listed, label=name, what="features")
    foreign = _foreign(value)
    records: list[dict[str, str]] = []
    remarks: list[Remark] = []
    for number, feature in enumerate(features, start=1):
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            raise InputError(
                "%(name)s: the properties of feature %(number)s are no object.",
                name=name,
                number=number,
            )
        records.append(cells(properties))
        wrong = None if foreign else _misplaced(feature.get("geometry"))
        if wrong:
            remarks.append((number, "geometry", wrong))
    own = is_own(records)
    if not own and any(feature.get("geometry") for feature in features):
        remarks.append((None, "geometry", _unread(foreign)))
    grids = rows_by_table(name, records, own=own)
    if grids:
        grids[0].remarks.extend(remarks)
    return Found("geojson", grids)


def _unread(foreign: str) -> Said:
    if foreign:
        return Said(
            "where they lie on the map is not read (it is told in %(system)s, not in degrees). A "
            "country or a mountain range says it here.",
            system=foreign,
        )
    return Said(
        "where they lie on the map is not read. A country or a mountain range says it here."
    )


def _foreign(value: Mapping[str, Any]) -> str:
    """Return the name of the system in which a file of before RFC 7946 tells places, if another."""
    system = value.get("crs")
    properties = system.get("properties") if isinstance(system, dict) else None
    name = cell(properties.get("name")) if isinstance(properties, dict) else ""
    return "" if not name or _WORLD.search(name) else name


def _misplaced(geometry: object) -> Said | None:
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
