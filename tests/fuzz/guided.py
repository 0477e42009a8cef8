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
    text = data.decode("utf-8", "replace")
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
