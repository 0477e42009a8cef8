"""Rows to records, by the sort of their table."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from broker.intake import _activities, _exchanges, _funding, _initiatives, _organisations
from broker.intake._restated import Restated
from broker.intake._row import Row
from broker.intake.columns import MORE, TABLES, layout_of
from broker.intake.tables._exact import Exact
from broker.intake.tables._known import Known
from broker.intake.tables._loose import LooseRow
from broker.intake.tables._reader import Reader
from broker.model import Call, Need, Record, digest

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary


class RowRecords:
    """Makes records of rows: of an export to the letter, of other tables with good will.

    Args:
        vocabulary: What the cells may name.
        known: What they may refer to.
        reader: What all rows share.
        restated: Gives, once initiatives were read, what finds those that activities restate.
    """

    def __init__(
        self,
        *,
        vocabulary: "Vocabulary",
        known: Known,
        reader: Reader,
        restated: Callable[[], Restated],
    ) -> None:
        self._vocabulary, self._known, self._reader = vocabulary, known, reader
        self._restated = restated
        self._exact = Exact(vocabulary=vocabulary, known=known, reader=reader)
        self._seen: dict[str, dict[str, Row]] = {}

    def of(self, table: str, row: LooseRow) -> Iterator[tuple[str, Record | None]]:
        """Yield the records of a row, each with its part; None where something in it is wrong."""
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
                    restated=self._restated(),
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
