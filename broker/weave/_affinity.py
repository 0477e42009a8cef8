"""How much two organisations have in common, for all pairs at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from broker.evidence import Evidence, Focus, focus_of

Floats = NDArray[np.float32]

_ROWS = 64
"""Organisations that are compared with all others at a time: so few that the numbers stay in the
processor's cache, which takes half the time of larger blocks."""

_TEXT, _THEMES, _PLACES, _KINDS = 0.4, 0.25, 0.2, 0.15
"""Parts of an affinity; they add up to one."""

_ENOUGH = 1.5
"""Weight of the work on record of an organisation from which likeness in words is trusted."""

_UNRELATED, _SAME = 0.1, 0.6
"""Cosines of what two organisations do that have nothing, and almost all, in common."""

_EVERYWHERE = "global"

WORK = frozenset({"activity", "offer"})
"""Documents that tell what somebody does or could bring."""


class Candidate(NamedTuple):
    """Another organisation, and how much it has in common with one."""

    place: int
    """Its position among those compared."""
    affinity: float


class Affinities:
    """Compares organisations by what they do, on which themes and where.

    Args:
        evidence: The alliance.
        organisations: Ids of those who are compared, all different.
    """

    def __init__(self, evidence: Evidence, organisations: tuple[str, ...]) -> None:
        self.ids = organisations
        self.focus: tuple[Focus, ...] = tuple(focus_of(evidence, key) for key in organisations)
        places = [evidence.position[key] for key in organisations]
        self.vectors = np.stack(
            [_mean(evidence, evidence.owned[place]) for place in places]
            or [np.zeros(evidence.vectors.shape[1], dtype=np.float32)]
        )
        self.substance = np.array(
            [_substance(evidence, evidence.owned[place]) for place in places], dtype=np.float32
        )
        # Numbers in place of names: comparing texts takes longer than all the rest.
        kinds = [evidence.organisations[place].kind for place in places]
        self._kinds = np.unique(kinds, return_inverse=True)[1].astype(np.int16)
        themes = tuple(evidence.vocabulary.themes)
        regions = tuple(key for key in evidence.vocabulary.regions if key != _EVERYWHERE)
        self._themes = _table([one.themes for one in self.focus], themes)
        self._regions = _table([one.regions for one in self.focus], regions)
        self._counts = self._themes.sum(axis=1)
        self._trust = np.sqrt(self.substance)

    def nearest(self, *, most: int, least: float = 0.0) -> tuple[tuple[Candidate, ...], ...]:
        """Return for each organisation those that have most in common with it, best first.

        Args:
            most: How many for each.
            least: Affinity below which nobody is named; those without any never are.
        """
        found: list[tuple[Candidate, ...]] = []
        for first in range(0, len(self.ids), _ROWS):
            block = self.rows(first, min(first + _ROWS, len(self.ids)))
            for row, values in enumerate(block):
                values[first + row] = -1.0
                near = np.flatnonzero((values >= least) & (values > 0))
                best = near[_best(values[near], most=most)]
                pairs = zip(best.tolist(), values[best].tolist(), strict=True)
                found.append(tuple(Candidate(*pair) for pair in pairs))
        return tuple(found)

    def rows(self, first: int, last: int) -> Floats:
        """Return the affinities of some organisations with all, shape (last - first, all), 0 to 1.

        Two fifths of it are how close what they do is in meaning, as far as enough is on record of
        both; a quarter the themes that both work on as a share of those that either does (Jaccard),
        a fifth whether they share a region, and the rest whether they are of different kinds, so
        that each can bring what the other is not. The weights are set by hand.
        """
        here = slice(first, last)
        text = self.vectors[here] @ self.vectors.T
        text -= _UNRELATED
        text /= _SAME - _UNRELATED
        np.clip(text, 0.0, 1.0, out=text)
        text *= _TEXT * self._trust[here, None]
        text *= self._trust[None, :]
        themes = self._themes[here] @ self._themes.T
        either = self._counts[here, None] + self._counts[None, :]
        either -= themes
        np.maximum(either, 1.0, out=either)  # nobody has any: none are shared, either
        themes /= either
        themes *= _THEMES
        places = self._regions[here] @ self._regions.T
        np.minimum(places, 1.0, out=places)
        places *= _PLACES
        common = text
        common += themes
        common += places
        # Nothing in common is nothing, whatever the kinds.
        mixed = (self._kinds[here, None] != self._kinds[None, :]) & (common > 0)
        common += _KINDS * mixed.astype(np.float32)
        return np.asarray(common, dtype=np.float32)


def _best(values: Floats, *, most: int) -> NDArray[np.intp]:
    """Return where the largest values stand, best first; equal ones in their order."""
    if most < len(values):
        least = np.partition(values, -most)[-most]
        among = np.flatnonzero(values >= least)
    else:
        among = np.arange(len(values))
    return among[np.argsort(-values[among], kind="stable")][:most]


def _mean(evidence: Evidence, documents: tuple[int, ...]) -> Floats:
    """Return the mean of an organisation's documents, those on current work first; length 1."""
    weights = np.array([evidence.documents[one].weight for one in documents], dtype=np.float32)
    mean = weights @ evidence.vectors[list(documents)]
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), dtype=np.float32)


def _substance(evidence: Evidence, documents: tuple[int, ...]) -> float:
    """Return how much is on record of what an organisation does, from 0 to 1; events are little."""
    found = (evidence.documents[one] for one in documents)
    total = sum(one.weight for one in found if one.kind in WORK and not one.travels)
    return min(1.0, total / _ENOUGH)


def _table(sets: list[frozenset[str]], keys: tuple[str, ...]) -> Floats:
    """Return which keys each set holds, shape (sets, keys)."""
    column = {key: at for at, key in enumerate(keys)}
    table = np.zeros((len(sets), len(keys)), dtype=np.float32)
    for row, one in enumerate(sets):
        table[row, [column[key] for key in one if key in column]] = 1.0
    return table
