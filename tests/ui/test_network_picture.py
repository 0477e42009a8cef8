"""The picture of who worked with whom: its side panel reads HTML, so none may reach it."""

from hypothesis import given
from hypothesis import strategies as st

from broker.ui._network import _short


@given(st.text(max_size=300))
def test_no_mark_that_html_begins_with_reaches_the_picture(text: str) -> None:
    short = _short(text, most=40)
    assert not set(short) & set('<>&"`')
    assert len(short) <= 40


def test_a_plain_name_stays_as_it_is() -> None:
    assert _short("Institut d’études alpines (Genève)", most=40) == (
        "Institut d’études alpines (Genève)"
    )
