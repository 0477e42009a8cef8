"""A brief as a DOCX document."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from broker.export._blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Part,
    Sources,
    Table,
    in_parts,
    printable,
)
from broker.export._packing import packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocxParagraph
    from docx.text.run import Run

_DEFAULT = "Normal"
_PARAGRAPH_STYLES = {"plain": _DEFAULT, "note": "Subtitle", "excerpt": "Intense Quote"}
_COUNTRIES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES"}


def docx(blocks: tuple[Block, ...], *, language: str, made_on: date) -> bytes:
    """Return a brief as a DOCX file with real headings, lists and tables.

    It is the same to the byte whenever it is made of the same.

    Args:
        blocks: What it says, beginning with its title.
        language: ISO 639-1 code of the language it is written in.
        made_on: Day that the file's properties tell.
    """
    from docx import Document

    document = Document()
    _prepare(document, blocks=blocks, language=language, made_on=made_on)
    for block in blocks:
        _add(document, block)
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as parts:  # each of which bears the time of writing
        return packed({name: parts.read(name) for name in parts.namelist()})


def _prepare(
    document: "Document", *, blocks: tuple[Block, ...], language: str, made_on: date
) -> None:
    """Set the properties and make the template's styles fit a brief."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    code = _COUNTRIES.get(language, language)
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    properties = document.core_properties
    properties.title = printable(title)[:255]  # the longest that the format allows
    properties.language = code
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime.combine(made_on, time(), UTC)
    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), code)
    document.styles[_DEFAULT].font.size = Pt(10.5)
    note = document.styles["Subtitle"].font
    note.size, note.italic, note.color.rgb = Pt(10), True, RGBColor(0x44, 0x4C, 0x56)
    excerpt = document.styles["Intense Quote"]
    excerpt.font.bold, excerpt.font.color.rgb = False, RGBColor(0x24, 0x29, 0x2F)
    excerpt.paragraph_format.left_indent = excerpt.paragraph_format.right_indent = Cm(0.8)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)


def _add(document: "Document", block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(printable(text), level=level - 1)
        case Paragraph(text, style):
            _styled(document, printable(text), style=_PARAGRAPH_STYLES[style])
        case Bullets():
            _add_bullets(document, block)
        case Table():
            _add_table(document, block)
        case Part():
            from docx.enum.text import WD_BREAK

            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        case Sources(items):
            for at, item in enumerate(items, start=1):
                document.add_paragraph(f"[{at}] {printable(item)}")


def _styled(document: "Document", text: str, *, style: str) -> "DocxParagraph":
    """Add a paragraph in a style of the template, written down by its id.

    Given the name, the library looks through all styles for each paragraph, which takes longer than
    all the rest of the document.
    """
    paragraph = document.add_paragraph(text)
    if style != _DEFAULT:
        paragraph.paragraph_format.element.style = style.replace(" ", "")
    return paragraph


def _add_bullets(document: "Document", bullets: Bullets) -> None:
    if bullets.label:
        label = document.add_paragraph()
        label.add_run(printable(bullets.label)).bold = True
        label.paragraph_format.keep_with_next = True
    for item in bullets.items:
        paragraph = _styled(document, "", style="List Bullet")
        for part, code in in_parts(printable(item.text), item.foreign):
            run = paragraph.add_run(part)
            if code:
                _speak(run, code)
        if item.quote:
            paragraph.add_run(" ")
            paragraph.add_run(printable(item.quote)).italic = True
        if item.source:
            paragraph.add_run(f" [{item.source}]")


def _speak(run: "Run", code: str) -> None:
    """Note the language of a run, so that it is read aloud and spelt as such."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), _COUNTRIES.get(code, code))
    run._r.get_or_add_rPr().append(tag)


def _add_table(document: "Document", table: Table) -> None:
    from docx.oxml import OxmlElement

    caption = _styled(document, printable(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(rows=1, cols=len(table.header), style="Table Grid")
    for cell, name in zip(made.rows[0].cells, table.header, strict=True):
        _fill(cell, name, bold=True)
    # The header is repeated on every page, and screen readers know it as one.
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        for at, (cell, text) in enumerate(zip(made.add_row().cells, row, strict=True)):
            _fill(cell, text, bold=at == 0)
    document.add_paragraph()


def _fill(cell: "_Cell", text: str, *, bold: bool) -> None:
    cell.paragraphs[0].add_run(printable(text)).bold = bold
