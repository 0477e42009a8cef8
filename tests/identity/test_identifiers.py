"""Codes of registers are read in all the ways in which people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.identity import identifier_of, read_identifier
from broker.model import InputError


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("https://ror.org/03vek6s52", "ror:03vek6s52"),
        ("ror.org/03VEK6S52", "ror:03vek6s52"),
        ("999984059", "pic:999984059"),
        ("PIC 999984059", "pic:999984059"),
        ("GB-CHC-202918", "GB-CHC-202918"),
        ("org-id:gb-coh-04325234", "GB-COH-04325234"),
        ("XI-IATI-EC_DEVCO", "XI-IATI-EC_DEVCO"),
        ("https://www.wikidata.org/wiki/Q42", "wikidata:Q42"),
    ],
)
def test_a_code_has_one_form(text, code):
    assert identifier_of(text) == code
    assert identifier_of(code) == code


@pytest.mark.parametrize("text", ["https://ror.org/03vek6s53", "12345678", "", "hello", "GB-CHC-"])
def test_what_is_no_code_is_refused_and_an_example_shown(text):
    assert read_identifier(text) is None
    with pytest.raises(InputError, match="GB-CHC-202918"):
        identifier_of(text)


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_none(text):
    found = read_identifier(text)
    assert found is None or read_identifier(str(found)) == found
