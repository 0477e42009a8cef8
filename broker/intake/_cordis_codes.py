"""CORDIS' codes in the words of this engine."""

import re
from functools import cache

COORDINATOR = "coordinator"

_KINDS = {
    "HES": "university",
    "REC": "research_institute",
    "PRC": "private_sector",
    "PUB": "public_body",
    "OTH": "other",
}
_BY_NAME = {
    "private_sector": re.compile(
        r"\b(ltd|limited|gmbh|ag|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|bv|b\.v|nv|oy|ab|aps|plc|s\.?l"
        r"|inc|llc|d\.?o\.?o|sp\.? z)\b",
        re.IGNORECASE,
    ),
    "university": re.compile(
        r"\b(universi\w*|univ|hochschule|h[oö]gskola|polit[eé]cni\w*|polytechni\w*|politechnika"
        r"|ecole|école|college|akademia|escuela|uniwersytet|school)\b",
        re.IGNORECASE,
    ),
    "public_body": re.compile(
        r"\b(minist\w*|municipality|comune|ayuntamiento|region|regione|agenc\w+|city|gemeente"
        r"|council|kommune|prefecture|stadt?|provincia|government|authority|commune|ville)\b",
        re.IGNORECASE,
    ),
    "research_institute": re.compile(
        r"\b(institut\w*|research|centre|center|centro|recherche|forschung\w*|fraunhofer|cnrs"
        r"|consiglio|consejo|foundation|fundaci[oó]n|fondazione|laborator\w*|academy|instytut"
        r"|istituto|onderzoek)\b",
        re.IGNORECASE,
    ),
}
"""What a name says of a kind, the surest first; used where no activity type is given."""

_OWN_COUNTRIES = {"UK": "GBR", "EL": "GRC", "XK": "XKX", "AN": "ANT"}
"""Codes of the European Union that are not those of ISO 3166, and one that was withdrawn."""


def kind_of(activity_type: str) -> str:
    """Return the kind that an activity type stands for, or nothing where it is not known."""
    return _KINDS.get(activity_type.strip().upper(), "")


def kind_by_name(name: str) -> str:
    """Return the kind that a name suggests, or `unknown`."""
    return next((kind for kind, shape in _BY_NAME.items() if shape.search(name)), "unknown")


@cache
def country_of(code: str) -> str | None:
    """Return the ISO 3166 alpha-3 code of a two-letter country code, or None."""
    import pycountry

    plain = code.strip().upper()
    if plain in _OWN_COUNTRIES:
        return _OWN_COUNTRIES[plain]
    found = pycountry.countries.get(alpha_2=plain) if len(plain) == 2 else None
    return str(found.alpha_3) if found else None
