"""Countries by name in formats that give places of every size, where no name is a mistake."""

from functools import cache

from broker.model import UnknownNameError
from broker.vocabulary import Vocabulary, load_vocabulary


def named_country(name: str) -> str | None:
    """Return the ISO 3166 alpha-3 code of a country, or None for a place of another size."""
    return _known(load_vocabulary(), name)


@cache
def _known(vocabulary: Vocabulary, name: str) -> str | None:
    try:
        return vocabulary.country(name)
    except UnknownNameError:
        return None
