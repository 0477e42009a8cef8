"""Two names word by word, and the names of two organisations that are most alike."""

from dataclasses import dataclass

from broker.identity._lexicon import Lexicon
from broker.identity._names import Name
from broker.identity._profile import Profile

_CLOSEST = 4
"""Pairs of names that are compared word by word."""


@dataclass(frozen=True)
class Aligned:
    """Two names, word by word."""

    covered: tuple[float, float]
    """Share of the weight of each name that the other has, too."""
    matched: float
    """Weight of what both have."""
    left: tuple[float, float]
    """Weight of what the other lacks."""
    heaviest: tuple[float, float]
    """The most telling word that the other lacks."""
    translated: float
    exact: bool
    pairs: tuple[tuple[str, str], ...]
    """Words that go together."""
    nears: tuple[float, ...]
    """How nearly each pair is the same word."""
    words: tuple[tuple[str, ...], tuple[str, ...]]
    """All words of each name, compounds in parts where the other has the parts."""
    rest: tuple[tuple[str, ...], tuple[str, ...]]
    """The words of each name that the other lacks."""

    @property
    def rank(self) -> float:
        """How good the match is, for choosing among several names."""
        return min(self.covered) + 0.5 * max(self.covered) + 0.2 * min(self.matched, 2.0)


def align(one: Name, other: Name, *, lexicon: Lexicon) -> Aligned:
    """Match the words of two names, each with at most one of the other, the best first."""
    left, right = _parted(one, other, lexicon=lexicon)
    weight = lexicon.weight
    total = [sum(map(weight, left)), sum(map(weight, right))]
    both_have = set(left) & set(right)
    same = [word for word in left if word in both_have]
    matched = sum(map(weight, same))
    gained = [matched, matched]
    pairs = [(word, word) for word in same]
    nears = [1.0] * len(same)
    translated = 0.0
    rest = [word for word in left if word not in both_have]
    others = [word for word in right if word not in both_have]
    if rest and others:
        graded = sorted(
            (-near, a, b) for a in rest for b in others if (near := lexicon.alike(a, b)) > 0
        )
        for minus, a, b in graded:
            if a in rest and b in others:
                near = -minus
                rest.remove(a)
                others.remove(b)
                gained[0] += near * weight(a)
                gained[1] += near * weight(b)
                both = near * min(weight(a), weight(b))
                matched += both
                if lexicon.translates(a, b):
                    translated += both
                pairs.append((a, b))
                nears.append(near)
    return Aligned(
        covered=(gained[0] / max(total[0], 1e-9), gained[1] / max(total[1], 1e-9)),
        matched=matched,
        left=(sum(map(weight, rest)), sum(map(weight, others))),
        heaviest=(max(map(weight, rest), default=0.0), max(map(weight, others), default=0.0)),
        translated=translated,
        exact=not rest and not others and len(pairs) == len(same),
        pairs=tuple(pairs),
        nears=tuple(nears),
        words=(left, right),
        rest=(tuple(rest), tuple(others)),
    )


def _parted(one: Name, other: Name, *, lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of two names, with those German compounds in parts that one lacks."""
    left, right = one.distinct, other.distinct
    sides = []
    for mine, theirs in ((left, right), (right, left)):
        parted = (
            (word,) if word in theirs else lexicon.concepts.split(word) or (word,) for word in mine
        )
        sides.append(tuple(dict.fromkeys(part for some in parted for part in some)))
    return sides[0], sides[1]


def best_names(one: Profile, other: Profile, *, lexicon: Lexicon) -> tuple[Name, Name, Aligned]:
    """Return the names of two organisations that are most alike."""
    pairs = [(a, b) for a in one.names for b in other.names]
    if len(pairs) > _CLOSEST:
        # Word by word only where a quick look is promising: that is most of the time saved.
        mine, theirs = (_said(profile, lexicon=lexicon) for profile in (one, other))
        likeness = {(a, b): mine[a.words].shared(theirs[b.words]) for a, b in pairs}
        pairs.sort(key=lambda pair: (-likeness[pair], *_spelt_pair(*pair)))
        pairs = pairs[:_CLOSEST]
    found = [(a, b, align(a, b, lexicon=lexicon)) for a, b in pairs]
    return max(found, key=lambda three: (three[2].rank, *_spelt_pair(three[0], three[1])))


def _said(profile: Profile, *, lexicon: Lexicon) -> "dict[tuple[str, ...], _Said]":
    """Return what each name of an organisation says, worked out once for each profile."""
    kept: tuple[Lexicon, dict[tuple[str, ...], _Said]] | None = profile.kept
    if kept is None or kept[0] is not lexicon:
        said = {name.words: _Said.by(name, lexicon=lexicon) for name in profile.names}
        kept = profile.kept = (lexicon, said)
    return kept[1]


@dataclass(frozen=True)
class _Said:
    """The words of a name, and one text for each that is the same for its translations."""

    words: frozenset[str]
    concepts: tuple[tuple[str, str], ...]
    known: frozenset[str]

    @classmethod
    def by(cls, name: Name, *, lexicon: Lexicon) -> "_Said":
        both = tuple((word, lexicon.concept(word)) for word in name.distinct)
        return cls(frozenset(name.distinct), both, frozenset(concept for _, concept in both))

    def shared(self, other: "_Said") -> float:
        """Return the share of words that two names have in common, also in translation."""
        both = sum(word in other.words or same in other.known for word, same in self.concepts)
        both += sum(word in self.words or same in self.known for word, same in other.concepts)
        return both / (len(self.words) + len(other.words))


def _spelt_pair(one: Name, other: Name) -> tuple[str, str]:
    """Return two names in an order that does not depend on which comes first."""
    first, second = sorted((one.spaced, other.spaced))
    return first, second
