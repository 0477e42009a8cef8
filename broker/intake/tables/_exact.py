"""Records to rows and back to the letter: what every export of ours is made of.

Each field that has a column stands in it, as people read it. A field that its columns cannot tell
to the letter (several focus areas, a desk inside an organisation, a theme that the vocabulary has
not) stands in the column `more` as JSON, and its own columns stay empty.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from broker.intake.cells import Terms, write_list, write_optional, write_text
from broker.intake.columns import ID, MORE, Column, Layout
from broker.intake.tables._known import Known
from broker.intake.tables._loose import LooseRow
from broker.intake.tables._reader import Reader
from broker.model import Alliance, Record, Said, UnknownNameError

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_WHAT = {
    "theme": "theme", "themes": "theme", "kind": "kind", "kinds": "kind", "country": "country",
    "countries": "country", "region": "region", "regions": "region", "languages": "language",
}  # fmt: skip
_ONE = frozenset({"theme", "kind", "country", "region"})
_TEXTS = frozenset({"text", "kind"})
_MAYBE = frozenset({"optional", "address", "country", "region"})
_NUMBERS = frozenset({"number", "year", "until"})


class Exact:
    """Writes and reads rows.

    Args:
        vocabulary: What the cells may name.
        known: What they may refer to.
        reader: Collects what is wrong; by default a new one.
    """

    def __init__(
        self, *, vocabulary: "Vocabulary", known: Known, reader: Reader | None = None
    ) -> None:
        self._vocabulary, self._known = vocabulary, known
        self._reader = reader or Reader(Terms(vocabulary))
        self._find: Mapping[str, Callable[[str], str | None]] = {
            "organisation": known.find,
            "organisations": known.find,
            "initiative": known.find_initiative,
            "funder": known.find_funder,
        }
        self._read: Mapping[str, Callable[[LooseRow, str], Any]] = {
            "list": LooseRow.listed,
            "number": LooseRow.number_in,
            "year": LooseRow.year,
            "address": LooseRow.address,
            "ranges": self._ranges,
            "organisation": known.needed,
            "organisations": known.all,
            "initiative": known.initiative_in,
            "funder": known.funder_in,
        }

    def write(self, record: Record, *, layout: Layout, names: Mapping[str, str]) -> dict[str, str]:
        """Return the cells of a record, by column; empty ones are left out.

        Args:
            record: The record.
            layout: Its sort of table.
            names: The names of organisations, initiatives and funders, by id.
        """
        cells = {ID: write_text(str(getattr(record, ID)))} | dict(layout.fixed)
        for column in layout.columns:
            cell = self._cell(_value(record, column), column, names)
            if cell:
                cells[column.name] = cell
        back, wrong = self._try(cells, layout)
        if back != record:
            differing = wrong | {
                name
                for name in type(record).model_fields
                if back is None or getattr(back, name) != getattr(record, name)
            }
            differing -= {ID}
            if back is None and not wrong:
                differing |= {column.root for column in layout.columns}
            for column in layout.columns:
                if column.root in differing:
                    cells.pop(column.name, None)
            dumped = record.model_dump(mode="json", include=differing)
            more = json.dumps(dumped, ensure_ascii=False, sort_keys=True)
            cells[MORE] = write_text(more)
            back, _ = self._try(cells, layout)
            if back != record:  # a field without a column had the same name as a bad one
                dumped = record.model_dump(mode="json", exclude={ID})
                cells = {ID: cells[ID]} | dict(layout.fixed)
                cells[MORE] = write_text(json.dumps(dumped, ensure_ascii=False, sort_keys=True))
        return cells

    def read(self, row: LooseRow, *, layout: Layout) -> Record | None:
        """Return the record of a row, or None where something in it is wrong."""
        fields: dict[str, Any] = {ID: row.needed(ID)}
        more = self._more(row, layout)
        for column in layout.columns:
            if column.root in more:
                if row.text(column.name):
                    row.wrong(
                        column.name,
                        Said(
                            "%(root)s also stands in the column %(more)s; clear one of the two.",
                            root=column.root,
                            more=MORE,
                        ),
                    )
                continue
            self._put(fields, column, self._value(row, column))
        return row.make(layout.record, **(_assembled(fields, row) | more))

    def _try(self, cells: Mapping[str, str], layout: Layout) -> tuple[Record | None, set[str]]:
        """Return what a row would be read as, and the fields that could not be."""
        reader = Reader(self._reader.terms)
        row = LooseRow(dict(cells), "", number=0, reader=reader, exact=True)
        back = Exact(vocabulary=self._vocabulary, known=self._known, reader=reader).read(
            row, layout=layout
        )
        roots = {column.name: column.root for column in layout.columns}
        wrong = {roots.get(one.column or "", one.column or "") for one in reader.problems}
        repairs = reader.repairs
        wrong |= {roots.get(one.column, one.column) for one in repairs}
        return (None if repairs else back), wrong & set(layout.record.model_fields)

    def _cell(self, value: Any, column: Column, names: Mapping[str, str]) -> str:
        if column.sort in _TEXTS | _MAYBE:
            return write_optional(value) if column.sort in _MAYBE else write_text(value or "")
        if column.sort in _NUMBERS:
            return "" if value is None else _amount(value)
        if column.sort == "choice":
            words = column.choice or {}
            return next((word for word, one in words.items() if one == value), "")
        find = self._find.get(column.sort)
        if find is None:
            return write_list(value or ())
        if column.sort == "organisations":
            return write_list(self._named(one, names, find) for one in value)
        return "" if value is None else write_text(self._named(value, names, find))

    @staticmethod
    def _named(key: str, names: Mapping[str, str], find: Callable[[str], str | None]) -> str:
        """Return the name of a record where it leads back to it, otherwise its id."""
        name = names.get(key, key)
        return name if name.strip() and find(name) == key else key

    def _value(self, row: LooseRow, column: Column) -> Any:
        name, what = column.name, _WHAT.get(column.sort)
        if what:
            read = row.key if column.sort in _ONE else row.keys
            return read(name, (), what=what)
        if column.sort == "optional":
            return row.text(name) if name in row.given else None
        if column.sort == "choice":
            words = column.choice or {}
            return words.get(row.one_of(name, tuple(words), empty=next(iter(words))))
        return self._read.get(column.sort, _text)(row, name)

    def _ranges(self, row: LooseRow, column: str) -> tuple[str, ...]:
        ranges = self._vocabulary.ranges
        keys = []
        for name in row.listed(column):
            if name in ranges:
                keys.append(name)
                continue
            try:
                keys.append(self._vocabulary.range_of(name))
            except UnknownNameError as error:
                row.wrong(column, error.said, value=name)
        return tuple(keys)

    @staticmethod
    def _put(fields: dict[str, Any], column: Column, value: Any) -> None:
        root, _, leaf = column.field.partition(".")
        if leaf:
            fields.setdefault(root, {})[leaf] = value
        else:
            fields[root] = value

    @staticmethod
    def _more(row: LooseRow, layout: Layout) -> dict[str, Any]:
        text = row.text(MORE)
        if not text:
            return {}
        try:
            more = json.loads(text)
        except (ValueError, RecursionError):
            more = None
        if not isinstance(more, dict):
            row.wrong(MORE, Said("this is no JSON object. Leave this column as it was exported."))
            return {}
        for name in more:
            if name not in layout.record.model_fields or name == ID:
                row.wrong(
                    MORE,
                    Said(
                        "there is no field %(name)r. Leave this column as it was exported.",
                        name=name,
                    ),
                )
        return more


def _assembled(fields: dict[str, Any], row: LooseRow) -> dict[str, Any]:
    """Put the parts of nested fields together."""
    if "focus" in fields:
        focus = fields["focus"]
        said = {"regions", "themes", "themes_inferred", "countries", "ranges", "source"}
        plain = focus["confidence"] == focus["ranges_confidence"] == "stated"
        there = any(focus[name] for name in said) or not plain
        fields["focus"] = (focus,) if there else ()
    if "years" in fields:
        until = row.text("year_end")
        fields["years"] = row.years() if until or fields["years"]["start"] else {}
    if "budget" in fields:
        amount, currency = fields["budget"]["amount"], fields["budget"]["currency"]
        if amount is None and not currency:
            fields["budget"] = None
    return fields


def _value(record: Record, column: Column) -> Any:
    root, _, leaf = column.field.partition(".")
    value = getattr(record, root)
    if root == "focus":
        if len(value) != 1:
            return () if column.sort not in {"choice", "optional"} else None
        return getattr(value[0], leaf)
    if root == "years" and leaf == "end":
        return "ongoing" if value.ongoing and value.end is None else value.end
    if not leaf:
        return value
    return None if value is None else getattr(value, leaf)


def _amount(value: object) -> str:
    return (repr(value) if isinstance(value, float) else str(value)).removesuffix(".0")


def _text(row: LooseRow, name: str) -> str:
    return row.text(name)


def names_of(alliance: Alliance) -> dict[str, str]:
    """Return the names of organisations, initiatives and funders by id."""
    found = {one.id: one.title for one in alliance.initiatives}
    found |= {one.id: one.name for one in alliance.funders}
    return found | {one.id: one.name for one in alliance.organisations()}
