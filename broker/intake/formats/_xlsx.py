"""Workbooks of Excel and of programs that write its format (Office Open XML, ECMA-376).

Read part by part with bounds, since a small file can hold a huge table.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from broker.intake.cells import MOST_COLUMNS, MOST_ROWS, Found, Grid, Meter, Reading, too_large
from broker.intake.formats._merged_cells import Merged, fill_merged
from broker.intake.formats._xml import events, local, tree
from broker.intake.formats._zip import Parts, damaged, missing_part
from broker.model import InputError, Said

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_GROUP = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in number formats that show a date or a time (ECMA-376, 18.8.30)."""

_LETTERS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|_.|\*.")
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_466
"""Days up to the end of the year 9999, the last that a spreadsheet knows."""


def read_xlsx(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the sheets of a workbook; dates become ISO 8601, errors stay as they are shown.

    Raises:
        InputError: If it is damaged, protected, or holds too much.
    """
    parts = Parts(data, label=name)
    if "xl/workbook.xml" not in parts:
        raise damaged(name, detail=Said("it holds no workbook"))
    book = tree(parts.read("xl/workbook.xml"), label=name)
    paths = _paths(parts, label=name)
    shared = _shared(parts, label=name)
    dated = _dated(parts, label=name)
    old = any(local(one.tag) == "workbookPr" and one.get("date1904") in _TRUE for one in book)
    meter = Meter(name)
    grids = []
    for sheet in book.iter():
        if local(sheet.tag) != "sheet":
            continue
        title = sheet.get("name", "")
        path = paths.get(sheet.get(_RELATION) or sheet.get(_STRICT) or "")
        if path is None or path not in parts or (reading.sheet and title != reading.sheet):
            continue
        read = _Sheet(name, shared=shared, dated=dated, epoch=_EPOCH_1904 if old else _EPOCH)
        with parts.open(path) as file:
            for event, element in events(file, label=f"{name}, sheet {title!r}"):
                read.take(event, element, meter=meter)
        read.fill_merged(meter=meter)
        hidden = sheet.get("state", "visible") != "visible"
        links = read.links(_targets(parts, path, label=name))
        grids.append(Grid(title, read.rows, hidden=hidden, remarks=read.remarks(), links=links))
    if reading.sheet and not grids:
        raise InputError(
            "%(name)s has no sheet called %(sheet)r. Check --sheet.", name=name, sheet=reading.sheet
        )
    return Found("xlsx", tuple(grids))


_TRUE = frozenset({"1", "true"})


class _Sheet:
    """Gathers the rows of one sheet."""

    def __init__(
        self, label: str, *, shared: list[str], dated: list[bool], epoch: datetime
    ) -> None:
        self._label, self._shared, self._dated, self._epoch = label, shared, dated, epoch
        self.rows: list[tuple[int, list[str]]] = []
        self._number = 0
        self._uncounted: list[str] = []
        self._merged: list[str] = []
        self._filled: list[str] = []
        self._links: dict[str, str] = {}

    def take(self, event: str, element: Element, *, meter: Meter) -> None:
        """Take an element as it ends."""
        tag = local(element.tag)
        if event == "start":
            return
        if tag == "row":
            self._number = _whole(element.get("r"), otherwise=self._number + 1)
            if self._number > MOST_ROWS + 1:
                raise too_large(
                    self._label, found="more rows than that", most=f"{MOST_ROWS:,} rows"
                )
            cells = self._cells(element)
            if any(cells):
                meter.row(self._number, cells)
                self.rows.append((self._number, cells))
            element.clear()
        elif tag == "hyperlink":
            self._links[element.get("ref", "")] = (
                element.get(_RELATION) or element.get(_STRICT) or ""
            )
        elif tag == "mergeCell":
            self._merged.append(element.get("ref", ""))
        elif tag == "sheetData":
            element.clear()

    def links(self, targets: Mapping[str, str]) -> dict[tuple[int, int], str]:
        """Return the addresses behind cells, given where each link leads by its key."""
        return {
            (int(at[2]), _column(at[1])): targets[key]
            for cell, key in self._links.items()
            if key in targets and (at := _CELL.match(cell))
        }

    def fill_merged(self, *, meter: Meter) -> None:
        """Let what is merged over several rows hold for each of them."""
        found = {
            Merged(_column(one[1]), int(one[2]), int(one[3])): one[0]
            for one in map(_GROUP.fullmatch, self._merged)
            if one and int(one[3]) > int(one[2])
        }
        self._filled = [found[one] for one in fill_merged(self.rows, found, meter=meter)]
        self._merged = [one for one in self._merged if one not in self._filled]

    def remarks(self) -> list[tuple[int | None, str | None, str]]:
        """Return what a person should know."""
        found: list[tuple[int | None, str | None, str]] = []
        for where in self._uncounted[:5]:
            message = Said(
                "the formula in %(where)s has no value: open and save the file in Excel.",
                where=where,
            )
            found.append((None, None, message))
        if self._merged:
            message = Said(
                "cells are merged (%(where)s): only the first one counts.", where=self._merged[0]
            )
            found.append((None, None, message))
        if self._filled:
            message = Said(
                "cells are merged (%(where)s): what they say holds for each of their rows.",
                where=self._filled[0],
            )
            found.append((None, None, message))
        return found

    def _cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if local(cell.tag) != "c":
                continue
            at = _CELL.fullmatch(cell.get("r", ""))
            column = _column(at[1]) if at else len(cells)
            if column >= MOST_COLUMNS:
                raise too_large(
                    self._label,
                    found=f"a cell in column {cell.get('r')}",
                    most=f"{MOST_COLUMNS:,} columns",
                )
            while len(cells) <= column:
                cells.append("")
            cells[column] = self._value(cell)
        return cells

    def _value(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        found = next((one for one in cell if local(one.tag) == "v"), None)
        value = (found.text or "") if found is not None else ""
        if not value:
            if any(local(one.tag) == "f" for one in cell) and kind != "str":
                self._uncounted.append(cell.get("r", "?"))
            return ""
        match kind:
            case "s":
                value = self._shared_text(value, where=cell.get("r", "?"))
            case "b":
                value = "yes" if value in _TRUE else "no"
            case "str" | "d" | "e":
                value = _unescaped(value)
            case _:
                value = self._shown(value, cell)
        return value

    def _shown(self, value: str, cell: Element) -> str:
        style = _whole(cell.get("s"), otherwise=0)
        if 0 <= style < len(self._dated) and self._dated[style]:
            return self._date(value)
        return value.removesuffix(".0")

    def _shared_text(self, value: str, *, where: str) -> str:
        at = _whole(value, otherwise=-1)
        if not 0 <= at < len(self._shared):
            raise damaged(
                self._label,
                detail=Said("the cell %(cell)s refers to a text that is missing", cell=where),
            )
        return self._shared[at]

    def _date(self, value: str) -> str:
        try:
            days = float(value)
        except ValueError:
            return value
        if not 0 <= days < _LAST_DAY:
            return value
        try:
            moment = self._epoch + timedelta(days=days)
        except OverflowError:  # days since 1904 end four years later
            return value
        return moment.date().isoformat() if days == int(days) else moment.isoformat(" ", "seconds")


def _paths(parts: Parts, *, label: str) -> dict[str, str]:
    """Return where each sheet stands, by the key that the workbook calls it by."""
    name = "xl/_rels/workbook.xml.rels"
    if name not in parts:
        raise damaged(label, detail=missing_part(name))
    return {
        key: target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        for key, target in _relations(parts, name, label=label).items()
    }


def _targets(parts: Parts, path: str, *, label: str) -> dict[str, str]:
    """Return the pages of the web to which the links of a sheet lead, by key."""
    folder, _, file = path.rpartition("/")
    name = f"{folder}/_rels/{file}.rels"
    if name not in parts:
        return {}
    return {
        key: target
        for key, target in _relations(parts, name, label=label).items()
        if target.startswith(("https://", "http://"))
    }


def _relations(parts: Parts, name: str, *, label: str) -> dict[str, str]:
    """Return where the relations of a part lead, by key."""
    return {one.get("Id", ""): one.get("Target", "") for one in tree(parts.read(name), label=label)}


def _shared(parts: Parts, *, label: str) -> list[str]:
    texts: list[str] = []
    if "xl/sharedStrings.xml" not in parts:
        return texts
    with parts.open("xl/sharedStrings.xml") as file:
        for event, element in events(file, label=label):
            if event == "end" and local(element.tag) == "si":
                texts.append(_text(element))
                element.clear()
    return texts


def _dated(parts: Parts, *, label: str) -> list[bool]:
    """Return for each style of a cell whether it shows a date."""
    if "xl/styles.xml" not in parts:
        return []
    root = tree(parts.read("xl/styles.xml"), label=label)
    own = {
        _whole(one.get("numFmtId"), otherwise=-1): one.get("formatCode", "")
        for one in root.iter()
        if local(one.tag) == "numFmt"
    }
    dates = {key for key, code in own.items() if _shows_date(code)}
    styles = next((one for one in root if local(one.tag) == "cellXfs"), ())
    formats = (_whole(one.get("numFmtId"), otherwise=0) for one in styles)
    return [one in dates or (one in _DATES and one not in own) for one in formats]


def _shows_date(code: str) -> bool:
    return bool(set(_LETTERS.sub("", code).casefold()) & set("ymdhs")) and "general" not in (
        code.casefold()
    )


def _text(element: Element) -> str:
    """Return the text of a string, whose runs may be formatted apart, without its phonetics."""
    return _unescaped("".join(_runs(element)))


def _runs(element: Element) -> Iterator[str]:
    for one in element:
        tag = local(one.tag)
        if tag == "t":
            yield one.text or ""
        elif tag in {"r", "is"}:
            yield from _runs(one)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str | None, *, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise
