"""Forms that German gives to names, where other languages leave them alone."""

import re
import unicodedata
from collections.abc import Iterator

_NO_GENITIVE = ("s", "x", "z", "ß")
_ADJECTIVE = re.compile(r"(?<=[a-zäöü])(?:es|er|e)(?= )")
_UMLAUT = re.compile("[äöüÄÖÜ]")
_LINKS = ("s", "es", "n", "en")


def declined(name: str) -> Iterator[str]:
    """Yield the further forms in which a German text has the name of a place.

    `Perus` for `Peru`; `Demokratischen Republik Kongo` for `Demokratische Republik Kongo`;
    `Vereinigten Arabischen Emiraten` for `Vereinigte Arabische Emirate`. Some are no German, which
    does no harm.
    """
    weak = _ADJECTIVE.sub("en", name)
    if weak != name:
        yield weak
    if name.isupper() or not name[-1:].isalpha():
        return
    if name.endswith("e"):
        yield f"{weak}n"
    if not name.lower().endswith(_NO_GENITIVE):
        yield f"{weak}s"


def has_umlaut(word: str) -> bool:
    """Tell whether a word is written with an umlaut."""
    return _UMLAUT.search(unicodedata.normalize("NFC", word)) is not None


def is_compound_of(beginning: str, name: str) -> bool:
    """Tell whether words that begin so are compounds of a name: `frauen` of `frauen`.

    The letters that German puts between the parts may follow: `forschungs` of `forschung`. Both
    are given in lower case without accents.
    """
    return any(beginning == name + link for link in ("", *_LINKS))
