"""Names of organisations that are most like one that nobody has."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

_ALIKE, _WORSE = 65.0, 15.0
"""How alike a name must be, of 100, to be suggested (below, short acronyms resemble any word), and
how much less than the nearest."""
_FEW, _SHARE = 3, 25
"""So many names, or one of so many, may share a word that tells them from others all the same."""
_LOOKED_AT = 8


def near_names(wanted: str, *, names: Sequence[str]) -> Iterator[str]:
    """Yield the names that are most like what somebody wrote, the nearest first.

    They are compared by the words that tell them apart: all governments share `government of`.

    Args:
        wanted: What somebody wrote, folded.
        names: All names there are, folded.
    """
    in_names = Counter(word for name in names for word in set(name.split()))
    common = {word for word, count in in_names.items() if count > max(_FEW, len(names) // _SHARE)}

    def telling(text: str) -> str:
        return " ".join(word for word in text.split() if word not in common) or text

    told = [telling(name) for name in names]
    near = process.extract(telling(wanted), told, scorer=_likeness, limit=_LOOKED_AT)
    least = max(_ALIKE, near[0][1] - _WORSE) if near else 0.0
    return (names[place] for _, score, place in near if score >= least)


def _likeness(one: str, other: str, **_: object) -> float:
    """Return how alike two names are: as a whole or in part, and by the words in both."""
    return (fuzz.WRatio(one, other) + fuzz.token_set_ratio(one, other)) / 2
