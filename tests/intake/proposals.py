"""Files that proposals come in, made on the spot."""

import io
import zipfile
import zlib
from collections.abc import Callable

from docx import Document

DOCUMENT = (
    b'<?xml version="1.0"?><w:document '
    b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
)


def make_docx(fill: Callable[[Document], None]) -> bytes:
    document = Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def docx_saying(*paragraphs: str) -> bytes:
    return make_docx(lambda document: [document.add_paragraph(text) for text in paragraphs])


def with_part(docx: bytes, *, name: str, content: bytes) -> bytes:
    """Return the DOCX file with a part put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def zip_of(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", 8) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf_showing(*pages: str, packed: bool = False) -> bytes:
    """Return a PDF file with a page for each text, its lines one below the other."""
    return make_pdf([_shown(page) for page in pages], packed=packed)


def _shown(page: str) -> bytes:
    lines = (
        b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj 0 -14 Td"
        for line in page.split("\n")
    )
    return b"BT /F1 12 Tf 50 700 Td " + b" ".join(lines) + b" ET"


def make_pdf(contents: list[bytes], *, packed: bool = False, pages: int | None = None) -> bytes:
    """Return a PDF file with these content streams; `pages` repeats a single one."""
    count = pages or len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + at) for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 600 800] >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at in range(count):
        stream = 4 + count + min(at, len(contents) - 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % stream
        )
    for content in contents:
        data = zlib.compress(content) if packed else content
        how = b"/Filter /FlateDecode " if packed else b""
        objects.append(b"<< /Length %d %s>>\nstream\n" % (len(data), how) + data + b"\nendstream")
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + trailer % (len(objects) + 1, start)
