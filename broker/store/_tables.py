"""The tables of a catalogue, and which part of an alliance stands in which.

Each row holds its record as JSON, which is what `load` reads, beside the columns that one would ask
for in SQL. `migrations/` makes these tables; a test holds both against each other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    column,
    table,
)

from broker.model import Record

METADATA = MetaData()

VERSION = table("catalogue_version", column("version_num"))
"""Where alembic notes the version; not named `alembic_version`, since other programs use that."""


def _table(name: str, *columns: Column[str] | Column[int] | CheckConstraint) -> Table:
    return Table(
        name,
        METADATA,
        Column("id", Text, primary_key=True),
        Column("position", Integer, nullable=False),
        *columns,
        Column("source", Text, nullable=False),
        Column("as_of", Integer),
        Column("record", Text, nullable=False),
    )


def _text(name: str, *, refers: str | None = None, optional: bool = False) -> Column[str]:
    if refers is None:
        return Column(name, Text, nullable=optional)
    return Column(name, Text, ForeignKey(f"{refers}.id"), nullable=optional)


ORGANISATION = _table(
    "organisation",
    CheckConstraint("standing IN ('member', 'around')", name="organisation_standing"),
    _text("standing"),
    _text("name"),
    _text("acronym", optional=True),
    _text("kind"),
    _text("country", optional=True),
)
INITIATIVE = _table(
    "initiative",
    _text("title"),
    _text("type"),
    _text("status"),
    Column("year_start", Integer),
    Column("year_end", Integer),
)
ACTIVITY = _table(
    "activity",
    _text("organisation_id", refers="organisation"),
    _text("title"),
    _text("kind"),
    _text("status"),
    Column("year_start", Integer),
    Column("year_end", Integer),
)
OFFER = _table("offer", _text("organisation_id", refers="organisation"), _text("category"))
NEED = _table("need", _text("organisation_id", refers="organisation"), _text("category"))
FUNDER = _table("funder", _text("name"), _text("kind"))
CALL = _table(
    "call",
    _text("funder_id", refers="funder"),
    _text("title"),
    _text("pattern"),
    _text("status"),
    _text("closes", optional=True),
)
CHANGE = Table(
    "change",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
CONFIRMATION = Table(
    "confirmation",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("part", Text, nullable=False),
    # No foreign key: a record that was removed keeps its past, and may come back.
    Column("record_id", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("record", Text, nullable=False),
)
DECISION = Table(
    "decision",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("record", Text, nullable=False),
)
MERGE = Table(
    "merge",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kept", Text, nullable=False),
    Column("gone", Text, nullable=False),
    Column("record", Text, nullable=False),
)
CONTACT = Table(
    "contact",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("organisation_id", Text, nullable=False),
    # Everything personal, encrypted; the database never sees it.
    Column("sealed", Text, nullable=False),
)
IMPORT_LOG = Table(
    "import_log",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("began", Text, nullable=False),
    Column("ended", Text),
    Column("file", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("process", Integer, nullable=False),
    Column("counts", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("undo", LargeBinary),
)
COLUMN_MAPPING = Table(
    "column_mapping",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("columns", Text, nullable=False),
)

INTRODUCTION = Table(
    "introduction",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("due", Text),
    Column("version", Integer, nullable=False),
    Column("record", Text, nullable=False),
)
INTRODUCTION_STEP = Table(
    "introduction_step",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("introduction", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("record", Text, nullable=False),
)
HOLD = Table(
    "hold",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("record", Text, nullable=False),
)

_ATTRIBUTES = {
    "organisation_id": "organisation",
    "funder_id": "funder",
    "year_start": "years.start",
    "year_end": "years.end",
}
"""Columns that are not called like the attribute of the record that they hold."""


@dataclass(frozen=True)
class Shelf:
    """Where one part of an alliance stands."""

    part: str
    """Name of the part: a field of `Alliance`."""
    table: Table
    standing: str | None = None
    """Set where two parts share a table."""
    columns: tuple[tuple[str, Callable[[Record], object]], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = (one.name for one in self.table.columns if one.name not in {"position", "record"})
        pairs = ((name, attrgetter(_ATTRIBUTES.get(name, name))) for name in names)
        object.__setattr__(self, "columns", tuple(pairs))

    def rows(self, records: Iterable[Record], *, texts: Iterable[str]) -> list[dict[str, object]]:
        """Return the rows of these records, whose JSON is given in the same order."""
        return [
            {name: read(record) for name, read in self.columns}
            | {"position": place, "record": text}
            for place, (record, text) in enumerate(zip(records, texts, strict=True))
        ]


SHELVES = (
    Shelf("members", ORGANISATION, standing="member"),
    Shelf("around", ORGANISATION, standing="around"),
    Shelf("initiatives", INITIATIVE),
    Shelf("activities", ACTIVITY),
    Shelf("offers", OFFER),
    Shelf("needs", NEED),
    Shelf("funders", FUNDER),
    Shelf("calls", CALL),
)
"""All parts, in an order in which every row comes after those that it refers to."""
