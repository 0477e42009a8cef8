"""A tiny alliance as tables, and just enough vocabulary to read it."""

import csv
from pathlib import Path
from types import SimpleNamespace

from broker.model import Place, UnknownNameError

CENTRAL = "Cordillera Central"
RANGES = {
    "andes": SimpleNamespace(names={"en": ("Andes",)}, countries=("PER",)),
    "cordillera-dom": SimpleNamespace(names={"es": (CENTRAL,)}, countries=("DOM",)),
    "cordillera-phl": SimpleNamespace(names={"es": (CENTRAL,)}, countries=("PHL",)),
}


def _range_of(name, *, countries=()):
    found = [key for key, one in RANGES.items() if name in sum(one.names.values(), ())]
    if not found:
        raise UnknownNameError("range", name, nearest=("Andes",))
    inside = [key for key in found if set(countries) & set(RANGES[key].countries)]
    return (inside or found)[0]


def _place(name):
    codes = {"USA": "USA", "Canada": "CAN"}
    if name not in codes:
        raise UnknownNameError("place", name)
    return Place(kind="country", key=codes[name], name=name)


class _Vocabulary(SimpleNamespace):
    __hash__ = object.__hash__


VOCABULARY = _Vocabulary(
    themes={"water": 1, "forests": 1, "gender": 1},
    kinds={"government": 1, "civil_society": 1},
    regions={"andes": 1, "europe": 1, "south_america": 1, "global": 1},
    countries={"PER": 1, "DOM": 1, "PHL": 1, "USA": 1, "CAN": 1, "AUT": 1, "LIE": 1, "SVN": 1},
    languages={"en": 1, "es": 1},
    ranges=RANGES,
    range_of=_range_of,
    place=_place,
)

_ORGANISATION = {
    "acronym": "",
    "aliases": "",
    "kind": "civil_society",
    "country": "PER",
    "mp_region": "south_america",
    "regions": "andes",
    "themes": "water",
    "themes_inferred": "",
    "languages": "es",
    "focus_countries": "PER",
    "mountain_ranges": "Andes",
    "ranges_confidence": "from_sources_read",
    "website": "",
    "source_url": "https://example.org/list",
    "as_of": "2020",
    "tag_confidence": "stated",
    "tags_source_url": "",
}


def member(name="Ayni", **cells):
    more = {"scope": "national", "summary_own_words": "Mends canals.", "role": "regular"}
    more |= {"membership_evidence": "stated", "steering_or_hub_role": "unknown"}
    return {"name": name} | _ORGANISATION | more | cells


def neighbour(name="Puna Lab", **cells):
    return {"name": name} | _ORGANISATION | {"why_in_network_own_words": "Co-host."} | cells


def activity(organisation="Ayni", **cells):
    plain = {
        "title": "Canals of Nor Yauyos",
        "kind": "project",
        "year_start": "2018",
        "year_end": "2019",
        "status": "completed",
        "status_note": "",
        "themes": "water",
        "countries": "PER",
        "mountain_ranges": "",
        "partners": "",
        "summary_own_words": "Repaired canals.",
        "source_url": "https://example.org/canals",
        "as_of": "2019",
        "origin": "gathered",
        "signal": "substantive",
    }
    return {"organisation": organisation} | plain | cells


def initiative(title="Water Days", **cells):
    plain = {
        "type": "event",
        "year_start": "2018",
        "year_end": "2018",
        "status": "completed",
        "themes": "water",
        "countries": "PER",
        "regions": "andes",
        "member_names": "Ayni;Puna Lab",
        "funders": "",
        "budget": "",
        "currency": "",
        "outcome": "",
        "summary_own_words": "Three days on springs.",
        "source_url": "https://example.org/days",
        "as_of": "2018",
    }
    return {"title": title} | plain | cells


def exchange(organisation="Ayni", **cells):
    plain = {
        "type": "offer",
        "category": "training",
        "text_own_words": "Teaches how to mend canals.",
        "themes": "water",
        "languages": "es",
        "source_url": "https://example.org/offer",
        "confidence": "stated",
    }
    return {"organisation": organisation} | plain | cells


def funder(name="Spring Fund", **cells):
    plain = {
        "kind": "foundation",
        "themes": "water",
        "regions": "global",
        "eligible_countries": "Worldwide",
        "eligible_member_kinds": "civil_society",
        "min_grant": "1000",
        "max_grant": "5000",
        "currency": "USD",
        "cofinancing_required": "no",
        "cofinancing_note": "",
        "call_pattern": "annual",
        "languages": "en",
        "url": "https://example.org/fund",
        "summary_own_words": "Pays for springs.",
        "source_url": "https://example.org/fund",
        "as_of": "2021",
        "confidence": "stated",
        "amounts_verified": "yes",
        "status_when_read": "check",
        "url_seen": "yes",
    }
    return {"name": name} | plain | cells


def tables(**changes):
    """Return the rows by file; `members=[…]` and the like take the place of a file's rows."""
    plain = {
        "members": [member()],
        "network": [neighbour()],
        "activities": [activity()],
        "initiatives": [initiative()],
        "offers_needs": [exchange()],
        "funders": [funder()],
    }
    return {f"{name}.csv": rows for name, rows in (plain | changes).items()}


def write(folder: Path, **changes) -> Path:
    """Write the tables to a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(**changes).items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder
