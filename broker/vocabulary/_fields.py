"""Which fields of records hold keys of the vocabulary, and what people read there."""

from collections.abc import Mapping

from broker.model import UnknownNameError
from broker.vocabulary._terms import What
from broker.vocabulary._vocabulary import Vocabulary

TERMS: Mapping[str, What] = {
    "countries": "country",
    "country": "country",
    "electoral_region": "region",
    "focus_countries": "country",
    "kind": "kind",
    "kinds": "kind",
    "languages": "language",
    "mountain_ranges": "range",
    "mp_region": "region",
    "ranges": "range",
    "regions": "region",
    "themes": "theme",
    "themes_inferred": "theme",
}
"""Fields of records, and columns of tables, whose values are keys of the vocabulary."""


def value_label(field: str, value: str, *, vocabulary: Vocabulary, language: str) -> str:
    """Return the name of a key that stands in a field; any other value as it is."""
    if not value or field not in TERMS:
        return value
    try:
        return vocabulary.label(TERMS[field], value, language=language)
    except UnknownNameError:
        return value
