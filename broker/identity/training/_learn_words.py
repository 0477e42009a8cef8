"""Weights and translations of words, learnt from names of the same organisations."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from broker.identity._lexicon import HEAVIEST, Lexicon
from broker.identity._words import FUNCTION, LEGAL, content_of, words_of

_COMMON = 4
"""Organisations that must have a word for it to get a weight of its own."""

_ROUNDS = 5
_BELIEVED, _RETURNED = 0.35, 0.004
"""How probable a translation must be in its better direction, and in the other one: many languages
have a word for `research`, so that each of them is a rare translation of it."""

_BESIDE = 3
"""Organisations in whose name two words stand together from which on they are no translation of
each other: there is a University College, so a college is no university."""

_LONGEST = 12
"""Words that a name may have to be learnt from."""

_SEEN = 2.5
"""Expected number of times that it must have been used."""


def learn_lexicon(names: Iterable[Sequence[str]], *, pairs: Iterable[tuple[str, str]]) -> Lexicon:
    """Learn a lexicon.

    Args:
        names: For each organisation, all names that are known.
        pairs: Two names of one organisation, perhaps in two languages.
    """
    spread: Counter[str] = Counter()
    beside: Counter[tuple[str, str]] = Counter()
    total = 0
    for some in names:
        total += 1
        beside.update({pair for name in some for pair in _side_by_side(name)})
        spread.update({word for name in some for word in content_of(words_of(name))})
    weights = {
        word: round(math.log(total / count) / math.log(total / _COMMON) * HEAVIEST, 3)
        for word, count in sorted(spread.items())
        if count > _COMMON and word not in LEGAL | FUNCTION
    }
    translations = _translations(pairs)
    apart = {
        word: [other for other in others if beside[min(word, other), max(word, other)] < _BESIDE]
        for word, others in translations.items()
    }
    return Lexicon(weights, translations={word: some for word, some in apart.items() if some})


def _side_by_side(name: str) -> Iterator[tuple[str, str]]:
    words = sorted(set(content_of(words_of(name))))
    if len(words) <= _LONGEST:
        yield from combinations(words, 2)


def _translations(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Find words that translate each other by expectation maximisation.

    IBM Model 1 (Brown et al., The Mathematics of Statistical Machine Translation, 1993), run on
    both directions at once, since neither name is the original. Words that both names have are
    taken out first: they explain themselves.
    """
    texts: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for one, other in pairs:
        a, b = content_of(words_of(one)), content_of(words_of(other))
        left = tuple(word for word in a if word not in b and len(word) > 1)
        right = tuple(word for word in b if word not in a and len(word) > 1)
        # Two lone words say the same only if the rest agrees; longer lists align better.
        if left and right and len(left) <= _LONGEST and len(right) <= _LONGEST:
            texts += [(left, right), (right, left)]
    chance: dict[tuple[str, str], float] = {}
    expected: dict[tuple[str, str], float] = {}
    for _ in range(_ROUNDS):
        expected = defaultdict(float)
        for given, said in texts:
            for word in said:
                shares = [
                    chance.get((source, word), 1.0 if not chance else 0.0) for source in given
                ]
                # A word may come from nowhere.
                whole = sum(shares) + 0.05
                for source, share in zip(given, shares, strict=True):
                    if share:
                        expected[source, word] += share / whole
        totals: dict[str, float] = defaultdict(float)
        for (source, _), amount in expected.items():
            totals[source] += amount
        chance = {
            key: amount / (totals[key[0]] + 0.5)
            for key, amount in expected.items()
            if amount > 1e-3
        }
    found: dict[str, list[str]] = defaultdict(list)
    for (one, other), forward in sorted(chance.items()):
        back = chance.get((other, one), 0.0)
        seen = min(expected[one, other], expected.get((other, one), 0.0))
        believed = max(forward, back) >= _BELIEVED and min(forward, back) >= _RETURNED
        if believed and seen >= _SEEN:
            found[one].append(other)
    return dict(sorted(found.items()))
