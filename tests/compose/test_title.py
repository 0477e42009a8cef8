"""A proposal's title is its first line, and no word of it is cut."""

import pytest

from broker._compose import title_of
from broker.model import Proposal


@pytest.mark.parametrize("text", ["# Springs\n\nText.", "\n ** Springs **\nText.", "Springs"])
def test_it_is_the_first_line_without_marks(text: str) -> None:
    assert title_of(Proposal(text=text)) == "Springs"


def test_a_long_line_ends_after_a_word_and_says_that_it_goes_on() -> None:
    title = title_of(Proposal(text="springs " * 40))
    assert len(title) <= 120
    assert set(title.removesuffix("…").split()) == {"springs"}
    assert title.endswith("springs…")
    assert title_of(Proposal(text="x" * 300)) == "x" * 119 + "…"
    assert title_of(Proposal(text="x" * 120)) == "x" * 120
