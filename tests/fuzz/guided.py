"""Files that atheris makes by watching which lines of the readers they reach."""

import io
import sys
import zipfile

import atheris

with atheris.instrument_imports(include=["broker.intake"]):
    from tests.fuzz.outcome import settled

_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><table:table table:name="m">'
    "{}</table:table></office:document-content>"
)
_BOOK = (
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="m" r:id="r"/></sheets></workbook>'
)
_LINKS = '<Relationships><Relationship Id="r" Target="s.xml"/></Relationships>'


_PIECES = {
    "xlsx": (
        "<row>", "</row>", '<row r="2">', '<c r="A1" t="s"><v>0</v></c>', '<c t="inlineStr"><is>',
        "<t>",
        "</t></is></c>", '<c r="B2" t="n" s="1"><v>4', "</v></c>", "name", "kind", "government",
        "<f>A1</f>", '<c r="ZZZ9999999"/>', '<mergeCell ref="A1:B2"/>', "&#10;", "_x0041_", "9e99",
        '<c t="b"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>', "<c>", "</c>", "<v>", "-1", "]]>",
    ),
    "ods": (
        "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>",
        "<text:p>", "</text:p>", "name", "kind", "government", '<text:s text:c="9"/>',
        "<text:tab/>",
        '<table:table-cell table:number-columns-repeated="999"/>', "<text:line-break/>", "x",
        '<table:table-row table:number-rows-repeated="99">', "<office:annotation>", "&lt;",
        '<table:table-cell office:value-type="float" office:value="1.0">', "</office:annotation>",
        '<table:table-cell office:value-type="date" office:date-value="2019-01-01">',
    ),
    "xml": (
        "<iati-activity>", "</iati-activity>", "<title>", "</title>", "<narrative>", "</narrative>",
        '<participating-org role="4">', "</participating-org>", '<activity-status code="2"/>',
        '<activity-date type="1" iso-date="2019-01-01"/>', '<recipient-country code="PE"/>',
        '<graph edgedefault="undirected">', "</graph>", '<node id="a">', "</node>",
        '<data key="d">',
        "</data>", '<key id="d" attr.name="name"/>', '<edge source="a" target="b"/>', "Ayni",
        "<budget><value>", "</value></budget>", "<broker:record/>", "&amp;", "<!---->", "<?a b?>",
    ),
}  # fmt: skip
"""Pieces that low bytes stand for, so that chance reaches behind the first tag."""


def packed(**parts: str) -> bytes:
    """Return a packed file; `__` in a name stands for `/`, `_dot_` for `.`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            path = name.replace("__", "/").replace("_dot_", ".")
            file.writestr(path, text.encode("utf-8", "replace"))
    return out.getvalue()


def made(sort: str, data: bytes) -> bytes:
    """Return a file of this sort whose inner part is this data."""
    pieces = _PIECES[sort]
    text = "".join(pieces[byte % len(pieces)] if byte < 224 else chr(byte) for byte in data)
    if sort == "xlsx":
        sheet = f"<worksheet><sheetData>{text}</sheetData></worksheet>"
        rels = {"xl___rels__workbook_dot_xml_dot_rels": _LINKS}
        return packed(xl__workbook_dot_xml=_BOOK, **rels, xl__s_dot_xml=sheet)
    if sort == "ods":
        return packed(content_dot_xml=_ODS.format(text))
    root = ("iati-activities", "graphml")[len(data) % 2]
    return f"<{root}>{text}</{root}>".encode("utf-8", "replace")


def run(sort: str) -> None:
    """Fuzz until the time that libFuzzer's options give is over."""
    atheris.Setup(sys.argv, lambda data: settled(made(sort, data), name=f"t.{sort}"))
    atheris.Fuzz()
