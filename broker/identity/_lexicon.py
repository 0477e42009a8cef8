"""How much a word of a name tells, and which words of two languages mean the same."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from broker.identity._concepts import Concepts
from broker.identity._words import FUNCTION, LEGAL

_SHORTEST = 4
"""Letters from which on a word may hold a slip of the pen and still be the same."""

_SLIP = 0.78
"""Share of letters that must agree."""

_STEM = 4
"""Letters that a shortened word must have: `univ` for `universidad`."""

SHORTENED, TRANSLATED = 0.75, 0.9
"""How nearly the same such words count."""

_SMALL = 0.1
"""Weight of a legal form or a small word."""

_LETTER = 0.3
"""Most that a single letter weighs."""

_KEPT = 1 << 18
"""Pairs of words whose likeness is kept ready."""

HEAVIEST = 1.0
"""Weight of a word that was never seen: most likely a proper name."""


class Lexicon:
    """Weights and translations of words, learnt from the names of many organisations.

    A score rests on nothing else but the pair that is compared: the weights are those that were
    learnt, whatever other records there are.

    Args:
        weights: For words that are common in names, a weight between 0 and 1.
        translations: For a word, the words that mean the same in other languages.
        concepts: Words that say the same, from tables of words.
    """

    def __init__(
        self,
        weights: Mapping[str, float],
        *,
        translations: Mapping[str, Iterable[str]],
        concepts: Concepts | None = None,
    ) -> None:
        self.weights = dict(weights)
        self._known: dict[str, float] = {}
        self._alike: dict[tuple[str, str], float] = {}
        self.translations = {word: frozenset(others) for word, others in translations.items()}
        self.concepts = concepts or Concepts({})

    def weight(self, word: str) -> float:
        """Return how much a word tells, from 0 to 1."""
        known = self._known.get(word)
        if known is None:
            small = word in LEGAL or word in FUNCTION
            known = _SMALL if small else self.weights.get(word, HEAVIEST)
            known = self._known[word] = known if len(word) > 1 else min(known, _LETTER)
        return known

    def translates(self, one: str, other: str) -> bool:
        """Tell whether two words say the same in two languages."""
        return other in self.translations.get(one, ()) or self.concepts.same(one, other)

    def concept(self, word: str) -> str:
        """Return one text for a word and its translations."""
        key = self.concepts.key(word)
        others = self.translations.get(word) if key == word else None
        return min((word, *others)) if others else key

    def alike(self, one: str, other: str) -> float:
        """Return how nearly two words are the same: 1 for the same, 0 for unrelated ones."""
        if one == other:
            return 1.0
        pair = (one, other) if one < other else (other, one)
        near = self._alike.get(pair)
        if near is None:
            if len(self._alike) >= _KEPT:
                self._alike.clear()
            near = self._alike[pair] = self._nearness(one, other)
        return near

    def _nearness(self, one: str, other: str) -> float:
        if self.translates(one, other):
            return TRANSLATED
        if self.concepts.land(one) and self.concepts.land(other):
            # However alike they are spelt: Niger is not Nigeria.
            return 0.0
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        if len(short) < _SHORTEST or not (short.isalpha() and long.isalpha()):
            return 0.0
        if len(short) >= _STEM and long.startswith(short):
            return max(SHORTENED, len(short) / len(long))
        near = Levenshtein.normalized_similarity(one, other, score_cutoff=_SLIP)
        return near * near


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lexicon that lies in a folder."""
    read = json.loads((folder / "lexicon.json").read_text("utf-8"))
    concepts = json.loads((folder / "concepts.json").read_text("utf-8"))
    return Lexicon(
        read["weights"],
        translations=read["translations"],
        concepts=Concepts(
            concepts["places"],
            parts=frozenset(concepts["parts"]),
            apart=frozenset((one, other) for one, other in concepts["apart"]),
            bodies=concepts["bodies"],
            lands=(concepts["lands"][0], concepts["lands"][1]),
            forms=concepts["forms"],
        ),
    )


def write_lexicon(lexicon: Lexicon, *, folder: Path) -> None:
    """Write a lexicon into a folder, the same bytes for the same content."""
    learnt = {
        "weights": dict(sorted(lexicon.weights.items())),
        "translations": {
            word: sorted(others) for word, others in sorted(lexicon.translations.items())
        },
    }
    concepts = {
        "places": dict(sorted(lexicon.concepts.places.items())),
        "parts": sorted(lexicon.concepts.parts),
        "apart": sorted(lexicon.concepts.apart),
        "bodies": lexicon.concepts.bodies,
        "lands": lexicon.concepts.lands,
        "forms": lexicon.concepts.forms,
    }
    for name, content in (("lexicon", learnt), ("concepts", concepts)):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text + "\n", "utf-8")
