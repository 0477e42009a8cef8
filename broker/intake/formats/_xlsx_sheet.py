"""The rows of one sheet of a workbook, as they are read."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from broker.intake.cells import MOST_COLUMNS, MOST_ROWS, Meter, too_large
from broker.intake.formats._merged_cells import Merged, fill_merged
from broker.intake.formats._xlsx_parts import relation_of, text_of, unescaped, whole_number
from broker.intake.formats._xml import local
from broker.intake.formats._zip import damaged
from broker.model import Said

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_GROUP = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})")
_LAST_DAY = 2_958_466
"""Days up to the end of the year 9999, the last that a spreadsheet knows."""

TRUE = frozenset({"1", "true"})


class SheetRows:
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
            self._number = whole_number(element.get("r"), otherwise=self._number + 1)
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
            self._links[element.get("ref", "")] = relation_of(element)
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
            return text_of(cell)
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
                value = "yes" if value in TRUE else "no"
            case "str" | "d" | "e":
                value = unescaped(value)
            case _:
                value = self._shown(value, cell)
        return value

    def _shown(self, value: str, cell: Element) -> str:
        style = whole_number(cell.get("s"), otherwise=0)
        if 0 <= style < len(self._dated) and self._dated[style]:
            return self._date(value)
        return value.removesuffix(".0")

    def _shared_text(self, value: str, *, where: str) -> str:
        at = whole_number(value, otherwise=-1)
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


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
