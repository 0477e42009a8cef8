"""Names that places share, told apart by the countries of a text."""

from collections.abc import Collection, Mapping

from broker.vocabulary._tokens import forms

_PLAIN = frozenset(
    """central centrale chaine cordilheira cordillera cordillere eastern est este highlands leste
    madre mountain mountains nord nordliche norte north northern occidental occidentale oest oeste
    oriental orientale ostliche ouest range septentrional sierra sierras south southern sud sudliche
    sul sur west western westliche zentrale""".split()
)
_SHARED: Mapping[str, Mapping[str, str]] = {
    "COG": dict.fromkeys(("congo", "kongo"), "COD"),
}
"""By the country that a name means: names of it that mean another one where the text is there."""


def is_plain(name: str) -> bool:
    """Tell whether a range has a name that many a country has: `Eastern Highlands`."""
    return _PLAIN.issuperset(forms(name))


def country_meant(key: str, *, name: str, lying: Collection[Collection[str]]) -> str:
    """Return the country that a name means, by where the ranges of the text lie.

    Args:
        key: The country that it means elsewhere.
        name: The name.
        lying: The countries of each range that the text names.
    """
    other = _SHARED.get(key, {}).get(" ".join(forms(name)))
    if other and any(other in some and key not in some for some in lying):
        return other
    return key
