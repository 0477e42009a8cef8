"""Continents: a list that says one says less than a region of work."""

from broker.model import fold

_CONTINENTS = {
    "africa": "afrique|africa|afrika",
    "america": "america|amerique|amerika",
    "asia": "asia|asie|asien",
    "europe": "europe|europa",
}
"""Their names in the six languages, folded; `regions.json` tells which of them are regions, too."""

_NAMES = frozenset(name for names in _CONTINENTS.values() for name in names.split("|"))


def is_continent(name: str) -> bool:
    """Tell whether a name is that of a whole continent, in one of six languages."""
    return fold(name) in _NAMES
