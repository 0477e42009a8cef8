"""Which pairs are worth a look: those that share a key, and no key that very many share."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from broker.identity._lexicon import Lexicon
from broker.identity._profile import Profile

LARGEST_BLOCK = 60
"""Records that may share a key; a key of more tells too little."""

_FEW_KEYS = 300_000
"""Keys that are held a second time, as a set."""

_TELLING = 0.55
"""Weight from which on a word alone is worth a look."""


ANYWHERE = "?"
"""In a key, in place of a country: what a record has that is looked for without one."""


def keys_of(
    profile: Profile,
    *,
    lexicon: Lexicon,
    countries: Sequence[str] | None = None,
    thorough: bool = True,
) -> frozenset[str]:
    """Return the keys of a record: two records that share one are compared.

    Args:
        profile: The record.
        lexicon: How much words tell.
        countries: Stand in the keys in place of the record's own country.
        thorough: Whether one plain word in common, or the first letter of short names, is worth a
            look: among a few hundred it is, among very many too many have it.
    """
    keys: set[str] = set()
    local: set[str] = set()
    for name in profile.names:
        keys.add(f"joined:{name.joined[:40]}")
        local.add(f"start:{name.joined[:9]}")
        parts = {part for word in name.content for part in lexicon.concepts.split(word)}
        ranked = sorted({*name.content, *parts}, key=lambda word: (-lexicon.weight(word), word))[:6]
        said = {word: lexicon.concept(word) for word in ranked}
        for word, same in said.items():
            if thorough:
                local.add(f"word:{same}")
            if lexicon.weight(word) >= _TELLING:
                keys.add(f"word:{same}")
                local.add(f"word:{word[:5]}")
            if profile.city:
                local.add(f"city:{profile.city}:{same}")
        local.update(f"pair:{a}:{b}" for a, b in combinations(sorted(set(said.values())), 2))
    for short in profile.acronyms | {one for one in profile.initials if len(one) > 2}:
        local.add(f"short:{short}")
        if thorough:
            local.add(f"first:{short[0]}")
        if profile.city:
            local |= {f"short:{profile.city}:{short}", f"first:{profile.city}:{short[0]}"}
    if profile.domain:
        keys.add(f"web:{profile.domain}")
        local.add(f"short:{profile.label}")
    some = (profile.country or "",) if countries is None else countries
    keys.update(f"{country}:{key}" for country in some for key in local)
    return frozenset(keys) | codes_of(profile)


def codes_of(profile: Profile) -> frozenset[str]:
    """Return the keys that stand for codes in registers: one alone says who somebody is."""
    return frozenset(
        f"id:{scheme}:{value}" for scheme, some in profile.identifiers.items() for value in some
    )


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


class KeyIndex:
    """The keys of those who are known, to find the few that a newcomer is worth comparing with.

    Holds a number for each key, a tenth of its text; keys that too many share are passed over.

    Args:
        keys: The keys of each record.
        largest: Records that may share a key.
    """

    def __init__(self, keys: Iterable[frozenset[str]], *, largest: int = LARGEST_BLOCK) -> None:
        counts: list[int] = []

        def numbers() -> Iterator[int]:
            for some in keys:
                counts.append(len(some))
                yield from map(hash, some)

        found = np.fromiter(numbers(), dtype=np.int64)
        order = np.argsort(found, kind="stable")
        self._keys = found[order]
        self._places = np.repeat(np.arange(len(counts)), counts)[order]
        self._largest = largest
        # Most newcomers share nothing with a small membership, which a set tells at once.
        few = len(self._keys) <= _FEW_KEYS
        self._present = frozenset(self._keys.tolist()) if few else None

    def near(self, keys: frozenset[str], *, most: int | None = None, least: int = 1) -> list[int]:
        """Return the positions of records that share a key, those that share most first.

        Args:
            keys: The keys of a newcomer.
            most: So many at most; all by default.
            least: Keys that must be shared.
        """
        numbers = [hash(key) for key in keys]
        if self._present is not None:
            numbers = [one for one in numbers if one in self._present]
        if len(numbers) < least:
            return []
        wanted = np.array(numbers, dtype=np.int64)
        first = np.searchsorted(self._keys, wanted, side="left")
        last = np.searchsorted(self._keys, wanted, side="right")
        small = (last > first) & (last - first <= self._largest)
        if not small.any():
            return []
        blocks = [self._places[a:b] for a, b in zip(first[small], last[small], strict=True)]
        places, shared = np.unique(np.concatenate(blocks), return_counts=True)
        order = np.argsort(-shared, kind="stable")[:most]
        return [int(places[at]) for at in order if shared[at] >= least]
