"""Proposals in DOCX files."""

import contextlib
import zipfile
from io import BytesIO

import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from broker.intake import read_text
from broker.model import InputError

from .proposals import DOCUMENT, docx_saying, make_docx, with_part, zip_of

PLAIN = docx_saying("Springs of the Andes", "Forêts et vallées")


def test_paragraphs_become_lines():
    assert read_text(PLAIN) == "Springs of the Andes\nForêts et vallées"


def test_the_extension_does_not_matter(tmp_path):
    path = tmp_path / "proposal.txt"
    path.write_bytes(PLAIN)
    assert read_text(path).startswith("Springs")


def test_headers_tables_and_footers_are_read_in_order():
    def fill(document):
        document.sections[0].header.paragraphs[0].text = "Call 2026"
        document.sections[0].footer.paragraphs[0].text = "Contact the hub"
        document.add_paragraph("Before")
        table = document.add_table(2, 2)
        for at, text in enumerate(("Theme", "Water", "Place", "Andes")):
            table.cell(at // 2, at % 2).text = text
        document.add_paragraph("After")

    assert read_text(make_docx(fill)).split("\n") == [
        "Call 2026",
        "Before",
        "Theme \tWater",
        "Place \tAndes",
        "After",
        "Contact the hub",
    ]


def test_text_in_content_controls_is_read_and_deleted_text_is_not():
    def fill(document):
        control = OxmlElement("w:sdt")
        content = OxmlElement("w:sdtContent")
        content.append(document.add_paragraph("Form field: pastures")._p)
        control.append(content)
        document.element.body.insert(0, control)
        paragraph = document.add_paragraph("Kept")
        gone = OxmlElement("w:del")
        gone.append(paragraph.add_run(" dropped")._r)
        paragraph._p.append(gone)

    assert read_text(make_docx(fill)) == "Form field: pastures\nKept"


def test_a_document_without_text_is_refused():
    with pytest.raises(InputError, match="is empty"):
        read_text(docx_saying(""))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (PLAIN[:200], "damaged"),
        (PLAIN[:-60], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (zip_of(**{"a.txt": b"hello"}), "a ZIP archive"),
        (zip_of(**{"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zip_of(**{"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}), "a spreadsheet"),
        (zip_of(**{"[Content_Types].xml": b"<a/>"}), "could not be read as DOCX"),
        (with_part(PLAIN, name="word/document.xml", content=b"<w:doc"), "could not be read"),
    ],
)
def test_broken_and_foreign_archives_are_refused(data, says):
    with pytest.raises(InputError, match=r"plan\.docx") as caught:
        read_text(data, name="plan.docx")
    assert says in str(caught.value)


def test_a_protected_archive_is_refused():
    data = bytearray(zip_of(**{"word/document.xml": b"<a/>"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="password"):
        read_text(bytes(data))


def test_a_bomb_is_refused_unopened():
    huge = with_part(PLAIN, name="word/media/a.bin", content=bytes(101_000_000))
    assert len(huge) < 1_000_000
    with pytest.raises(InputError, match="unpacks to more"):
        read_text(huge)
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for at in range(5_001):
            archive.writestr(f"{at}.xml", b"")
    with pytest.raises(InputError, match="unpacks to more"):
        read_text(many.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_expanded_nor_fetched(tmp_path, encoding):
    secret = tmp_path / "secret.txt"
    secret.write_text("not for you")
    xml = (DOCUMENT % b"&leak;").decode().replace('<?xml version="1.0"?>', "")
    declared = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        f'<!DOCTYPE w:document [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>{xml}'
    )
    data = with_part(PLAIN, name="word/document.xml", content=declared.encode(encoding))
    with pytest.raises(InputError, match="declarations"):
        read_text(data)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=8))
def test_damage_anywhere_is_survived_or_refused(at, damage):
    data = PLAIN[:at] + damage + PLAIN[at + len(damage) :]
    with contextlib.suppress(InputError):
        assert read_text(data).strip()
