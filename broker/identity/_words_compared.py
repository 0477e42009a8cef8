"""What speaks for and against one organisation in two names that were aligned word by word."""

from broker.identity._align import Aligned
from broker.identity._lexicon import Lexicon

_RARE = 0.85
"""Weight from which on a word in common is a telling one."""

COMPARED = {
    "left_plain_least": -1,
    "left_plain_most": -1,
    "plain_words_least": -1,
    "plain_words_most": -1,
    "one_has_more": 0,
    "heaviest_matched": 1,
    "rare_matched": 1,
    "first_word": 1,
    "last_word": 1,
    "respelt": 0,
    "worst_spelling": 1,
    "more_words": 0,
    "matched_over_left": 1,
    "same_spelling": 1,
}
"""The features, and whether more of each speaks for one organisation, against it, or neither."""


def words_compared(found: Aligned, *, lexicon: Lexicon) -> dict[str, float]:
    """Return what the words of two names tell beyond how much of each the other covers.

    What one name has more is weighed by whether it is a plain word: `Foundation` or `animal` make
    another organisation of it, a proper name or a slip of the pen may not.
    """
    plain = [[word for word in rest if lexicon.concepts.knows(word)] for rest in found.rest]
    weighed = sorted(sum(map(lexicon.weight, some)) for some in plain)
    counted = sorted(map(len, plain))
    weights = [min(lexicon.weight(a), lexicon.weight(b)) for a, b in found.pairs]
    respelt = [
        near
        for (a, b), near in zip(found.pairs, found.nears, strict=True)
        if a != b and not lexicon.translates(a, b)
    ]
    left, right = found.words
    together = set(found.pairs)
    heaviest = max(weights, default=0.0)
    equal = (w for (a, b), w in zip(found.pairs, weights, strict=True) if a == b)
    return {
        "left_plain_least": weighed[0],
        "left_plain_most": weighed[1],
        "plain_words_least": float(counted[0]),
        "plain_words_most": float(counted[1]),
        "one_has_more": float(bool(found.rest[0]) != bool(found.rest[1])),
        "heaviest_matched": heaviest,
        "rare_matched": float(sum(weight >= _RARE for weight in weights)),
        "first_word": float((left[0], right[0]) in together),
        "last_word": float((left[-1], right[-1]) in together),
        "respelt": float(len(respelt)),
        "worst_spelling": min(respelt, default=1.0),
        "more_words": float(abs(len(left) - len(right))),
        "matched_over_left": heaviest - max(found.heaviest),
        "same_spelling": sum(equal),
    }
