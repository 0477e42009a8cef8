"""Proposals in PDF files."""

import contextlib
import io
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from broker.intake import read_text
from broker.intake._proposal_clean import clean_print
from broker.model import InputError

from .proposals import make_pdf, pdf_showing

PLAIN = pdf_showing("Restoring springs of the high Andes\nForêts et vallées")


def locked(*, user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PLAIN)))
    writer.encrypt(user, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_read_in_order(packed):
    data = pdf_showing("First of all, springs", "Then the pastures", packed=packed)
    assert read_text(data) == "First of all, springs\n\nThen the pastures"


def test_the_extension_does_not_matter(tmp_path):
    path = tmp_path / "proposal.docx"
    path.write_bytes(PLAIN)
    assert read_text(path) == "Restoring springs of the high Andes\nForêts et vallées"


def test_print_is_undone():
    set_in_type = (
        "An e\ufb03cient water-\nshed plan for long-\nterm work,\nwith long-term aims.\nNew"
    )
    assert (
        clean_print(set_in_type)
        == "An efficient watershed plan for long-term work, with long-term aims.\nNew"
    )


def test_a_running_head_is_given_once():
    data = pdf_showing(
        *(f"Springs for all\nPart {word}\nPage {at}" for at, word in enumerate("abcd"))
    )
    text = read_text(data)
    assert text.count("Springs for all") == 1
    assert [f"Part {word}" in text for word in "abcd"] == [True] * 4


def test_a_file_locked_against_changes_only_is_read():
    assert read_text(locked(user="")).startswith("Restoring")


def test_a_file_with_a_password_is_refused():
    with pytest.raises(InputError, match=r"plan\.pdf is protected by a password"):
        read_text(locked(user="secret"), name="plan.pdf")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n", "damaged"),
        (PLAIN[:150], "damaged"),
        (b"%PDF-1.4\n" + b"1 0 obj << " * 1000, "damaged"),
        (make_pdf([b"0 0 m 10 10 l S"]), "scanned"),
        (make_pdf([b"BT (a) Tj ET"], pages=201), "201 pages"),
        (make_pdf([b"0" * 21_000_000], packed=True), "too intricate"),
        (make_pdf([b"q Q " * 300_000], packed=True), "too intricate"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data, says):
    with pytest.raises(InputError, match=r"plan\.pdf") as caught:
        read_text(data, name="plan.pdf")
    assert says in str(caught.value)


def test_sloppy_files_leave_no_remarks_on_the_screen(caplog):
    with caplog.at_level(logging.WARNING):
        read_text(PLAIN.replace(b"startxref\n", b"startxref\n9"))
    assert not caplog.records


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_survived_or_refused(at, damage):
    data = PLAIN[:at] + damage + PLAIN[at + len(damage) :]
    with contextlib.suppress(InputError):
        assert read_text(data).strip()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_after_the_signature_are_refused_kindly(data):
    with pytest.raises(InputError):
        read_text(b"%PDF-1.5\n" + data)
