"""Resolving names that people type."""

from collections.abc import Mapping

from broker.vocabulary._terms import Country, Term
from broker.vocabulary._tokens import folded

_SIMILAR = 70.0
_NEAREST = 3


class NameTable:
    """The names of one sort of term, compared without capitals, accents and punctuation."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms
        self._keys: dict[str, list[str]] = {}
        for term in terms.values():
            names = [term.key, *(name for many in term.names.values() for name in many)]
            if isinstance(term, Country):
                names.append(term.alpha_2)
            for name in dict.fromkeys(map(folded, names)):
                if name:
                    self._keys.setdefault(name, []).append(term.key)

    def find(self, name: str) -> tuple[str, ...]:
        """Return the keys of the terms with this name: one, several that share it, or none."""
        if name in self._terms:
            return (name,)
        return tuple(self._keys.get(folded(name), ()))

    def scored(self, name: str) -> list[tuple[float, str]]:
        """Return the labels of the terms with the most similar names, each with 0 to 100 points."""
        from rapidfuzz import fuzz, process

        best: dict[str, float] = {}
        near = process.extract(
            folded(name), list(self._keys), scorer=fuzz.ratio, limit=12, score_cutoff=_SIMILAR
        )
        for found, points, _ in near:
            label = self._terms[self._keys[found][0]].label()
            best[label] = max(points, best.get(label, 0.0))
        return sorted(((points, label) for label, points in best.items()), key=lambda one: -one[0])

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three labels of terms with similar names, the most similar first."""
        return tuple(label for _, label in self.scored(name)[:_NEAREST])
