"""What an import would make of one record."""

from typing import Literal

from broker.intake.tables._changes import FieldChange
from broker.model import Record

State = Literal["new", "changed", "same", "removed"]


class Entry(Record):
    """What would become of one record."""

    part: str
    """Part of an alliance: `members`, `around`, `activities` …"""
    id: str
    name: str
    state: State
    file: str = ""
    row: int | None = None
    changes: tuple[FieldChange, ...] = ()
