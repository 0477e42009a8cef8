"""Resolving names that people type."""

from collections.abc import Mapping

from broker.vocabulary._terms import Country, Term
from broker.vocabulary._tokens import folded

_ANSWERED = ("en", "fr", "es")
"""The languages that answers come in; a name in another one is answered in English."""

_SIMILAR = 70.0
_NEAREST = 3


class NameTable:
    """The names of one sort of term, compared without capitals, accents and punctuation."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._keys: dict[str, list[str]] = {}
        self._tongues: dict[str, str] = {}
        for term in terms.values():
            for name, language in _names(term).items():
                self._keys.setdefault(name, []).append(term.key)
                self._tongues.setdefault(name, language)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the keys of the terms with this name: one, several that share it, or none."""
        if name in self._terms:
            return (name,)
        return tuple(self._keys.get(folded(name), ()))

    def scored(self, name: str) -> list[tuple[float, str]]:
        """Return the labels of the terms with the most similar names, each with 0 to 100 points.

        A label is in the language of the similar name, so that who types `foret` reads `Forêts`.
        """
        from rapidfuzz import fuzz, process

        best: dict[str, tuple[float, str]] = {}
        near = process.extract(
            folded(name), list(self._keys), scorer=fuzz.ratio, limit=12, score_cutoff=_SIMILAR
        )
        for found, points, _ in near:
            term = self._terms[self._keys[found][0]]
            if points > best.get(term.key, (0.0, ""))[0]:
                tongue = self._tongues[found]
                best[term.key] = points, term.label(tongue if tongue in _ANSWERED else "en")
        return sorted(best.values(), key=lambda one: -one[0])

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three labels of terms with similar names, the most similar first."""
        return tuple(label for _, label in self.scored(name)[:_NEAREST])


def _names(term: Term) -> dict[str, str]:
    """Return everything that a term is called, folded, with its language; English comes first."""
    english, *others = dict.fromkeys(("en", *term.names))
    codes = [term.key, *([term.alpha_2] if isinstance(term, Country) else [])]
    found = dict.fromkeys(map(folded, (*codes, *term.names.get(english, ()))), english)
    for language in others:
        for name in map(folded, term.names[language]):
            found.setdefault(name, language)
    found.pop("", None)
    return found
