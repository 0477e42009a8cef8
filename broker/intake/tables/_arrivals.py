"""Records that arrive with a file, each with what its row says."""

from dataclasses import dataclass, field

from broker.intake.tables._recognised import Seen, Settled
from broker.model import Record, Said


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
