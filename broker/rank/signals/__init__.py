"""One module a signal: each says what every piece of evidence adds to a score."""

from collections.abc import Callable

from broker.rank._query import Query
from broker.rank._support import Signal, Support
from broker.rank._weights import Weights
from broker.rank.signals._breadth import other_work, share
from broker.rank.signals._bridging import bridging
from broker.rank.signals._engagement import engagement
from broker.rank.signals._fields import kind, language
from broker.rank.signals._history import history
from broker.rank.signals._place import place
from broker.rank.signals._text import text
from broker.rank.signals._theme import theme

SIGNALS: dict[Signal, Callable[..., list[Support]]] = {
    "text": text,
    "place": place,
    "theme": theme,
    "history": history,
    "engagement": engagement,
    "language": language,
    "kind": kind,
    "bridging": bridging,
}
"""Every signal by name; each takes a query, a position and a weight."""


def supports(query: Query, organisation: int, *, weights: Weights) -> list[Support]:
    """Return every piece of evidence for one organisation; their values add up to its score."""
    part = share(query, organisation, weight=weights.breadth)
    return [
        support
        for name, signal in SIGNALS.items()
        if getattr(weights, name) > 0
        for support in signal(query, organisation, weight=getattr(weights, name) * part)
    ]


__all__ = ["SIGNALS", "other_work", "supports"]
