"""A row of a table, with readers for its cells that note what is wrong."""

import math
import re
from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from typing import TypeVar

from pydantic import ValidationError

from broker.intake._problem import Problem
from broker.model import InputError, Record, Said, Years, guess, identifier_of, joined

_R = TypeVar("_R", bound=Record)

_YEARS = range(1000, 10_000)
_NUMBER = re.compile(r"\d+(\.\d+)?")


def meant(name: str, known: Iterable[str]) -> str:
    """Return `Did you mean …?` for a name that is not known; empty where nothing is like it."""
    return guess(tuple(get_close_matches(name, list(known), n=1)))


def noun(what: str) -> str:
    """Return what a cell names, as people call it in their language."""
    return {
        "country": Said("country"),
        "funder": Said("funder"),
        "initiative": Said("initiative"),
        "kind": Said("kind"),
        "kind of member": Said("kind of member"),
        "language": Said("language"),
        "organisation": Said("organisation"),
        "range": Said("mountain range"),
        "region": Said("region"),
        "theme": Said("theme"),
    }.get(what, what)


def unknown(what: str, text: str) -> Said:
    """Say that a cell names nothing that is known."""
    return Said("%(text)r is no known %(what)s.", text=text, what=noun(what))


class Row:
    """One row; an empty cell means that nothing is known.

    Args:
        cells: Plain text by column.
        file: Name of the file, for problems.
        number: Row as a spreadsheet counts it.
        problems: Collects what is wrong.
    """

    def __init__(
        self, cells: dict[str, str], file: str, *, number: int, problems: list[Problem]
    ) -> None:
        self.file, self.number, self._cells, self._problems = file, number, cells, problems
        self.bad = False
        """True once something in it was wrong."""

    def wrong(self, column: str | None, message: str, *, value: str | None = None) -> None:
        """Note a problem in a column."""
        self.bad = True
        shown = self.text(column) if value is None and column else value or ""
        problem = Problem(
            file=self.file, row=self.number, column=column, value=shown, message=message
        )
        self._problems.append(problem)

    def text(self, column: str) -> str:
        """Return the text of a cell; empty where the table has no such column."""
        return self._cells.get(column, "")

    def needed(self, column: str) -> str:
        """Return the text of a cell that must not be empty."""
        text = self.text(column)
        if not text:
            self.wrong(column, Said("the cell is empty; it must say something."))
        return text

    def listed(self, column: str) -> tuple[str, ...]:
        """Return the entries of a list separated by `;`, each once."""
        parts = (part.strip() for part in self.text(column).split(";"))
        return tuple(dict.fromkeys(part for part in parts if part))

    def names(self, column: str, *, known: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the names of a list; `known` tells whether an organisation is called so."""
        return self.listed(column)

    def unlinked(self, column: str, names: Iterable[str]) -> None:
        """Take note of names of a list that are kept as words, for nobody is called so."""

    def keys(self, column: str, known: Collection[str], *, what: str) -> tuple[str, ...]:
        """Return the entries of a list whose entries must all be known.

        Args:
            column: Name of the column.
            known: Keys that are allowed.
            what: What a key stands for, for messages: `theme`, `country` …
        """
        return tuple(one for one in self.listed(column) if self._known(column, one, known, what))

    def key(self, column: str, known: Collection[str], *, what: str) -> str | None:
        """Return a key that must be known, or None for an empty cell."""
        text = self.text(column)
        return text if text and self._known(column, text, known, what) else None

    def member_kind(self, known: Collection[str]) -> str | None:
        """Return the kind of an organisation, which must not be empty."""
        return self.needed("kind") and self.key("kind", known, what="kind of member")

    def one_of(self, column: str, allowed: tuple[str, ...], *, empty: str | None = None) -> str:
        """Return a word that must be one of a few.

        Args:
            column: Name of the column.
            allowed: The words.
            empty: What an empty cell stands for; None where it must not be empty.
        """
        text = self.text(column)
        if not text and empty is not None:
            return empty
        if self.needed(column) and text not in allowed:
            self.wrong(
                column,
                Said("%(text)r is not one of %(names)s.", text=text, names=", ".join(allowed)),
            )
        return text

    def word(self, column: str, *, among: Collection[str]) -> str:
        """Return the word of a cell that must not be empty; it is mostly one of a few."""
        return self.needed(column)

    def year(self, column: str) -> int | None:
        """Return a year of four digits, or None for an empty cell."""
        text = self.text(column)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and int(text) in _YEARS):
            self.wrong(
                column,
                Said("%(text)r is no year; write four digits, for instance 2019.", text=text),
            )
            return None
        return int(text)

    def years(self) -> Years:
        """Return the span in `year_start` and `year_end`, where `ongoing` means no known end."""
        start = self.year("year_start")
        ongoing = self.text("year_end") == "ongoing"
        end = None if ongoing else self.year("year_end")
        if start and end and end < start:
            self.wrong(
                "year_end",
                Said("the end, %(end)s, lies before the start, %(start)s.", end=end, start=start),
            )
        return Years(start=start, end=end, ongoing=ongoing)

    def number_in(self, column: str) -> float | None:
        """Return a number that is not negative, or None for an empty cell."""
        text = self.text(column)
        if not text:
            return None
        if not _NUMBER.fullmatch(text) or not math.isfinite(float(text)):
            message = Said(
                "%(text)r is no number; write digits only, with a point before decimals.", text=text
            )
            self.wrong(column, message)
            return None
        return float(text)

    def currency(self, column: str, *, amounts: Collection[str]) -> str:
        """Return the currency of some amounts as it stands in its own cell."""
        return self.text(column)

    def address(self, column: str) -> str | None:
        """Return the address of a page, or None for an empty cell."""
        text = self.text(column)
        if text and not re.fullmatch(r"https?://\S+", text):
            self.wrong(
                column,
                Said("%(text)r is no address; it must start with http:// or https://.", text=text),
            )
        return text or None

    def codes(self, column: str) -> tuple[str, ...]:
        """Return codes in registers in the form that records hold; what is none is a problem."""
        found: dict[str, None] = {}
        for text in self.listed(column):
            try:
                found[identifier_of(text)] = None
            except InputError as error:
                self.wrong(column, error.said, value=text)
        return tuple(found)

    def only_once(self, column: str, key: str, *, seen: dict[str, "Row"]) -> None:
        """Note a problem where an earlier row has the same key; enter this row otherwise."""
        first = seen.setdefault(key, self)
        if first is not self:
            self.wrong(
                column,
                Said(
                    "the same stands in row %(number)s. Keep one of the two rows.",
                    number=first.number,
                ),
            )

    def make(self, record: type[_R], /, **fields: object) -> _R | None:
        """Return a record of these fields, or None where something in the row is wrong."""
        if self.bad:
            return None
        try:
            return record.model_validate(fields)
        except ValidationError as error:
            for one in error.errors():
                name = str(one["loc"][0]) if one["loc"] else None
                column = name if name in self._cells else None
                self.wrong(
                    column,
                    f"{name or 'the row'}: {one['msg']}.",
                    value=str(one["input"]),
                )
            return None

    def _known(self, column: str, text: str, known: Collection[str], what: str) -> bool:
        if text in known:
            return True
        self.wrong(
            column,
            joined(unknown(what, text), meant(text, known)),
            value=text,
        )
        return False
