"""Tables to records that arrive, each with what its row says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from broker.intake import _activities, _exchanges, _funding, _initiatives, _organisations
from broker.intake._restated import Restated
from broker.intake._row import Row
from broker.intake.columns import MORE, OF_ORGANISATIONS, TABLES, Sheet, layout_of
from broker.intake.tables._desks import DESKS, with_desks
from broker.intake.tables._exact import Exact
from broker.intake.tables._known_kind import KnownKinds
from broker.intake.tables._loose import LooseRow
from broker.intake.tables._missing import missing_columns
from broker.intake.tables._namesakes import namesakes
from broker.intake.tables._reader import Reader
from broker.intake.tables._recognised import Seen, Settled
from broker.intake.tables._recognising import Recognising
from broker.intake.tables._sheet_rows import rows_of
from broker.model import (
    Alliance,
    Call,
    Funder,
    Initiative,
    Member,
    Need,
    Organisation,
    Record,
    Said,
    digest,
)

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_AT_ONCE = 500
"""Rows after which progress is told."""


@dataclass(frozen=True)
class Arrival:
    """A record that a file holds.

    Attributes:
        record: The record, with the ids of the catalogue in its references.
        file: The table it was read from; empty where a format gives whole records.
        number: The row it was read from.
        exact: Whether it is complete: what it leaves empty is empty.
        columns: The columns in which its row says something.
    """

    record: Record
    file: str = ""
    number: int | None = None
    exact: bool = True
    columns: frozenset[str] = frozenset()


@dataclass
class Arrivals:
    """Everything that a file holds.

    Attributes:
        parts: The records by part of an alliance, in the order of the file.
        same: For the ids of organisations that are known, the id that stays.
        alike: Ids of those among them that are known under another name.
        adding: Ids of those among these whose rows add and correct nothing.
        seen: What is to be said about who is who.
        settled: What a person decided about it.
        twins: What is to be said of rows that may be of one organisation.
        repeated: What is to be said of rows that say what an earlier one says.
    """

    parts: dict[str, list[Arrival]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    alike: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()
    seen: tuple[Seen, ...] = ()
    settled: tuple[Settled, ...] = ()
    twins: tuple[Said, ...] = ()
    repeated: list[Said] = field(default_factory=list)


def arrivals_of(
    sheets: Sequence[Sheet],
    *,
    alliance: Alliance,
    vocabulary: "Vocabulary",
    reader: Reader,
    constants: Mapping[str, str],
    who: Recognising,
    progress: Callable[[int], None] | None = None,
) -> Arrivals:
    """Return the records of tables; what is wrong is added to the reader's problems.

    Args:
        sheets: The tables.
        alliance: What is there already.
        vocabulary: What the cells may name.
        reader: What all rows share.
        constants: Values for columns that a table has not, or that are empty.
        who: Settles which organisations are known already.
        progress: Called with the number of rows that were read since the last call.
    """
    gathering = _Gathering(alliance, vocabulary=vocabulary, reader=reader, who=who)
    order = {table: at for at, table in enumerate(TABLES)}
    apart = namesakes(sheets, terms=reader.terms, alliance=alliance)
    kinds = KnownKinds(alliance)
    for sheet in sorted(sheets, key=lambda one: order.get(one.kind, len(order))):
        missing = missing_columns(sheet, constants, kinds, reader=reader)
        reader.problems += missing
        if missing:
            continue
        rows = rows_of(sheet, reader=reader, constants=constants, apart=apart, kinds=kinds)
        if sheet.kind == DESKS:
            gathering.take_desks(_counted(rows, progress))
            continue
        gathering.take(
            sheet.kind,
            _counted(rows, progress),
            whole=sheet.columns.exact,
            of_contacts=any(one.personal for one in sheet.columns.columns),
        )
    gathering.settle_organisations()
    return gathering.arrivals


def _counted(
    rows: Iterator[LooseRow], progress: Callable[[int], None] | None
) -> Iterator[LooseRow]:
    for count, row in enumerate(rows, start=1):
        if progress and count % _AT_ONCE == 0:
            progress(_AT_ONCE)
        yield row


class _Gathering:
    """Takes one table after the other, in the order in which they refer to each other."""

    def __init__(
        self,
        alliance: Alliance,
        *,
        vocabulary: "Vocabulary",
        reader: Reader,
        who: Recognising,
    ) -> None:
        self.arrivals = Arrivals()
        self._alliance, self._vocabulary, self._who = alliance, vocabulary, who
        self._reader = reader
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._places: dict[tuple[str, str], tuple[str, int, Record]] = {}
        self._known = who.known
        self._exact = Exact(vocabulary=vocabulary, known=self._known, reader=reader)
        self._seen: dict[str, dict[str, Row]] = {}
        self._settled = False
        self._restated: Restated | None = None

    def take(self, table: str, rows: Iterator[LooseRow], *, whole: bool, of_contacts: bool) -> None:
        """Take the rows of a table.

        One that is `whole` also says that there are no others. One `of_contacts` may have a row
        for each, which say the same of their organisation.
        """
        for part in TABLES[table] if whole else TABLES[table][:1]:
            self.arrivals.parts.setdefault(part, [])
        if table not in OF_ORGANISATIONS:
            self.settle_organisations()
        for row in rows:
            for part, record in self._records(table, row):
                if record is None or not self._new(part, record, row, of_contacts=of_contacts):
                    continue
                given = frozenset() if row.exact else self._columns(row.given)
                arrival = Arrival(record, row.file, row.number, exact=row.exact, columns=given)
                self.arrivals.parts.setdefault(part, []).append(arrival)
                # What an export calls by its id is that one, whatever another one's name is.
                if isinstance(record, Initiative):
                    same = None if row.exact else self._known.find_initiative(record.id)
                    self._known.initiative(record.id, record.title, kept=same or record.id)
                elif isinstance(record, Funder):
                    same = None if row.exact else self._known.find_funder(record.id)
                    self._known.funder(record.id, record.name, kept=same or record.id)
            row.forget()

    def take_desks(self, rows: Iterator[LooseRow]) -> None:
        """Take the rows of a table of desks: their organisations arrive with them."""
        self.settle_organisations()
        for row, one in with_desks(
            rows, alliance=self._alliance, known=self._known, vocabulary=self._vocabulary
        ):
            part = "members" if isinstance(one, Member) else "around"
            arrival = Arrival(one, row.file, row.number)
            self.arrivals.parts.setdefault(part, []).append(arrival)

    def settle_organisations(self) -> None:
        """Tell which organisations are known already, and let the others be referred to."""
        if self._settled:
            return
        self._settled = True
        arrived = [
            one for part in ("members", "around") for one in self.arrivals.parts.get(part, ())
        ]
        who = self._who
        who.settle(arrived, known=tuple(self._alliance.organisations()))
        self._reader.problems += who.problems
        self.arrivals.same, self.arrivals.alike = who.same, frozenset(who.alike)
        self.arrivals.adding = who.adding
        self.arrivals.seen, self.arrivals.settled = tuple(who.seen), tuple(who.settled)
        self.arrivals.twins = who.twins
        for one in arrived:
            record = cast("Organisation", one.record)
            self._known.organisation(record, key=who.same.get(record.id, record.id))

    def _columns(self, given: frozenset[str]) -> frozenset[str]:
        """Return one and the same set for the many rows that fill the same columns."""
        return self._sets.setdefault(given, given)

    def _records(self, table: str, row: LooseRow) -> Iterator[tuple[str, Record | None]]:
        if row.exact:
            parts = TABLES[table]
            if len(parts) > 1:
                fixed = {dict(layout_of(part).fixed)["type"]: part for part in parts}
                sort = row.one_of("type", tuple(fixed))
                parts = (fixed[sort],) if sort in fixed else ()
            for part in parts:
                yield part, self._exact.read(row, layout=layout_of(part))
            return
        yield from self._loose(table, row)

    def _loose(self, table: str, row: LooseRow) -> Iterator[tuple[str, Record | None]]:
        words, register = self._vocabulary, self._known
        seen = self._seen.setdefault(table, {})
        match table:
            case "members":
                row.needed("name")
                yield "members", _organisations.member_of(row, words)
            case "network":
                row.needed("name")
                yield "around", _organisations.neighbour_of(row, words)
            case "initiatives":
                one = _initiatives.initiative_of(
                    row, seen=seen, register=register, vocabulary=words
                )
                yield "initiatives", one
            case "activities":
                activity = _activities.activity_of(
                    row,
                    restated=self._restating(),
                    complete=True,
                    seen=seen,
                    register=register,
                    vocabulary=words,
                )
                yield "activities", activity
            case "offers_needs":
                two = _exchanges.exchange_of(row, seen=seen, register=register, vocabulary=words)
                yield ("needs" if isinstance(two, Need) else "offers"), two
            case "funders":
                row.needed("name")
                yield "funders", _funding.funder_of(row)
                if row.text("call_pattern"):
                    yield "calls", _funding.call_of(row, words)
            case "calls":
                yield "calls", self._loose_call(row)

    def _loose_call(self, row: LooseRow) -> Call | None:
        funder = self._known.funder_in(row, "funder")
        key = f"{funder}/{digest(row.needed('title'))}"
        layout = layout_of("calls")
        read = LooseRow(
            {"id": key} | {one: row.text(one) for one in row.given if one not in {"id", MORE}},
            row.file,
            number=row.number,
            reader=self._reader,
        )
        return cast("Call | None", self._exact.read(read, layout=layout)) if not row.bad else None

    def _restating(self) -> Restated:
        if self._restated is None:
            arrived = [one.record for one in self.arrivals.parts.get("initiatives", ())]
            new = [one for one in arrived if isinstance(one, Initiative)]
            self._restated = Restated((*self._alliance.initiatives, *new))
        return self._restated

    def _new(self, part: str, record: Record, row: LooseRow, *, of_contacts: bool) -> bool:
        """Refuse a record that stands in the file already; members and neighbours share ids."""
        place = "organisations" if part in {"members", "around"} else part
        key = (place, str(getattr(record, "id", "")))
        if key not in self._places:
            self._places[key] = (row.file, row.number, record)
            return True
        file, number, first = self._places[key]
        where = (
            Said("row %(row)s", row=number)
            if file == row.file
            else Said("%(file)s, row %(row)s", file=file, row=number)
        )
        if of_contacts and record == first:
            self.arrivals.repeated.append(
                Said(
                    "%(file)s, row %(row)s is left out: it says what %(where)s says.",
                    file=row.file,
                    row=row.number,
                    where=where,
                )
            )
            return False
        column = "name" if isinstance(record, Organisation | Funder) else "title"
        row.wrong(
            column,
            Said("the same stands in %(where)s already. Keep one of the two rows.", where=where),
        )
        return False
