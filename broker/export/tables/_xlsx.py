"""Workbooks for Excel (Office Open XML, ECMA-376): every cell is a text, none is ever a formula."""

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from broker.export._packing import packed
from broker.export.tables._rows import Row, full
from broker.intake.tables import exported
from broker.model import BrokerError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST = 32_767
"""Characters that a cell of Excel may have."""

_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="0"/>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" '
    'quotePrefix="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def xlsx(tables: Mapping[str, Sequence[Row]]) -> bytes:
    """Return a workbook with a sheet for each table.

    Raises:
        BrokerError: If a text is longer than a cell may be.
    """
    names = list(tables)
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(names) + 1)),
             ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
    }  # fmt: skip
    for at, (table, rows) in enumerate(tables.items(), start=1):
        parts[f"xl/worksheets/sheet{at}.xml"] = "".join(_sheet(table, rows))
    return packed({name: text.encode() for name, text in parts.items()})


def _sheet(table: str, rows: Sequence[Row]) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><sheetData>"
    columns = [_column(at) for at in range(len(exported(table)))]
    yield _row(1, exported(table), columns=columns, style=1)
    for number, row in enumerate(rows, start=2):
        yield _row(number, full(table, row), columns=columns, style=0)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Sequence[str], *, columns: Sequence[str], style: int) -> str:
    made = []
    for column, cell in zip(columns, cells, strict=True):
        if not cell:
            continue
        if len(cell) > _LONGEST:
            raise BrokerError(
                "A text of %(length)s characters is longer than a cell of Excel may be "
                "(%(most)s). Nothing was written. Export as ods, csv or json instead.",
                length=f"{len(cell):,}",
                most=f"{_LONGEST:,}",
            )
        # A text that looks like an escape of this format is escaped itself (ECMA-376, 22.9.2.19).
        text = escape(cell.replace("_x", "_x005F_x"))
        made.append(
            f'<c r="{column}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
            f"{text}</t></is></c>"
        )
    return f'<row r="{number}">{"".join(made)}</row>'


def _workbook(names: Sequence[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(names, start=1)
    )
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{sort}" Target="{target}"/>'
        for at, (sort, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _content_types(sheets: int) -> str:
    made = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        for at in range(1, sheets + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>{made}</Types>'
    )


def _column(at: int) -> str:
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
