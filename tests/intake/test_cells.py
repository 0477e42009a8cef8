"""Cells are harmless in a spreadsheet and come back to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.intake.cells._cells import (
    RISKY,
    read_list,
    read_text,
    split,
    write_list,
    write_optional,
    write_text,
)

texts = st.text(st.characters(exclude_categories=["Cs"]))
odd = st.text(st.sampled_from("=+-@'\\[;\"\t\r\n \0é\u0301＝＋－＠a1\ufeff\u2028"))


@given(texts | odd)
def test_a_text_comes_back_to_the_letter(text):
    assert read_text(write_text(text)) == text


@given(st.lists(texts | odd))
def test_a_list_comes_back_to_the_letter(entries):
    cell = write_list(entries)
    marked = read_list(cell)
    assert (split(read_text(cell)) if marked is None else marked) == tuple(entries)


@given(texts | odd)
def test_no_cell_starts_a_formula_or_breaks_a_line(text):
    for cell in (write_text(text), write_list([text]), write_optional(text)):
        assert not cell or cell[0] not in RISKY
        assert not set(cell) & set("\0\r\n\t\x0b\x1f")


def test_nothing_and_an_empty_text_are_not_the_same():
    assert write_optional(None) == ""
    assert write_optional("") != ""
    assert read_text(write_optional("")) == ""


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "|cmd"]
)
def test_a_formula_is_marked_as_people_do_it_themselves(text):
    assert write_text(text) == f"'{text}"
    assert read_text(f"'{text}") == text


@pytest.mark.parametrize("text", ["'s-Hertogenbosch", "Water; forests", "a-b", "5 = five"])
def test_plain_names_stay_as_they_are(text):
    assert write_text(text) == text
    assert read_text(text) == text
