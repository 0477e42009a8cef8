"""A text as words, with the places among them."""

from collections.abc import Sequence
from typing import NamedTuple

from broker.vocabulary._terms import Mention
from broker.vocabulary._tokens import Token, tokens


class Spot(NamedTuple):
    """A place in a text: numbers of its first and last word."""

    first: int
    last: int


class PlacedText:
    """A text as words, with the places among them.

    Args:
        text: The text.
        places: The places it names, in its order.
    """

    def __init__(self, text: str, places: Sequence[Mention]) -> None:
        self.whole, self.places = text, places
        self.tokens: Sequence[Token] = tokens(text)
        numbers = {token.start: at for at, token in enumerate(self.tokens)}
        ends = {token.end: at for at, token in enumerate(self.tokens)}
        self.spots = [Spot(numbers[one.start], ends[one.end]) for one in places]

    def form(self, at: int) -> str:
        """Return a word as it is compared; empty where there is none."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""

    def written(self, at: int) -> str:
        """Return a word as it stands in the text."""
        return self.whole[self.tokens[at].start : self.tokens[at].end]
