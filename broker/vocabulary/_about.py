"""What a text is about."""

import math
from collections.abc import Iterable

from broker.vocabulary._finder import Finder, Signal

_MOST = 6
_OPENING = 30
"""So many words at the start count double: titles and first sentences say what a text is about."""
_LABEL, _PARAGRAPH = 15, 80
"""A text of up to so many words is a label, or a paragraph."""
_SHARE = 0.25
"""A theme needs this part of the points of the clearest one."""


def themes_about(text: str, *, finder: Finder) -> tuple[str, ...]:
    """Return the keys of the themes of a text, the clearest first.

    Each distinct phrase gives 3 points as a name and 1 as a cue, times `1 + log2(times)` for being
    repeated, and twice that within the first 30 words. A theme counts with 1 point in a label of up
    to 15 words, 2 in a paragraph of up to 80 and 3 in a longer text (so that one weak cue in a long
    text is no theme), if that is also a quarter of the points of the clearest theme.
    """
    signals, words = finder.signals(text, what="theme")
    points = _points(signals, opening=len(words) > _LABEL)
    if not points:
        return ()
    least = 1.0 if len(words) <= _LABEL else 2.0 if len(words) <= _PARAGRAPH else 3.0
    least = max(least, _SHARE * max(points.values()))
    found = [key for key, sum_ in points.items() if sum_ >= least]
    return tuple(sorted(found, key=lambda key: -points[key])[:_MOST])


def _points(signals: Iterable[Signal], *, opening: bool) -> dict[str, float]:
    """Return points by theme; where two have as many, the one that comes first stays first."""
    times: dict[tuple[str, str], int] = {}
    worth: dict[tuple[str, str], float] = {}
    for signal in signals:
        phrase = (signal.key, signal.words)
        times[phrase] = times.get(phrase, 0) + 1
        early = 2.0 if opening and signal.first < _OPENING else 1.0
        worth[phrase] = max(worth.get(phrase, 0.0), signal.weight * early)
    points: dict[str, float] = {}
    for phrase, count in times.items():
        points[phrase[0]] = points.get(phrase[0], 0.0) + worth[phrase] * (1 + math.log2(count))
    return points
