"""Mountain ranges from the GMBA Mountain Inventory v2 and a list of chosen ones."""

import csv
import gzip
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from broker.vocabulary._tokens import folded

_SOURCE = "GMBA Mountain Inventory v2"
_COLUMNS = {
    "en": "Name_EN",
    "fr": "Name_FR",
    "es": "Name_ES",
    "pt": "Name_PT",
    "de": "Name_DE",
    "ru": "Name_RU",
}
_ITALIAN = re.compile(r"(?:^|; )([^;(]+) \(Italian\)")
_BRACKET = re.compile(r"\s*\([^)]*\)|\*")
_CODES = {"XKO": "XKX"}
"""GMBA's own codes that stand for a country which the vocabulary has under another code."""

_EARTH_KM = 6371.0
_GAP_KM = 60.0
"""Ranges count as neighbours when their circles of equal area come this close."""

# Where GMBA's tree of ranges lies in the regions of the alliance; the longest fitting path counts.
_REGIONS = {
    "Africa > Central African Highlands": "west_central_africa",
    "Africa > Central African Highlands > Sudanese Highlands": "east_africa",
    "Africa > East African Highlands": "east_africa",
    "Africa > East African Highlands > Southern Rift Mountains": "southern_africa east_africa",
    "Africa > Madagascar": "southern_africa",
    "Africa > North African Highlands": "middle_east_north_africa",
    "Africa > Southern African Ranges": "southern_africa",
    "Africa > West Africa Mountains": "west_central_africa",
    "Eurasia > Central Asia > Himalaya": "hindu_kush_himalaya",
    "Eurasia > Central Asia > Hindu Kush": "hindu_kush_himalaya",
    "Eurasia > Central Asia > Karakoram": "hindu_kush_himalaya",
    "Eurasia > Central Asia > Balochistan Ranges": "hindu_kush_himalaya",
    "Eurasia > Central Asia > Pamir Mountains": "central_asia hindu_kush_himalaya",
    "Eurasia > Central Asia > Tian Shan": "central_asia",
    "Eurasia > Central Asia > Tibetan Plateau": "hindu_kush_himalaya",
    "Eurasia > East Asia": "asia_pacific",
    "Eurasia > South Asia": "hindu_kush_himalaya asia_pacific",
    "Eurasia > South Siberian Mountains": "central_asia",
    "Eurasia > East Siberian Mountains": "asia_pacific",
    "Eurasia > Southeast Asia": "asia_pacific",
    "Eurasia > Southeast Asia > Indochinese Peninsula > Arakan Mountains": "hindu_kush_himalaya",
    "Eurasia > Western Asia": "middle_east_north_africa",
    "Eurasia > Western Asia > Caucasus Mountains": "caucasus",
    "Eurasia > Western Asia > Anatolian / Armenian Highlands > Armenian Highlands": "caucasus"
    " middle_east_north_africa",
    "Eurasia > Western Asia > Anatolian / Armenian Highlands > Pontic Mountains": "caucasus"
    " middle_east_north_africa",
    "Eurasia > Western Asia > Iranian Plateau > Alborz Mountains": "middle_east_north_africa"
    " caucasus",
    "Eurasia > Central and Northern Siberian Mountains": "europe central_asia",
    "Atlantic Ocean": "europe",
    "Eurasia > Europe": "europe",
    "North America": "north_america",
    "North America > American Cordillera (North America) > Mexican Highlands": "north_america"
    " central_america_caribbean",
    "North America > Caribbean Islands": "central_america_caribbean",
    "North America > Cordillera Centroamericana": "central_america_caribbean",
    "Oceania": "asia_pacific",
    "South America": "south_america_other",
    "South America > Andes": "andes",
    "South America > Guiana Shield": "south_america_other andes",
    "South America > South American Coastal Ranges": "andes",
    "South America > South American Interior Ranges": "andes",
}


class _Row:
    """A chosen range with what GMBA says of it."""

    def __init__(self, chosen: Mapping[str, str], facts: Mapping[str, str] | None) -> None:
        self.key = chosen["key"]
        self.chosen = chosen
        self.facts = facts
        self.countries = chosen["countries"].split()
        self.parents: list[str] = []

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.facts["Path"].split(" > ")) if self.facts else ()

    def split(self, column: str) -> list[str]:
        return self.chosen[column].split()


