"""How good a ranked list is, given which items are true."""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet


def hit_at(k: int, ranked: Sequence[Hashable], *, true: AbstractSet[Hashable]) -> float:
    """Return 1 if any of the first k items is true, else 0."""
    return float(any(item in true for item in ranked[:k]))


def recall_at(k: int, ranked: Sequence[Hashable], *, true: AbstractSet[Hashable]) -> float:
    """Return the share of the true items that stand among the first k, from 0 to 1.

    Raises:
        ValueError: If nothing is true.
    """
    if not true:
        raise ValueError("recall is not defined where nothing is true")
    return len(true & set(ranked[:k])) / len(true)


def reciprocal_rank(ranked: Sequence[Hashable], *, true: AbstractSet[Hashable]) -> float:
    """Return one over the place of the first true item, 0 if there is none.

    Its mean over queries is the mean reciprocal rank (Voorhees, TREC-8 question answering, 1999).
    """
    for place, item in enumerate(ranked, start=1):
        if item in true:
            return 1.0 / place
    return 0.0
