"""Workbooks of Excel and of programs that write its format (Office Open XML, ECMA-376).

Read part by part with bounds, since a small file can hold a huge table.
"""

from datetime import datetime

from broker.intake.cells import Found, Grid, Meter, Reading
from broker.intake.formats._xlsx_parts import (
    dated_styles,
    paths_of,
    relation_of,
    shared_texts,
    targets_of,
)
from broker.intake.formats._xlsx_sheet import TRUE, SheetRows
from broker.intake.formats._xml import events, local, tree
from broker.intake.formats._zip import Parts, damaged
from broker.model import InputError, Said

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


def read_xlsx(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the sheets of a workbook; dates become ISO 8601, errors stay as they are shown.

    Raises:
        InputError: If it is damaged, protected, or holds too much.
    """
    parts = Parts(data, label=name)
    if "xl/workbook.xml" not in parts:
        raise damaged(name, detail=Said("it holds no workbook"))
    book = tree(parts.read("xl/workbook.xml"), label=name)
    paths = paths_of(parts, label=name)
    shared = shared_texts(parts, label=name)
    dated = dated_styles(parts, label=name)
    old = any(local(one.tag) == "workbookPr" and one.get("date1904") in TRUE for one in book)
    meter = Meter(name)
    grids = []
    for sheet in book.iter():
        if local(sheet.tag) != "sheet":
            continue
        title = sheet.get("name", "")
        path = paths.get(relation_of(sheet))
        if path is None or path not in parts or (reading.sheet and title != reading.sheet):
            continue
        read = SheetRows(name, shared=shared, dated=dated, epoch=_EPOCH_1904 if old else _EPOCH)
        with parts.open(path) as file:
            for event, element in events(file, label=f"{name}, sheet {title!r}"):
                read.take(event, element, meter=meter)
        read.fill_merged(meter=meter)
        hidden = sheet.get("state", "visible") != "visible"
        links = read.links(targets_of(parts, path, label=name))
        grids.append(Grid(title, read.rows, hidden=hidden, remarks=read.remarks(), links=links))
    if reading.sheet and not grids:
        raise InputError(
            "%(name)s has no sheet called %(sheet)r. Check --sheet.", name=name, sheet=reading.sheet
        )
    return Found("xlsx", tuple(grids))
