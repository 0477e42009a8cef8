"""Tables to the records that arrive with them, one table after the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from broker.intake._restated import Restated
from broker.intake.columns import OF_ORGANISATIONS, TABLES, Sheet
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._desks import DESKS, with_desks
from broker.intake.tables._first_rows import FirstRows
from broker.intake.tables._known_kind import KnownKinds
from broker.intake.tables._loose import LooseRow
from broker.intake.tables._missing import missing_columns
from broker.intake.tables._namesakes import namesakes
from broker.intake.tables._reader import Reader
from broker.intake.tables._recognising import Recognising
from broker.intake.tables._row_records import RowRecords
from broker.intake.tables._sheet_rows import rows_of
from broker.model import Alliance, Funder, Initiative, Member, Organisation

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_AT_ONCE = 500
"""Rows after which progress is told."""


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
        self._first = FirstRows()
        self.arrivals = Arrivals(repeated=self._first.repeated)
        self._alliance, self._vocabulary, self._who = alliance, vocabulary, who
        self._reader = reader
        self._sets: dict[frozenset[str], frozenset[str]] = {}
        self._known = who.known
        self._records = RowRecords(
            vocabulary=vocabulary, known=self._known, reader=reader, restated=self._restating
        )
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
            for part, record in self._records.of(table, row):
                if record is None:
                    continue
                if not self._first.enter(part, record, row, of_contacts=of_contacts):
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

    def _restating(self) -> Restated:
        if self._restated is None:
            arrived = [one.record for one in self.arrivals.parts.get("initiatives", ())]
            new = [one for one in arrived if isinstance(one, Initiative)]
            self._restated = Restated((*self._alliance.initiatives, *new))
        return self._restated
