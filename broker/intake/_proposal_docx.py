"""Text of a DOCX file."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broker.intake._proposal_limits import LARGEST_UNPACKED, LARGEST_XML, MOST_PARTS
from broker.model import InputError, Said

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = {
    f"{_WORD}del",
    f"{_WORD}moveFrom",
    # Holds the places of tabs, in elements that are named like tabs.
    f"{_WORD}pPr",
    # Says again, for old programs, what stands beside it.
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_BREAKS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}ptab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
_OTHERS = {
    "mimetype": Said("an OpenDocument or e-book file"),
    "xl/workbook.xml": Said("a spreadsheet"),
    "ppt/presentation.xml": Said("a presentation"),
}
_AGAIN = Said("Open it in a word processor, save it again as DOCX and give that file.")


def docx_text(data: bytes, *, label: str) -> str:
    """Return the text of a DOCX file: headers, body with tables and boxes, notes, footers.

    A row of a table becomes a line, its cells separated by tabs. Deleted text that is still
    tracked is left out.

    Args:
        data: The whole file.
        label: What to call the file in messages.

    Raises:
        InputError: If it is no DOCX file, damaged, protected, or unpacks to an absurd size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package, label=label)
        return _read(data)
    except InputError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError("%(label)s is damaged. %(then)s", label=label, then=_AGAIN) from error
    # A damaged package fails in python-docx, lxml and zipfile in ways that nobody has listed.
    except Exception as error:
        raise InputError(
            "%(label)s could not be read as DOCX. %(then)s", label=label, then=_AGAIN
        ) from error


def _check(package: zipfile.ZipFile, *, label: str) -> None:
    """Refuse what would do harm, before anything is unpacked; zipfile keeps to these sizes."""
    parts = package.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise InputError(
            "%(label)s is protected by a password. Remove the password and give it again.",
            label=label,
        )
    xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_UNPACKED
        or sum(part.file_size for part in xml) > LARGEST_XML
    ):
        raise InputError(
            "%(label)s unpacks to more than a document can hold, so it was not opened. "
            "Give only the text of the proposal.",
            label=label,
        )
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        what = next((_OTHERS[name] for name in _OTHERS if name in names), Said("a ZIP archive"))
        raise InputError(
            "%(label)s is %(what)s, no DOCX file. Save the proposal as DOCX, PDF or text (UTF-8).",
            label=label,
            what=what,
        )
    for name in ("xl/workbook.xml", "ppt/presentation.xml"):
        if name in names:
            raise InputError(
                "%(label)s is %(what)s. Save the proposal as DOCX, PDF or text (UTF-8).",
                label=label,
                what=_OTHERS[name],
            )
    for part in xml:
        # Entities can grow without end or fetch files; no word processor writes any.
        if _declares_entities(package.read(part)):
            raise InputError(
                "%(label)s holds XML declarations that no word processor writes, so it was "
                "not opened. %(then)s",
                label=label,
                then=_AGAIN,
            )


def _declares_entities(xml: bytes) -> bool:
    plain = xml.replace(b"\x00", b"") if b"\x00" in xml[:200] else xml
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _read(data: bytes) -> str:
    from docx import Document

    document = Document(io.BytesIO(data))
    pieces = [
        *_around(document, where="header"),
        _text_of(document.part.element.body),
        *_notes(document),
        *_around(document, where="footer"),
    ]
    return "\n".join(piece for piece in pieces if piece.strip())


def _around(document: "Document", *, where: str) -> list[str]:
    """Return the different headers or footers of a document, each once."""
    texts: dict[str, None] = {}
    for section in document.sections:
        for variant in ("", "first_page_", "even_page_"):
            part = getattr(section, f"{variant}{where}")
            if not part.is_linked_to_previous:
                texts[_text_of(part._element)] = None
    return list(texts)


def _notes(document: "Document") -> Iterator[str]:
    from docx.oxml.parser import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            yield _text_of(parse_xml(relation.target_part.blob))


def _text_of(root: "BaseOxmlElement") -> str:
    """Return the text below an element, one line for each paragraph or row of a table."""
    out: list[str] = []
    _gather(root, out=out, in_row=False)
    lines = (line.strip() for line in "".join(out).split("\n"))
    return "\n".join(lines).strip("\n")


def _gather(element: "BaseOxmlElement", *, out: list[str], in_row: bool) -> None:
    """Collect text from an element and all below it; the parser bounds how deep they nest.

    The elements are walked rather than asked for paragraphs, since text also stands in content
    controls, boxes and links, which paragraphs do not list.
    """
    tag = element.tag
    if tag in _LEFT_OUT:
        return
    if tag == f"{_WORD}t":
        out.append(element.text or "")
    elif tag in _BREAKS:
        out.append(" " if in_row and _BREAKS[tag].isspace() else _BREAKS[tag])
    for child in element:
        _gather(child, out=out, in_row=in_row or tag == f"{_WORD}tr")
    if tag == f"{_WORD}p":
        out.append(" " if in_row else "\n")
    elif tag == f"{_WORD}tc":
        out.append("\t")
    elif tag == f"{_WORD}tr":
        out.append("\n")
