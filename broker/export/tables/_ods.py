"""Workbooks for LibreOffice (Open Document Format 1.3): every cell is a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from broker.export._packing import packed
from broker.export.tables._rows import Row, full
from broker.intake.tables import exported

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACE = "urn:oasis:names:tc:opendocument:xmlns"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACES = re.compile(" {2,}|^ | $")


def ods(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return a workbook with a sheet for each table."""
    content = "".join(_content(tables))
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{_SPACE}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        f'manifest:media-type="{_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {
        "mimetype": _TYPE.encode(),
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    # Programs look for the type at the start of the file, so it is neither moved nor compressed.
    return packed(parts, stored=("mimetype",))


def _content(tables: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    yield (
        f'{_HEAD}<office:document-content xmlns:office="{_SPACE}:office:1.0" '
        f'xmlns:table="{_SPACE}:table:1.0" xmlns:text="{_SPACE}:text:1.0" office:version="1.3">'
        "<office:body><office:spreadsheet>"
    )
    for table, rows in tables.items():
        yield f"<table:table table:name={quoteattr(table)}>"
        yield f'<table:table-column table:number-columns-repeated="{len(exported(table))}"/>'
        yield _row(exported(table))
        for row in rows:
            yield _row(full(table, row))
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _row(cells: Sequence[str]) -> str:
    made = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{_text(cell)}</text:p>'
        "</table:table-cell>"
        if cell
        else "<table:table-cell/>"
        for cell in cells
    )
    return f"<table:table-row>{made}</table:table-row>"


def _text(cell: str) -> str:
    """Return a text whose spaces survive: the format takes several in a row for one."""
    return _SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(cell))
