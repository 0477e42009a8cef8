"""The alliance on a map (GeoJSON, RFC 7946)."""

import json
from collections.abc import Mapping, Sequence

from broker.export.tables._rows import Row, key
from broker.intake.tables import TABLE
from broker.vocabulary import Vocabulary


def geojson(tables: Mapping[str, Sequence[Row]], *, vocabulary: Vocabulary) -> bytes:
    """Return a feature for every record.

    A record stands at the centre of the first mountain range that it names; one that names none has
    no place, for the catalogue knows no addresses and none is made up.
    """
    features = [
        {
            "type": "Feature",
            "id": key(table, row),
            "geometry": _point(row, vocabulary),
            "properties": {TABLE: table} | row,
        }
        for table, rows in tables.items()
        for row in rows
    ]
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _point(row: Row, vocabulary: Vocabulary) -> dict[str, object] | None:
    for name in row.get("mountain_ranges", "").split(";"):
        found = vocabulary.ranges.get(name)
        if found and found.latitude is not None and found.longitude is not None:
            return {"type": "Point", "coordinates": [found.longitude, found.latitude]}
    return None
