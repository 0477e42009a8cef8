"""A row as a person typed it: read with good will, and every change of a value is noted."""

import math
import re
from collections.abc import Callable, Collection, Iterable

from broker.intake._row import Row, unknown
from broker.intake.cells import (
    ONGOING,
    address_in,
    chosen,
    is_unclear,
    names_in,
    read_list,
    read_number,
    read_text,
    split,
    years_in,
)
from broker.intake.tables._garbled import faults_in, has_half, without_halves
from broker.intake.tables._reader import Reader, short
from broker.model import Said, Years, guess, joined, read_identifier
from broker.vocabulary import amount_parts, currency_named, franc_cfa

_ENTRIES = re.compile(r"[;|\n\r•]+|(?<=\w)(?:\s*,)?\s+(?=#\w)|(?:^|(?<=\s))\(?\d{1,2}\)\s+")
"""What stands between entries, also `#` before each and numbers: `1) Water 2) Forests`."""
_QUOTED = re.compile(r'"[^"]+"(?:\s*,\s*"[^"]+")*')
_NUMBER = re.compile(r"\d+(\.\d+)?(e[+-]?\d{1,3})?", re.IGNORECASE)


class LooseRow(Row):
    """One row; see `Row`.

    Args:
        raw: The cells as they stand, by column; empty ones left out.
        file: Name of the file or sheet.
        number: Row as a spreadsheet counts it.
        reader: What all rows share.
        exact: Whether it belongs to an export of ours, and is to be taken to the letter.
    """

    def __init__(
        self, raw: dict[str, str], file: str, *, number: int, reader: Reader, exact: bool = False
    ) -> None:
        cells = {column: read_text(cell) for column, cell in raw.items()}
        super().__init__(cells, file, number=number, problems=reader.problems)
        self.exact, self._raw, self._reader = exact, raw, reader
        if not exact and not cells.get("source_url"):
            cells["source_url"] = reader.source
        for column, cell in raw.items():
            faults = faults_in(cell, column=column, exact=exact)
            if faults and has_half(cell):
                self._cells[column] = without_halves(cell)
            for fault in faults:
                self.wrong(column, fault)

    @property
    def given(self) -> frozenset[str]:
        """The columns in which something stands."""
        return frozenset(column for column, cell in self._raw.items() if cell.strip())

    def forget(self) -> None:
        """Let go of the cells, once they were read: a table may have many rows."""
        self._cells, self._raw = {}, {}

    def listed(self, column: str) -> tuple[str, ...]:
        """Return the entries of a list."""
        raw = self._raw.get(column, "")
        if not raw:
            return ()
        marked = read_list(raw)
        if marked is not None:
            return marked
        if self.exact:
            return split(self.text(column))
        entries = (_unquoted(read_text(one)) for one in _ENTRIES.split(raw))
        return tuple(dict.fromkeys(one for one in entries if one))

    def names(self, column: str, *, known: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the names of a list, also of one with commas or slashes between them."""
        if read_list(self._raw.get(column, "")) is not None:
            return self.listed(column)
        found = [name for one in self.listed(column) for name in names_in(one, known=known)]
        return tuple(dict.fromkeys(found))

    def unlinked(self, column: str, names: Iterable[str]) -> None:
        """Take note of names of a list that are kept as words, for nobody is called so."""
        for name in names:
            rows = self._reader.unlinked.setdefault((self.file, column), {})
            rows.setdefault(name, self.number)

    def keys(self, column: str, known: Collection[str], *, what: str) -> tuple[str, ...]:
        """Return the entries of a list of keys, which may be written as names in six languages."""
        found: dict[str, None] = {}
        sort = what.partition(" ")[0]
        marked = self.exact and read_list(self._raw.get(column, "")) is not None
        for entry in self.listed(column):
            for one in (entry,) if marked else self._reader.terms.pieces(sort, entry):
                key = self._key(column, one, sort, of_list=True)
                if key is not None:
                    found[key] = None
        if marked and set(self.listed(column)) == set(found):
            return self.listed(column)  # an exact list may hold an entry twice
        return tuple(found)

    def key(self, column: str, known: Collection[str], *, what: str) -> str | None:
        """Return the key that a cell names, or None for an empty cell."""
        text = self.text(column)
        return self._key(column, text, what.partition(" ")[0]) if text else None

    def member_kind(self, known: Collection[str]) -> str | None:
        """Return the kind of an organisation; where none is known, its name may suggest one."""
        text, terms = self.text("kind"), self._reader.terms
        meant = terms.meant("kind", text) if text else None
        if meant is not None and (meant.key or meant.suggestion):
            return self._key("kind", text, "kind")
        likely = terms.kind_in_name(self.text("name"))
        if likely and self._reader.accept:
            self._note("kind", self.text("name"), likely)
            return likely
        said = [
            Said("%(text)r is no known kind.", text=short(text))
            if text
            else Said("No kind is given.")
        ]
        if likely:
            name = terms.name("kind", likely)
            said.append(Said("The name suggests %(kind)r; --accept takes that.", kind=name))
        if not text:
            said.append(Said("One kind for all empty cells: --set 'kind=…'"))
        elif not likely:
            said.append(Said("Choose one of %(names)s.", names=", ".join(terms.kinds)))
        self.wrong("kind", joined(*said), value=text, suggestion=likely)
        return None

    def one_of(self, column: str, allowed: tuple[str, ...], *, empty: str | None = None) -> str:
        """Return a choice, which may be written in six languages."""
        text = self.text(column)
        if not text or text in allowed:
            return text or super().one_of(column, allowed, empty=empty)
        meant = chosen(text, among=allowed)
        if meant is None:
            return super().one_of(column, allowed, empty=empty)
        self._note(column, text, meant)
        return meant

    def word(self, column: str, *, among: Collection[str]) -> str:
        """Return the word of a cell, or the one of a few that it stands for."""
        text = self.needed(column)
        meant = None if text in among else chosen(text, among=tuple(among))
        if meant is None:
            return text
        self._note(column, text, meant)
        return meant

    def year(self, column: str) -> int | None:
        """Return the year of a cell, which may be a whole date."""
        text = self.text(column)
        if not text or (len(text) == 4 and text.isascii() and text.isdigit()):
            return super().year(column)
        years = years_in(text)
        if len(years) != 1:
            return super().year(column)
        year = years.pop()
        self._note(column, text, year)
        return int(year)

    def years(self) -> Years:
        """Return the span of a row; an end in the year 9999 is none."""
        text = self.text("year_end")
        if text != "ongoing" and (
            text.casefold() in ONGOING or text.startswith("9999") or text.endswith("9999")
        ):
            self._note("year_end", text, "ongoing")
            self._cells["year_end"] = "ongoing"
        return super().years()

    def number_in(self, column: str) -> float | None:
        """Return an amount, whose decimals may come after a comma.

        One such as `250.000` is a quarter of a million in most of the six languages and 250 in
        English: a person says which.
        """
        text = self.text(column)
        if not text:
            return None
        if not self.exact and self._reader.decimal is None and is_unclear(text):
            self.wrong(
                column,
                Said(
                    "%(text)r may mean thousands or decimals. Say which sign stands before "
                    "decimals: --decimal , or --decimal .",
                    text=text,
                ),
            )
            return None
        if _NUMBER.fullmatch(text) and self._reader.decimal != ",":
            number = float(text)
            if math.isfinite(number):
                return number
        plain = read_number(text, decimal=self._reader.decimal)
        if plain is None or not math.isfinite(float(plain)):
            return super().number_in(column)
        if plain != text:
            self._note(column, text, plain)
        return float(plain)

    def currency(self, column: str, *, amounts: Collection[str]) -> str:
        """Return the currency of some amounts, which may stand in their cells: `1,2 M€`."""
        text = self.text(column)
        parts = [parts for one in amounts if (parts := amount_parts(self.text(one)))]
        codes = {one.currency for one in parts if one.currency}
        told = currency_named(text) if text else codes.pop() if len(codes) == 1 else ""
        if codes and codes | {told} in ({"CFA", "XOF"}, {"CFA", "XAF"}):  # one names the other
            told = max(codes | {told})
            codes = {told}
        if codes - {told}:
            message = Said(
                "%(currency)s stands in this cell, and %(other)s beside the amount. Keep one.",
                currency=text,
                other=min(codes),
            )
            self.wrong(column, message)
        if told == "CFA":
            told = franc_cfa(self._countries()) or "FCFA"
        if told and told != text:
            self._note(column, text or self.text(next(iter(amounts))), told)
        return told

    def _countries(self) -> set[str]:
        """Return the codes of the countries that a row names."""
        pieces = (
            piece
            for one in self.listed("countries")
            for piece in self._reader.terms.pieces("country", one)
        )
        return {key for one in pieces if (key := self._reader.terms.meant("country", one).key)}

    def address(self, column: str) -> str | None:
        """Return the address of a page, of several the first; one without `https://` gets it.

        The address of a mailbox is left out, as all details of persons are.
        """
        text = self.text(column)
        if mailbox := re.fullmatch(r"(?:mailto:)?[^\s@/]+(@[^\s@/]+\.\w+)", text):
            self._note(column, f"…{mailbox[1]}", "")
            return None
        found = address_in(text)
        if found == text:
            return super().address(column)
        self._note(column, text, found)
        return found

    def codes(self, column: str) -> tuple[str, ...]:
        """Return codes in registers; what is none, such as a list's own number, is left out."""
        found: dict[str, None] = {}
        for text in self.listed(column):
            code = read_identifier(text)
            if code is None:
                self._note(column, text, "")
            else:
                found[str(code)] = None
        return tuple(found)

    def wrong(
        self, column: str | None, message: str, *, value: str | None = None, suggestion: str = ""
    ) -> None:
        """Note a problem in a column, with what may have been meant."""
        super().wrong(column, message, value=short(value) if value is not None else None)
        last = self._reader.problems[-1]
        if suggestion or len(last.value) > 200:
            self._reader.problems[-1] = last.model_copy(
                update={"suggestion": suggestion, "value": short(last.value)}
            )

    def _key(self, column: str, text: str, what: str, *, of_list: bool = False) -> str | None:
        meant = self._reader.terms.meant(what, text)
        key = meant.key
        unlike = key is None and not meant.suggestion and of_list and not self.exact
        if meant.left_out or (unlike and self._reader.leave_out):
            self._note(column, text, "")
            return None
        if key is None and meant.suggestion and self._reader.accept:
            key = meant.suggestion
        if key is None:
            said = meant.remark or unknown(what, short(text))
            mend = "" if meant.remark else Said("Correct this value, or take it out.")
            hint = mend
            if meant.suggestion:
                hint = guess((self._reader.terms.name(what, meant.suggestion),))
            self.wrong(column, joined(said, hint), value=text, suggestion=meant.suggestion)
        elif key != text:
            self._note(column, text, key)
        return key

    def _note(self, column: str, value: str, read_as: str) -> None:
        self._reader.note(self.file, self.number, column, short(value), read_as)


def _unquoted(entry: str) -> str:
    """Return an entry without quotation marks that a program put around each of several."""
    return entry.replace('"', "") if _QUOTED.fullmatch(entry) else entry
