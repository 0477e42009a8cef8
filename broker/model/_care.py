"""What keeps a register true: confirmations, decisions on who is who, and contacts kept apart."""

import datetime as dt
from typing import Literal

from pydantic import Field

from broker.model._record import Record, Text

Part = Literal[
    "members", "around", "activities", "initiatives", "offers", "needs", "funders", "calls"
]
"""A part of an alliance."""


class Confirmation(Record):
    """Somebody in charge looked at a record and said whether it is true."""

    part: Part
    record: Text
    """Id of the record."""
    on: dt.date
    by: Text
    """Office that said so, such as `focal point` or `Secretariat`; never the name of a person."""
    outcome: Literal["confirmed", "corrected", "renewed", "leaving", "left"] = "confirmed"
    """`renewed` begins a term of membership; `leaving` asks to end it, which a person decides, and
    `left` says that it ended: whatever was said of a term before belongs to the past."""

    @property
    def of_record(self) -> bool:
        """Whether it says that the record is true; the others tell of a membership."""
        return self.outcome in {"confirmed", "corrected"}


class Decision(Record):
    """What a person decided about two descriptions of organisations."""

    one: Text
    other: Text
    """Ids, in the order of the alphabet, so that a pair has one decision however it is asked."""
    verdict: Literal["same", "different"]
    on: dt.date
    by: Text
    """Office that decided; never the name of a person."""
    score: float | None = Field(default=None, ge=0, le=1)
    """What the engine thought, without what people had decided before: it learns from both."""

    @property
    def pair(self) -> tuple[str, str]:
        """Both ids."""
        return self.one, self.other


class Changed(Record):
    """A record before and after a merge, as JSON; None where it was not there."""

    part: Part
    id: Text
    before: str | None
    after: str | None
    position: int = Field(ge=0)
    """Place among the records of its part before the merge."""


class Followed(Record):
    """What stands beside the records and followed an organisation into another.

    Holds no personal data: of a contact it tells the id and whose it was and is.
    """

    what: Literal["introduction", "hold", "contact", "confirmation"]
    id: Text
    before: str | None
    """As JSON, or for a contact the id of its organisation; None where it was not there."""
    after: str | None
    """None where it was set aside, since an organisation is not introduced to itself, and two
    introductions of the same two, or two wishes to be kept apart, become one."""


class Merge(Record):
    """Two organisations that were made one, with everything that is needed to take it back."""

    number: int = Field(ge=1)
    kept: Text
    gone: Text
    on: dt.date
    by: Text
    changes: tuple[Changed, ...]
    followed: tuple[Followed, ...] = ()
    undone: bool = False


class Contact(Record):
    """How to reach the focal point of an organisation; personal data, kept apart from all else."""

    id: Text
    organisation: Text
    """Id of the organisation."""
    unit: str | None = None
    """Name of the desk, where it is not the organisation's own contact."""
    role: Text = "focal point"
    name: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""
