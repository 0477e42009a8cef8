"""What a text is about."""

import math
from collections.abc import Iterable

from broker.vocabulary._finder import Finder, Signal
from broker.vocabulary._phrases import NAME_WEIGHT
from broker.vocabulary._tokens import is_small

# Articles, prepositions and 'and' are left out of the count of words: Romance languages need a
# fifth more words than English and German to say the same, and as many without these.
_MOST = 6
_OPENING = 23
"""So many words at the start count double: titles and first sentences say what a text is about."""
_LABEL, _PARAGRAPH = 12, 62
"""A text of up to so many words is a label, or a paragraph."""
_SHARE, _SHARE_OF_MANY = 0.25, 0.2
"""An unnamed theme needs this part of the points of the clearest one, which grow with the text."""


def themes_about(text: str, *, finder: Finder) -> tuple[str, ...]:
    """Return the keys of the themes of a text, the clearest first.

    Each distinct phrase gives 3 points as a name and 1 as a cue, times `1 + log2(times)` for being
    repeated, and twice that within the first 23 words. A theme counts with 1 point in a label of up
    to 12 words, 2 in a paragraph of up to 62 and 3 in a longer text (so that one weak cue in a long
    text is no theme), if one of its names stands in the text or it has a quarter of the points of
    the clearest theme, in a longer text a fifth. Small words such as `of` are not counted.
    """
    signals, found = finder.signals(text, what="theme")
    counted = [at for at, token in enumerate(found) if not is_small(token.form)]
    opening = counted[_OPENING] if len(counted) > _OPENING else len(found)
    points = _points(signals, opening=opening if len(counted) > _LABEL else 0)
    if not points:
        return ()
    least = 1.0 if len(counted) <= _LABEL else 2.0 if len(counted) <= _PARAGRAPH else 3.0
    share = _SHARE if len(counted) <= _PARAGRAPH else _SHARE_OF_MANY
    clear = max(least, share * max(points.values()))
    named = {signal.key for signal in signals if signal.weight >= NAME_WEIGHT}
    about = [key for key in points if points[key] >= (least if key in named else clear)]
    return tuple(sorted(about, key=lambda key: -points[key])[:_MOST])


def _points(signals: Iterable[Signal], *, opening: int) -> dict[str, float]:
    """Return points by theme, more for words before `opening`.

    Where two themes have as many, the one that comes first stays first.
    """
    times: dict[tuple[str, str], int] = {}
    worth: dict[tuple[str, str], float] = {}
    for signal in signals:
        phrase = (signal.key, signal.words)
        times[phrase] = times.get(phrase, 0) + 1
        early = 2.0 if signal.first < opening else 1.0
        worth[phrase] = max(worth.get(phrase, 0.0), signal.weight * early)
    points: dict[str, float] = {}
    for phrase, count in times.items():
        points[phrase[0]] = points.get(phrase[0], 0.0) + worth[phrase] * (1 + math.log2(count))
    return points
