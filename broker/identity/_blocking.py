"""Which pairs are worth a look: those that share a key, and no key that very many share."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from broker.identity._entity import Profile
from broker.identity._lexicon import Lexicon

LARGEST_BLOCK = 60
"""Records that may share a key; a key of more tells too little."""

_TELLING = 0.55
"""Weight from which on a word alone is worth a look."""


def keys_of(profile: Profile, *, lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of a record: two records that share one are compared."""
    keys: set[str] = set()
    country = profile.country or ""
    for name in profile.names:
        keys.add(f"joined:{name.joined[:40]}")
        keys.add(f"start:{country}:{name.joined[:9]}")
        ranked = sorted(set(name.content), key=lambda word: (-lexicon.weight(word), word))
        for word in ranked[:6]:
            same = _concept(word, lexicon=lexicon)
            if lexicon.weight(word) >= _TELLING:
                keys.add(f"word:{same}")
                keys.add(f"word:{country}:{word[:5]}")
            if profile.city:
                keys.add(f"city:{country}:{profile.city}:{same}")
        concepts = sorted({_concept(word, lexicon=lexicon) for word in ranked[:6]})
        keys.update(f"pair:{country}:{a}:{b}" for a, b in combinations(concepts, 2))
    for short in profile.acronyms | {one for one in profile.initials if len(one) > 2}:
        keys.add(f"short:{country}:{short}")
        if profile.city:
            keys.add(f"short:{country}:{profile.city}:{short}")
            keys.add(f"first:{country}:{profile.city}:{short[0]}")
    if profile.domain:
        keys.add(f"web:{profile.domain}")
        keys.add(f"short:{country}:{profile.label}")
    keys.update(f"id:{scheme}:{value}" for scheme, value in profile.identifiers.items())
    return frozenset(keys)


def candidate_pairs(
    keys: Sequence[frozenset[str]], *, largest: int = LARGEST_BLOCK
) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions that share a key, once, the lower position first."""
    blocks = blocks_of(keys, largest=largest)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in combinations(block, 2):
            if pair not in seen:
                seen.add(pair)
                yield pair


def blocks_of(
    keys: Sequence[frozenset[str]], *, largest: int = LARGEST_BLOCK
) -> dict[str, list[int]]:
    """Return the positions that share each key, without the keys that too many share."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(keys):
        for key in some:
            blocks[key].append(place)
    return {key: block for key, block in sorted(blocks.items()) if 1 < len(block) <= largest}


def _concept(word: str, *, lexicon: Lexicon) -> str:
    """Return one word for a word and its translations."""
    others = lexicon.translations.get(word)
    return min((word, *others)) if others else word
