"""Pieces of evidence, each with its share of a score."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeVar

from broker.evidence import Document
from broker.model import Place

Signal = Literal["text", "place", "theme", "history", "engagement", "language", "kind", "bridging"]

_DISCOUNT = 0.4
_DEPTH = 5

CLOSE = 0.05
"""Share of the score from which on words are called close."""

T = TypeVar("T")


class Support(NamedTuple):
    """What one piece of evidence adds to the score of one organisation.

    A named tuple, for there are hundreds of thousands of them with ten thousand members, and
    nothing else that cannot be changed is made as fast.
    """

    signal: Signal
    value: float
    """Share of the score, on the ranker's scale."""
    rests_on: str
    """Id of the document or record that it rests on; without it the next best evidence counts
    more, so that the score falls, by less than this share."""
    document: Document | None = None
    """The document that votes; None where a record of joint work or a plain field speaks."""
    place: Place | None = None
    """Place of the proposal that the support is about, if it is about one."""
    key: str = ""
    """Theme, language, kind or organisation that the support is about."""
    level: str = ""
    """How near a place is, or which kind of tie it is."""
    source: str = ""
    quote: str = ""
    """Words to quote, where no document holds them."""


def vote(items: Iterable[tuple[float, T]]) -> list[tuple[float, T]]:
    """Let the best pieces of evidence vote, each later one counting 0.4 times the one before.

    The sum lies between 0 and 1 for values between 0 and 1, rises with every further piece and is
    led by the best one, so that an organisation with a hundred weak matches does not beat one with
    a good one (after the voting models of expert search: Macdonald & Ounis, 2006).

    Args:
        items: Values from 0 to 1, each with what it stands for.

    Returns:
        The share of each of the five best items in the sum, best first; zeros are left out.
    """
    positive = sorted((pair for pair in items if pair[0] > 0), key=lambda pair: -pair[0])
    return [
        (value * (1 - _DISCOUNT) * _DISCOUNT**place, item)
        for place, (value, item) in enumerate(positive[:_DEPTH])
    ]


def spread(values: list[float], *, discount: float) -> list[float]:
    """Return weights that sum to one and favour the larger values, in the order given.

    Used across the themes or places of one proposal: serving one of them well is worth more than
    touching all of them, and serving all is worth most.

    Args:
        values: One value for each theme or place.
        discount: From 0 (only the best counts) to 1 (a plain mean).
    """
    order = sorted(range(len(values)), key=lambda place: -values[place])
    total = sum(discount**place for place in range(len(values)))
    weights = [0.0] * len(values)
    for place, index in enumerate(order):
        weights[index] = discount**place / total
    return weights
