"""The history of a catalogue: when it changed, why, and to what."""

from datetime import datetime
from typing import Literal

from broker.model import Record


class Change(Record):
    """One change of the content."""

    number: int
    """1 for the first."""
    at: datetime
    """When it was written, in UTC."""
    kind: Literal["filled", "replaced"]
    """`filled` for the first content that a new catalogue was made with."""
    note: str
    counts: dict[str, int]
    """How many records each part of the alliance held afterwards."""
    digest: str
    """Digest of the content afterwards."""
