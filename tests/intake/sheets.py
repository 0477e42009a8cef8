"""Small tables for the tests of imports, and what is there before."""

import io
import zipfile
from pathlib import Path

from broker.intake.tables import Wishes, examine
from broker.model import Alliance, FocusArea, Funder, Initiative, Member, Neighbour
from broker.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SOURCE = "https://example.org/list"

AYNI = Member(
    id="ayni",
    name="Ayni",
    acronym="AY",
    kind="civil_society",
    country="PER",
    website="https://ayni.example",
    focus=(FocusArea(themes=("water",), countries=("PER",)),),
    summary="Mends canals.",
    source=SOURCE,
    as_of=2020,
)
PUNA = Neighbour(
    id="puna-lab", name="Puna Lab", kind="academic_research", country="BOL", source=SOURCE
)
DAYS = Initiative(
    id="water-days",
    title="Water Days",
    type="event",
    status="completed",
    members=("ayni",),
    source=SOURCE,
)
FUND = Funder(id="spring-fund", name="Spring Fund", kind="foundation", source=SOURCE)
THERE = Alliance(members=(AYNI,), around=(PUNA,), initiatives=(DAYS,), funders=(FUND,))


def examined(folder, content, *, name="members.csv", kind="members", there=THERE, **wishes):
    """Examine a file with this content."""
    path = Path(folder) / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return examine(path, alliance=there, vocabulary=VOCABULARY, wishes=Wishes(kind=kind, **wishes))


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """Return a workbook as another program writes it."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, **parts: bytes) -> bytes:
    """Return a packed file with other parts; `__` stands for `/`, `_dot_` for `.`."""
    named = {name.replace("__", "/").replace("_dot_", "."): new for name, new in parts.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, named.pop(info.filename, old.read(info)))
        for name, content in named.items():
            new.writestr(name, content)
    return out.getvalue()
