"""The formats of the field that are JSON: GeoJSON, Kumu, 360Giving, ROR, ours, and plain lists."""

import re
from collections.abc import Mapping
from typing import Any

from broker.intake.cells import Found, Grid, Reading, from_records
from broker.intake.columns import TABLES, exported
from broker.intake.formats._geojson import read_geojson
from broker.intake.formats._grants import read_grants
from broker.intake.formats._json_text import cell, cells, objects, parsed
from broker.intake.formats._kumu import read_kumu
from broker.intake.formats._own_rows import OWN, bounded
from broker.intake.formats._ror import grid_of_ror, is_ror
from broker.model import InputError

SCRIPT = re.compile(rb"\s*(?:(?:var|let|const)\s+)?[\w.$]+\s*=\s*(?=[{\[])")
"""What pages with a map write before their data, to hold it in a name."""


def read_json(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return what a JSON document of any of the known sorts holds.

    Raises:
        InputError: If it is none of them, or damaged.
    """
    if script := SCRIPT.match(data):
        data = data[script.end() :].rstrip(b"; \t\r\n")
    value = parsed(data, label=name)
    if isinstance(value, dict):
        if value.get("format") == OWN:
            return _own(value, name=name)
        if value.get("type") in ("FeatureCollection", "Feature"):
            return read_geojson(value, name=name)
        if "grants" in value:
            return read_grants(value, name=name)
        if "elements" in value:
            return read_kumu(value, name=name)
        value = _listing(value)
    rows = objects(value, label=name, what="the document")
    if rows and all(map(is_ror, rows[:20])):
        return Found("ror", (bounded(grid_of_ror(name, rows)),))
    return Found("json", (bounded(from_records(name, [cells(one) for one in rows])),))


def _listing(value: Mapping[str, Any]) -> object:
    """Return the one list of objects that a document wraps, such as the answer of a service."""
    if "items" in value:
        return value["items"]
    lists = [
        one
        for one in value.values()
        if isinstance(one, list) and one and all(isinstance(row, dict) for row in one)
    ]
    return lists[0] if len(lists) == 1 else value


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
        grids.append(bounded(grid))
    return Found("json", tuple(grids))
