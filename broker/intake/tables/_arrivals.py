"""Tables to records that arrive, each with what its row says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from broker.intake import _activities, _exchanges, _funding, _initiatives, _organisations
from broker.intake._restated import Restated
from broker.intake._row import Row
from broker.intake.tables._called import OTHER
from broker.intake.tables._choices import NOTHING, ONGOING
from broker.intake.tables._desks import DESKS, with_desks
from broker.intake.tables._exact import Exact
from broker.intake.tables._known_kind import KnownKinds
from broker.intake.tables._layout import MORE, TABLES, layout_of
from broker.intake.tables._loose import LooseRow, Reader
from broker.intake.tables._missing import missing_columns
from broker.intake.tables._namesakes import Namesake, namesakes
from broker.intake.tables._recognised import Seen, Settled
from broker.intake.tables._recognising import Recognising
from broker.intake.tables._sheet import Sheet
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
    fold,
)

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_MAY_BE_NOTHING = frozenset(
    (
        "acronym aliases kind country mp_region regions themes languages focus_countries countries "
        "mountain_ranges website identifiers url summary_own_words why_in_network_own_words "
        "source_url as_of scope role year_start year_end status_note partners member_names funders "
        "budget currency outcome min_grant max_grant eligible_countries eligible_member_kinds "
        "cofinancing_note"
    ).split()
)
"""Columns in which `-` or `n/a` means that nothing is known; in choices such a word has a meaning
of its own, and a name is a name."""
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
    """

    parts: dict[str, list[Arrival]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    alike: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()
    seen: tuple[Seen, ...] = ()
    settled: tuple[Settled, ...] = ()
    twins: tuple[Said, ...] = ()


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
        rows = _rows(sheet, reader=reader, constants=constants, apart=apart, kinds=kinds)
        if sheet.kind == DESKS:
            gathering.take_desks(_counted(rows, progress))
            continue
        gathering.take(sheet.kind, _counted(rows, progress), whole=sheet.columns.exact)
    gathering.settle_organisations()
    return gathering.arrivals


def _without_nothing(raw: dict[str, str], sheet: Sheet, *, number: int, reader: Reader) -> None:
    """Empty the cells that say in words or signs that nothing is known."""
    of_people = sheet.kind in {"members", "network"}
    says_no_kind = reader.terms.says_no_kind if of_people else OTHER.__contains__
    for column in raw.keys() & _MAY_BE_NOTHING:
        text = fold(raw[column]).strip()
        if column == "year_end" and text in ONGOING:
            continue  # '2015 | -' is an open end
        if text in NOTHING or (column == "kind" and says_no_kind(text)):
            reader.note(sheet.name, number, column, raw.pop(column).strip(), "")


def _rows(
    sheet: Sheet,
    *,
    reader: Reader,
    constants: Mapping[str, str],
    apart: Mapping[tuple[str, int], Namesake],
    kinds: KnownKinds,
) -> Iterator[LooseRow]:
    places = [
        (one.column, one.at) for one in sheet.columns.columns if one.column and one.at is not None
    ]
    width = max((one.at for one in sheet.columns.columns), default=-1) + 1
    exact = sheet.columns.exact
    # In a list that tells no kinds, what names suggest goes first where that is taken.
    by_name = reader.accept and "kind" not in sheet.columns.places()
    for number, cells in sheet.rows:
        raw = {column: cells[at] for column, at in places if at < len(cells) and cells[at].strip()}
        if not exact:
            _without_nothing(raw, sheet, number=number, reader=reader)
        raw = {**{name: given for name, given in constants.items() if name != "kind"}, **raw}
        namesake = apart.get((sheet.name, number))
        if namesake and (reader.accept or namesake.known):
            _tell_apart(raw, namesake, sheet.name, number=number, reader=reader)
            namesake = None
        kinds.fill(raw, sheet=sheet)
        if "kind" in constants and not (by_name and reader.terms.kind_in_name(raw.get("name", ""))):
            raw.setdefault("kind", constants["kind"])  # who is known is of a kind already
        row = LooseRow(raw, sheet.name, number=number, reader=reader, exact=exact)
        if namesake and namesake.other:
            message = Said(
                "row %(row)s has the same name, in another country (%(country)s). Tell the two "
                "apart, as in %(apart)r; --accept does that for both.",
                row=namesake.row,
                country=namesake.other,
                apart=namesake.apart,
            )
            row.wrong("name", message, suggestion=namesake.apart)
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            extra = next(cell for cell in cells[width:] if cell.strip())
            row.wrong(
                None,
                Said(
                    "the row has %(cells)s cells, the header %(columns)s. A cell with the "
                    "delimiter in it needs quotation marks around it.",
                    cells=len(cells),
                    columns=width,
                ),
                value=extra,
            )
        yield row


def _tell_apart(
    raw: dict[str, str], namesake: Namesake, table: str, *, number: int, reader: Reader
) -> None:
    """Put the country behind a name that others bear, too; the plain one stays as an alias."""
    plain = raw["name"].strip()
    reader.note(table, number, "name", plain, namesake.apart)
    raw["name"] = namesake.apart
    raw["aliases"] = "; ".join(filter(None, (raw.get("aliases", ""), plain)))


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
        self._places: dict[tuple[str, str], tuple[str, int]] = {}
        self._known = who.known
        self._exact = Exact(vocabulary=vocabulary, known=self._known, reader=reader)
        self._seen: dict[str, dict[str, Row]] = {}
        self._settled = False
        self._restated: Restated | None = None

    def take(self, table: str, rows: Iterator[LooseRow], *, whole: bool) -> None:
        """Take the rows of a table; one that is `whole` also says that there are no others."""
        for part in TABLES[table] if whole else TABLES[table][:1]:
            self.arrivals.parts.setdefault(part, [])
        if table not in {"members", "network"}:
            self.settle_organisations()
        for row in rows:
            for part, record in self._records(table, row):
                if record is None or not self._new(part, record, row):
                    continue
                given = frozenset() if row.exact else self._columns(row.given)
                arrival = Arrival(record, row.file, row.number, exact=row.exact, columns=given)
                self.arrivals.parts.setdefault(part, []).append(arrival)
                if isinstance(record, Initiative):
                    kept = self._kept_initiative(record)
                    self._known.initiative(record.id, record.title, kept=kept)
                elif isinstance(record, Funder):
                    kept = self._known.find_funder(record.id) or record.id
                    self._known.funder(record.id, record.name, kept=kept)
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

    def _kept_initiative(self, record: Initiative) -> str:
        return self._known.find_initiative(record.id) or record.id

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

    def _new(self, part: str, record: Record, row: LooseRow) -> bool:
        """Refuse a record that stands in the file already; members and neighbours share ids."""
        place = "organisations" if part in {"members", "around"} else part
        key = (place, str(getattr(record, "id", "")))
        if key not in self._places:
            self._places[key] = (row.file, row.number)
            return True
        file, number = self._places[key]
        where = (
            Said("row %(row)s", row=number)
            if file == row.file
            else Said("%(file)s, row %(row)s", file=file, row=number)
        )
        column = "name" if isinstance(record, Organisation | Funder) else "title"
        row.wrong(
            column,
            Said("the same stands in %(where)s already. Keep one of the two rows.", where=where),
        )
        return False
