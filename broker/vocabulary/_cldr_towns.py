"""Towns of the time zones of Unicode CLDR, and provinces whose names are common words."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from broker.vocabulary._gmba_smaller import WORD_LISTS
from broker.vocabulary._terms import LANGUAGES
from broker.vocabulary._tokens import folded, forms, is_small, stem
from broker.vocabulary._towns import provinces

_SHORT = 3
"""Letters below which a word says nothing."""

_NOWHERE = "-"
"""Stands in place of the country for names that are left out."""


def towns(chosen: Iterable[Mapping[str, str]], *, training: Path) -> dict[str, Any]:
    """Return towns and silent names as `Towns` holds them.

    A town of CLDR is left out where a province of another country is called so, unless its own
    country has no other time zone, so that it is that country's largest one.

    Args:
        chosen: Rows of `towns_chosen.csv`.
        training: Folder with the word lists of six languages that the text model learns from.
    """
    by_hand = {row["country"]: row["names"].split(" | ") for row in chosen}
    left_out = set(map(folded, by_hand.pop(_NOWHERE, ())))
    bearers: dict[str, set[str]] = {}
    for name, country in provinces():
        bearers.setdefault(folded(name), set()).add(country)
    found: dict[str, dict[str, None]] = {}
    for country, name, alone in _of_zones():
        others = bearers.get(folded(name), set()) - {country}
        if folded(name) not in left_out and (alone or not others):
            found.setdefault(country, {})[name] = None
    for country, names in by_hand.items():
        found.setdefault(country, {}).update(dict.fromkeys(names))
    ordinary = _ordinary(training)
    common = {
        name
        for name, countries in bearers.items()
        if len(countries) == 1
        and all(
            is_small(word) or len(word) < _SHORT or stem(word) in ordinary for word in forms(name)
        )
    }
    return {
        "towns": {country: list(found[country]) for country in sorted(found)},
        "silent": sorted(common | left_out),
    }


def _ordinary(training: Path) -> frozenset[str]:
    """Return the stems of the words of all languages whose English has no capital letter."""
    words: set[str] = set()
    for name in WORD_LISTS:
        with (training / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if not row["en"][:1].isupper():
                    words.update(stem(word) for cell in row.values() for word in forms(cell))
    return frozenset(words)


def _of_zones() -> Iterable[tuple[str, str, bool]]:
    """Yield country, name of a town, and whether it is the only zone of its country."""
    import pycountry
    from babel import Locale
    from babel.core import get_global

    zones: Mapping[str, str] = get_global("zone_territories")
    codes = {one.alpha_2: one.alpha_3 for one in pycountry.countries}
    sizes = Counter(zones.values())
    older: dict[str, list[str]] = {}
    for alias, zone in get_global("zone_aliases").items():
        older.setdefault(zone, []).append(alias)
    for zone, territory in sorted(zones.items()):
        if territory not in codes or (zone.count("/") > 1 and "Argentina" not in zone):
            continue
        for language in LANGUAGES:
            known = Locale(language).time_zones
            # CLDR keeps old names of zones: Asia/Katmandu.
            cities = (
                known[one].get("city") for one in (zone, *older.get(zone, ())) if one in known
            )
            name = next(filter(None, cities), zone.rpartition("/")[2].replace("_", " "))
            yield codes[territory], name, sizes[territory] == 1
