"""Lists that grow: confirmations, decisions and merges."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, select

from broker.model import Confirmation, Decision, Merge, Said
from broker.store._backend import Backend
from broker.store._coding import UNREADABLE
from broker.store._tables import CONFIRMATION, DECISION, MERGE

LedgerRecord = Confirmation | Decision | Merge
_R = TypeVar("_R", Confirmation, Decision, Merge)


class Ledger(Generic[_R]):
    """One such list; made by a `Catalogue`. It outlives every change of the content."""

    def __init__(self, backend: Backend, *, table: Table, record: type[_R]) -> None:
        self._backend, self._table = backend, table
        self._record: type[_R] = record

    def all(self) -> tuple[_R, ...]:
        """Return all entries, the oldest first.

        Raises:
            CatalogueError: If the database fails or an entry cannot be read.
        """
        query = select(self._table.c.record).order_by(self._table.c.number)
        with self._backend.reading() as connection:
            texts = connection.scalars(query).all()
        try:
            return tuple(self._record.model_validate_json(text) for text in texts)
        except UNREADABLE as error:
            raise self._backend.damaged(unreadable_table(self._table)) from error

    def count(self) -> int:
        """Return how many entries there are.

        Raises:
            CatalogueError: If the database fails.
        """
        with self._backend.reading() as connection:
            return connection.scalar(select(func.count()).select_from(self._table)) or 0

    def add(self, *entries: _R) -> None:
        """Add entries, all or none.

        Raises:
            CatalogueError: If the database fails.
        """
        with self._backend.writing() as connection:
            append(connection, entries)


def unreadable_table(table: Table) -> Said:
    """Return what is wrong with a catalogue in which an entry of a table cannot be read."""
    return Said("its table %(table)s cannot be read", table=table.name)


def append(connection: Connection, entries: Iterable[LedgerRecord]) -> tuple[int, ...]:
    """Add entries to their lists, in the connection's transaction, and return their numbers."""
    numbers = []
    for entry in entries:
        table, columns = _row(entry)
        number = (connection.scalar(select(func.max(table.c.number))) or 0) + 1
        text = entry.model_dump_json()
        connection.execute(insert(table).values(number=number, record=text, **columns))
        numbers.append(number)
    return tuple(numbers)


def forget_decisions(connection: Connection, numbers: Iterable[int]) -> None:
    """Take decisions away that were never meant, in the connection's transaction."""
    connection.execute(delete(DECISION).where(DECISION.c.number.in_(tuple(numbers))))


def _row(entry: LedgerRecord) -> tuple[Table, dict[str, str]]:
    match entry:
        case Confirmation():
            return CONFIRMATION, {
                "part": entry.part,
                "record_id": entry.record,
                "day": entry.on.isoformat(),
            }
        case Decision():
            return DECISION, {"one": entry.one, "other": entry.other, "verdict": entry.verdict}
        case Merge():
            return MERGE, {"kept": entry.kept, "gone": entry.gone}
