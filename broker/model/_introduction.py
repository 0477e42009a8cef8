"""Introductions from one organisation to another, and who is not to be introduced."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from broker.model._errors import InputError
from broker.model._record import Record, Text

Stage = Literal["proposed", "sent", "accepted", "declined", "met", "joint_work", "funded", "ended"]
"""How far an introduction has come; `declined` ends it, and `ended` joint work without money; the
others follow each other."""

REASONED: frozenset[Stage] = frozenset({"declined", "ended"})
"""Stages that come with a reason."""

Note = Annotated[str, StringConstraints(max_length=4000)]
"""A text that a person writes about an introduction."""


class Introduction(Record):
    """Two organisations whom somebody brings together, and how far that has come."""

    id: Text
    one: Text
    """Id of an organisation; so are `other` and `introducer`."""
    other: Text
    introducer: str | None = None
    """Who has worked with both and makes the introduction; None where the Secretariat does."""
    purpose: Note = ""
    """What the two could do together."""
    stage: Stage = "proposed"
    reason: Note = ""
    """Why it was declined, or why the joint work ended; only then."""
    next_step: Note = ""
    owner: Annotated[str, StringConstraints(max_length=200)] = ""
    """Office that follows it, such as `Andes hub`; never the name of a person."""
    due: dt.date | None = None
    """Day by which the next step is to be done."""
    made_on: dt.date
    moved_on: dt.date
    """Day on which it came to its stage."""
    version: Annotated[int, Field(ge=1)] = 1
    """Grows by one with every change, so that nobody overwrites what they have not seen."""

    @model_validator(mode="after")
    def _makes_sense(self) -> "Introduction":
        if self.one == self.other:
            raise InputError("An introduction needs two different organisations.")
        if self.introducer in {self.one, self.other}:
            raise InputError("Whoever introduces two others cannot be one of them.")
        return self

    @property
    def pair(self) -> frozenset[str]:
        """Ids of the two."""
        return frozenset({self.one, self.other})

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: it was not declined or funded, and did not end."""
        return self.stage not in {"declined", "funded", "ended"}


class Hold(Record):
    """Two organisations who are not to be brought together, or one who wants to be left alone.

    Every suggestion respects it and no answer tells of it.
    """

    one: Text
    """Id of an organisation."""
    other: str = ""
    """Id of the other; empty where `one` is to be left alone by everybody."""
    until: dt.date | None = None
    """Last day on which it holds; None for good."""

    @model_validator(mode="after")
    def _in_order(self) -> "Hold":
        if self.one == self.other:
            raise InputError("Name two different organisations, or one alone.")
        return self

    @property
    def id(self) -> str:
        """The same for a pair whichever is named first."""
        return "\x1f".join(sorted((self.one, self.other)))

    def holds(self, on: dt.date) -> bool:
        """Return whether it holds on a day."""
        return self.until is None or on <= self.until