def ranges(
    gmba: Path,
    *,
    chosen: Iterable[Mapping[str, str]],
    countries: Iterable[Mapping[str, Any]],
    regions: Collection[str],
) -> list[dict[str, Any]]:
    """Return the chosen ranges with GMBA's names, countries, centres and heights.

    Parents are the chosen ranges on the path to a range in GMBA's tree, and those that name it as a
    part. Neighbours are named by hand, or are parts of the same range whose circles of equal area
    come within 60 km: a rough rule, for want of the polygons.

    Args:
        gmba: The inventory as CSV, gzipped or not.
        chosen: Rows of `ranges_chosen.csv`.
        countries: Rows of `countries.json`. GMBA's own codes for disputed areas other than
            Kosovo are left out, and so are names of ranges that are names of countries.
        regions: Known keys of regions.

    Raises:
        ValueError: If a chosen id, country or region is not known, or a range lies in no region.
    """
    known = list(countries)
    codes = {one["key"] for one in known}
    taken = {folded(name) for one in known for many in one["names"].values() for name in many}
    facts = {row["GMBA_V2_ID"]: row for row in inventory(gmba)}
    rows = {}
    for one in chosen:
        if one["gmba"] and one["gmba"] not in facts:
            raise ValueError(f"{one['key']}: the inventory has no range {one['gmba']}")
        rows[one["key"]] = _Row(one, facts.get(one["gmba"]))
    for row in rows.values():
        if row.facts and not row.countries:
            row.countries = row.facts["Countries"].split(", ")
        here = (_CODES.get(code, code) for code in row.countries)
        row.countries = [code for code in here if code in codes]
    _add_parents(rows)
    for row in rows.values():
        if not row.countries:
            parts = (rows[key].countries for key in row.split("parts"))
            row.countries = sorted({code for many in parts for code in many})
    near = _near(rows)
    made = [_record(row, near=near[row.key], taken=taken) for row in rows.values()]
    for record in made:
        unknown = set(record["regions"]) - set(regions)
        if unknown or not record["regions"] or not record["countries"]:
            raise ValueError(f"{record['key']}: no country, no region or unknown region {unknown}")
    return sorted(made, key=lambda record: str(record["key"]))


def inventory(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of the inventory."""
    with _open(path) as file:
        yield from csv.DictReader(file)


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _add_parents(rows: Mapping[str, _Row]) -> None:
    by_path = {row.path: row for row in rows.values() if row.path}
    for row in rows.values():
        above = [by_path.get(row.path[:depth]) for depth in range(len(row.path) - 1, 0, -1)]
        row.parents = [one.key for one in above if one is not None] + row.split("parents")
    for _ in rows:  # until nothing is added: parts of parts have the same parents
        grown = False
        for whole in rows.values():
            for row in rows.values():
                if {row.key, *row.parents} & set(whole.split("parts")) or whole.key in row.parents:
                    added = [key for key in (whole.key, *whole.parents) if key not in row.parents]
                    row.parents += [key for key in added if key != row.key]
                    grown = grown or bool(added)
        if not grown:
            return


def _near(rows: Mapping[str, _Row]) -> dict[str, list[str]]:
    near: dict[str, set[str]] = {key: set() for key in rows}
    for row in rows.values():
        for other in rows.values():
            by_hand = other.key in row.split("near")
            if by_hand or (row.key < other.key and _adjoin(row, other)):
                near[row.key].add(other.key)
                near[other.key].add(row.key)
    return {key: sorted(found) for key, found in near.items()}


def _adjoin(row: _Row, other: _Row) -> bool:
    if row.facts is None or other.facts is None:
        return False
    related = row.key in other.parents or other.key in row.parents
    siblings = row.parents[:1] == other.parents[:1]
    reach = _radius(row.facts) + _radius(other.facts) + _GAP_KM
    return siblings and not related and _distance(row.facts, other.facts) <= reach


def _radius(facts: Mapping[str, str]) -> float:
    """Return the radius in km of the circle with the range's area."""
    return math.sqrt(float(facts["Area"]) / math.pi)


def _distance(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """Return the great-circle distance in km between the centres (haversine formula)."""
    lat1, lon1, lat2, lon2 = (
        math.radians(float(facts[column]))
        for facts in (one, other)
        for column in ("Lat_Centr", "Lon_Centr")
    )
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def _record(row: _Row, *, near: list[str], taken: Collection[str]) -> dict[str, Any]:
    facts = row.facts
    return {
        "key": row.key,
        "names": _names(row, taken=taken),
        "countries": row.countries,
        "regions": row.split("regions") or _regions(row.path),
        "parents": row.parents,
        "near": near,
        "latitude": round(float(facts["Lat_Centr"]), 3) if facts else None,
        "longitude": round(float(facts["Lon_Centr"]), 3) if facts else None,
        "elevation": round(float(facts["Elev_High"])) if facts else None,
        "gmba": int(facts["GMBA_V2_ID"]) if facts else None,
        "source": row.chosen["source"] or _SOURCE,
    }


def _regions(path: tuple[str, ...]) -> list[str]:
    for depth in range(len(path), 0, -1):
        found = _REGIONS.get(" > ".join(path[:depth]))
        if found:
            return found.split()
    return []


def _names(row: _Row, *, taken: Collection[str]) -> dict[str, list[str]]:
    """Return the names by language: those chosen by hand, then GMBA's own."""
    names: dict[str, list[str]] = {}
    for part in row.chosen["names"].split("; "):
        language, _, many = part.partition(": ")
        names[language] = many.split(" | ")
    if row.facts is not None:
        for language, column in _COLUMNS.items():
            name = _plain(row.facts[column])
            if name and folded(name) not in taken:
                names.setdefault(language, []).append(name)
        names["en"].append(_plain(row.facts["MapName"]))
        if italian := _ITALIAN.search(row.facts["Names_Local"]):
            names.setdefault("it", []).append(_plain(italian.group(1)))
    return {language: list(dict.fromkeys(many)) for language, many in names.items()}


def _plain(name: str) -> str:
    """Return a name without what is in brackets, which only tells it from others."""
    return _BRACKET.sub("", name).strip()
