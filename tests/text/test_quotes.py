import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.text import best_quote

TEXT = (
    "The institute was founded in 1983. It restores watersheds and springs with local farmers. "
    "Its school teaches weaving."
)


@pytest.mark.parametrize(
    ("query", "quote"),
    [
        ("a watershed project", "It restores watersheds and springs with local farmers."),
        ("Teaching in SCHOOLS", "Its school teaches weaving."),
        ("nothing in common", "The institute was founded in 1983."),
        ("", "The institute was founded in 1983."),
    ],
)
def test_the_sentence_with_the_words_of_the_query_is_quoted(query, quote):
    assert best_quote(TEXT, query=query) == quote


def test_of_equals_the_first_wins():
    assert best_quote("Old forest. New forest.", query="forest") == "Old forest."


def test_the_part_of_a_long_sentence_that_speaks_to_the_query_is_quoted():
    text = "It works on many things: " + "roads, " * 30 + "water storage for dry summers, and more"
    assert (
        best_quote(text, query="water for summer", limit=40)
        == "roads, water storage for dry summers"
    )
    assert best_quote(text, query="many", limit=12) == "It works on"


def test_a_single_longer_word_is_cut():
    assert best_quote("x" * 50, query="y", limit=10) == "x" * 10


def test_no_text_has_no_quote():
    assert best_quote(" \n", query="forest") == ""


def test_a_limit_below_one_is_refused():
    with pytest.raises(ValueError, match="limit"):
        best_quote(TEXT, query="x", limit=0)


@given(
    st.one_of(
        st.text(st.characters()),
        st.lists(st.sampled_from(["forest ", "a,", "; ", "(", "– ", ". ", "\n", "é", " "])).map(
            "".join
        ),
    ),
    st.sampled_from(["", "forest", "é a \ud800"]),
    st.integers(1, 30),
)
def test_a_quote_stands_in_the_text_to_the_letter(text, query, limit):
    quote = best_quote(text, query=query, limit=limit)
    assert quote in text
    assert len(quote) <= limit
    assert bool(quote) == bool(text.strip())
    assert quote == quote.strip()


@given(st.lists(st.sampled_from(["forest", "rivers", "snow"]), min_size=1), st.integers(7, 60))
def test_a_quote_of_words_holds_whole_words(words, limit):
    text = " ".join(words)
    quote = best_quote(text, query="river", limit=limit)
    assert set(quote.split()) <= {"forest", "rivers", "snow"}
