"""Workbooks of LibreOffice and its relatives (Open Document Format, ISO/IEC 26300).

Repeated cells and rows are counted before they are made: a few bytes may stand for millions.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from broker.intake.cells import MOST_COLUMNS, Found, Grid, Meter, Reading, too_large
from broker.intake.formats._merged_cells import Merged, fill_merged
from broker.intake.formats._xml import events, local
from broker.intake.formats._zip import Parts, damaged
from broker.model import InputError, Said

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_MOST_SPACES = 10_000


def read_ods(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the sheets of a workbook.

    Raises:
        InputError: If it is damaged, protected, or holds too much.
    """
    parts = Parts(data, label=name)
    if "content.xml" not in parts:
        raise damaged(name, detail=Said("it holds no document"))
    _refuse_encrypted(parts, label=name)
    meter = Meter(name)
    grids: list[Grid] = []
    hidden = set[str]()
    with parts.open("content.xml") as file:
        sheet: _Sheet | None = None
        for event, element in events(file, label=name):
            tag = element.tag
            if tag == f"{_TABLE}table" and event == "start":
                sheet = sheet or _Sheet(element.get(f"{_TABLE}name", ""), label=name)
                if element.get(f"{_TABLE}style-name", "") in hidden:
                    sheet.hidden = True
            elif tag == f"{_TABLE}table" and sheet is not None:
                if not reading.sheet or sheet.title == reading.sheet:
                    grids.append(sheet.grid(meter=meter))
                sheet = None
                element.clear()
            elif tag == f"{_TABLE}table-row" and event == "end" and sheet is not None:
                sheet.add(element, meter=meter)
                element.clear()
            elif local(tag) == "style" and event == "end" and _hides(element):
                hidden.add(next((v for k, v in element.items() if local(k) == "name"), ""))
    if reading.sheet and not grids:
        raise InputError(
            "%(name)s has no sheet called %(sheet)r. Check --sheet.", name=name, sheet=reading.sheet
        )
    return Found("ods", tuple(grids))


class _Sheet:
    """Gathers the rows of one sheet."""

    def __init__(self, title: str, *, label: str) -> None:
        self.title, self._label = title, label
        self.rows: list[tuple[int, list[str]]] = []
        self.hidden = False
        self._number = 0
        self._merged: list[Merged] = []
        self._links: dict[tuple[int, int], str] = {}

    def grid(self, *, meter: Meter) -> Grid:
        """Return the sheet, where what is merged over several rows holds for each of them."""
        remarks: list[tuple[int | None, str | None, str]] = []
        if filled := fill_merged(self.rows, self._merged, meter=meter):
            said = Said(
                "cells are merged (%(where)s): what they say holds for each of their rows.",
                where=Said("row %(row)s", row=filled[0].top),
            )
            remarks.append((None, None, said))
        return Grid(self.title, self.rows, hidden=self.hidden, remarks=remarks, links=self._links)

    def add(self, row: Element, *, meter: Meter) -> None:
        """Add a row as often as it is repeated; rows without content are only counted."""
        times = _times(row, "number-rows-repeated")
        cells = self._cells(row)
        if not any(cells):
            self._number += times
            return
        meter.repeated(self._number, cells, times=times)
        for _ in range(times):
            self._number += 1
            meter.row(self._number, cells)
            self.rows.append((self._number, list(cells)))

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        empty = 0
        for cell in row:
            if local(cell.tag) not in {"table-cell", "covered-table-cell"}:
                continue
            times = _times(cell, "number-columns-repeated")
            value = _value(cell)
            if not value:
                empty += times
                continue
            if link := _link(cell):
                self._links[self._number + 1, len(cells) + empty] = link
            if (rows := _times(cell, "number-rows-spanned")) > 1:
                top = self._number + 1
                self._merged.append(Merged(len(cells) + empty, top, top + rows - 1))
            if len(cells) + empty + times > MOST_COLUMNS:
                raise too_large(
                    self._label,
                    found=f"{len(cells) + empty + times:,} columns",
                    most=f"{MOST_COLUMNS:,} columns",
                )
            cells += [""] * empty + [value] * times
            empty = 0
        return cells


def _value(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    text = "\n".join(
        "".join(_written(one)) for one in cell if one.tag in {f"{_TEXT}p", f"{_TEXT}h"}
    )
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00").replace("T", " ")
    if kind in {"float", "currency", "percentage"}:
        # A formula that failed keeps a number of 0 beside the words of its error.
        number = cell.get(f"{_OFFICE}value", "").removesuffix(".0")
        return text if text.startswith(("#", "Err:")) else number
    if kind == "boolean":
        return "yes" if cell.get(f"{_OFFICE}boolean-value") == "true" else "no"
    return text


def _link(cell: Element) -> str:
    """Return the page of the web to which a cell leads."""
    found = (one.get(_HREF, "") for one in cell.iter(f"{_TEXT}a"))
    return next((one for one in found if one.startswith(("https://", "http://"))), "")


def _written(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        tag = local(one.tag)
        if tag == "s":
            yield " " * min(_times(one, "c", space=_TEXT), _MOST_SPACES)
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag not in {"annotation", "note"}:
            yield from _written(one)
        yield one.tail or ""


def _hides(style: Element) -> bool:
    return any(
        local(key) == "display" and value == "false"
        for one in style.iter()
        for key, value in one.items()
        if local(one.tag) == "table-properties"
    )


def _times(element: Element, name: str, *, space: str = _TABLE) -> int:
    text = element.get(f"{space}{name}", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _refuse_encrypted(parts: Parts, *, label: str) -> None:
    name = "META-INF/manifest.xml"
    if name in parts and b"encryption-data" in parts.read(name):
        raise InputError(
            "%(label)s is protected by a password. Save it without one and give it again.",
            label=label,
        )
