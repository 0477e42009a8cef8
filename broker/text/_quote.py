"""The words of a text that speak to a question, to the letter."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from broker.text._sentences import sentences
from broker.text._words import stems

_CLAUSE = re.compile(r"[;:,–—)]\s+|\s[–—(-]\s*")


def best_quote(text: str, *, query: str, limit: int = 240) -> str:
    """Return the sentence of a text that is nearest to a query, or a part of it.

    Sentences are compared by the share of the query's stems that they hold; of equally near ones
    the first wins. Of a sentence beyond the limit, the part that begins with a clause and holds the
    most of those stems is taken, up to the end of a word.

    Args:
        text: What to quote.
        query: What the quote should speak to.
        limit: Characters at most; only a single longer word is cut within.

    Returns:
        Words that stand in `text` to the letter; empty only if it holds nothing but space.

    Raises:
        ValueError: If the limit is below 1.
    """
    if limit < 1:
        raise ValueError("limit must be 1 or more")
    wanted = _stems(query)
    found = [text[start:end] for start, end in sentences(text)]
    if not found:
        return ""
    best = _first_best(found, key=lambda one: _share(one, wanted=wanted))
    return best if len(best) <= limit else _part(best, wanted=wanted, limit=limit)


@lru_cache(maxsize=16)
def _stems(query: str) -> frozenset[str]:
    """Return the stems of a query; many texts are asked the same."""
    return frozenset(stems(query))


def _part(sentence: str, *, wanted: frozenset[str], limit: int) -> str:
    starts = [0, *(match.end() for match in _CLAUSE.finditer(sentence))]
    parts = [_up_to(sentence[start:], limit=limit) for start in starts]
    return _first_best(parts, key=lambda one: _share(one, wanted=wanted))


def _up_to(text: str, *, limit: int) -> str:
    if len(text) <= limit:
        return text
    cut = text[:limit]
    if not text[limit].isspace() and (words := re.match(r".*(?=\s)", cut, re.DOTALL)):
        cut = words[0].rstrip() or cut
    return cut.rstrip().rstrip(",;:–—(-").rstrip() or cut.rstrip()


def _share(text: str, *, wanted: frozenset[str]) -> float:
    return len(wanted.intersection(stems(text))) / len(wanted) if wanted else 0.0


def _first_best(parts: Sequence[str], *, key: Callable[[str], float]) -> str:
    # `max` returns the first of equals.
    return max((part for part in parts if part), key=key)
