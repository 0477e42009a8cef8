"""Pairs to learn from and to measure on: of one organisation, and hard cases of two."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz

from broker.identity._blocking import candidate_pairs, keys_of
from broker.identity._entity import Entity
from broker.identity._lexicon import Lexicon
from broker.identity._profile import Profile
from broker.identity.training._spellings import Spelling

NEAREST, ABROAD, SHORT, ANY = 2, 1, 1, 3
"""For each side of a pair of one organisation, so many different ones: with the most similar
letters, the most similar letters in another country, the same acronym, and any that share a key."""


@dataclass(frozen=True)
class Pair:
    """Two descriptions, and whether they are of one organisation."""

    one: Spelling
    other: Spelling
    same: bool
    hard: bool = False
    """Whether a pair of different organisations was chosen for its likeness."""


@dataclass(frozen=True)
class Examples:
    """Pairs of one collection of spellings."""

    pairs: tuple[Pair, ...]
    undecidable: int
    """Pairs that share a key and were left out; see `undecidable`."""


def examples(
    spellings: Sequence[Spelling],
    *,
    lexicon: Lexicon,
    against_first: bool = False,
    most: int | None = None,
    every: bool = False,
    seed: int = 0,
) -> Examples:
    """Form pairs: all of one organisation, and for each side of them up to seven different ones.

    Args:
        spellings: Descriptions of organisations.
        lexicon: For the keys.
        against_first: Only pairs with the first description of an organisation: its official name.
        most: At most so many pairs of one organisation, drawn by chance.
        every: Take all pairs of different organisations that share a key instead of seven a side.
        seed: Of what is drawn by chance.
    """
    draw = np.random.default_rng(seed)
    profiles = [Profile(one.entity) for one in spellings]
    keys = [keys_of(profile, lexicon=lexicon) for profile in profiles]
    near: dict[int, list[int]] = defaultdict(list)
    shared = set(candidate_pairs(keys))
    apart = [
        pair for pair in sorted(shared) if spellings[pair[0]].truth != spellings[pair[1]].truth
    ]
    different = [(a, b) for a, b in apart if not undecidable(profiles[a], profiles[b])]
    for one, other in different:
        near[one].append(other)
        near[other].append(one)
    groups: dict[str, list[int]] = defaultdict(list)
    for place, spelling in enumerate(spellings):
        groups[spelling.truth].append(place)
    same = [
        pair
        for group in groups.values()
        for pair in (
            ((group[0], other) for other in group[1:]) if against_first else combinations(group, 2)
        )
    ]
    if most is not None and len(same) > most:
        same = [same[at] for at in sorted(draw.choice(len(same), most, replace=False))]
    chosen: dict[tuple[int, int], bool] = dict.fromkeys(different, False) if every else {}
    if not every:
        for one, other in same:
            for asked in (one, other):
                some = near[asked]
                likely = _likely(asked, some, profiles=profiles)
                rest = [place for place in some if place not in likely]
                for place in likely:
                    chosen[min(asked, place), max(asked, place)] = True
                for at in draw.choice(len(rest), min(ANY, len(rest)), replace=False):
                    place = rest[int(at)]
                    chosen.setdefault((min(asked, place), max(asked, place)), False)
    made = [Pair(spellings[a], spellings[b], same=True) for a, b in same]
    made += [
        Pair(spellings[a], spellings[b], same=False, hard=hard)
        for (a, b), hard in sorted(chosen.items())
    ]
    return Examples(pairs=tuple(made), undecidable=len(apart) - len(different))


def undecidable(one: Profile, other: Profile) -> bool:
    """Tell whether two organisations have the same name, legal form aside, in the same country.

    Registers hold such pairs under two codes: most are one organisation that was entered twice,
    and no description can tell the others. Nobody is asked about them. Two towns tell them apart.
    """
    if one.country != other.country or (one.city and other.city and one.city != other.city):
        return False
    mine = {name.content for name in one.names}
    return any(name.content in mine for name in other.names)


def masked(entity: Entity, *, draw: np.random.Generator, share: float = 0.5) -> Entity:
    """Return a description that tells less: half of all registers know no city or website.

    Half as many know no country or short name.
    """
    gone = {field: None for field in ("city", "website") if draw.random() < share} | (
        {"acronyms": ()} if draw.random() < share / 2 else {}
    )
    gone |= {"country": None} if draw.random() < share / 2 else {}
    return entity.model_copy(update=gone)


def _likely(asked: int, others: Sequence[int], *, profiles: Sequence[Profile]) -> list[int]:
    """Return the hardest of the different organisations that share a key with one."""
    name = profiles[asked].names[0].spaced if profiles[asked].names else ""
    graded = sorted(
        others,
        key=lambda place: (
            -max(
                (fuzz.token_sort_ratio(name, n.spaced) for n in profiles[place].names[:1]),
                default=0,
            ),
            place,
        ),
    )
    abroad = [place for place in graded if profiles[place].country != profiles[asked].country]
    short = [place for place in graded if profiles[place].acronyms & profiles[asked].acronyms]
    return list(dict.fromkeys([*graded[:NEAREST], *abroad[:ABROAD], *short[:SHORT]]))
