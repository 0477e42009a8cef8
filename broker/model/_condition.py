"""Conditions that a call sets, as data: who may apply, with whom, from where, on which money."""

from functools import cached_property
from typing import Literal

from pydantic import model_validator

from broker.model._condition_text import NOTE, read_parts, write_number
from broker.model._record import Record, Text, Year

Who = Literal["lead", "partner", "each", "any", "applicant"]
"""Whom a test asks: the lead, every partner, everybody, at least one, or whoever may sign."""

Sign = Literal["in", "not in", ">=", "<=", "="]


class Test(Record):
    """One question that has the answer yes, no, or not known."""

    __test__ = False  # no test case, whatever its name suggests to a test runner

    who: Who | None = None
    """Whom it asks; None for a count of the team or a fact of the application."""
    what: Text
    """`kind`, `country`, `age`, `registered` …; `members`, `countries` …; `budget`, `duration` …"""
    sign: Sign
    values: tuple[Text, ...] = ()
    """Kinds, places, themes or languages of a list; `yes` or `no`; or a day."""
    number: float | None = None
    unit: str = ""
    """`%`, or the currency of an amount."""
    among: tuple[Text, ...] = ()
    """Kinds or places: only these organisations are counted."""
    seats: tuple[Text, ...] = ()
    """Places: only organisations with their seat there are counted."""
    share_of: Literal["", "cofinancing"] = ""
    """What a share is a part of; the whole budget where empty."""

    def __str__(self) -> str:
        subject = f"{self.who}.{self.what}" if self.who else self.what
        if self.number is None:
            return f"{subject} {self.sign} {', '.join(self.values)}"
        unit = f" {self.unit}" if self.unit.isalpha() else self.unit
        among = f" of {', '.join(self.among)}" if self.among else ""
        seats = f" from {', '.join(self.seats)}" if self.seats else ""
        part = f" of {self.share_of}" if self.share_of else ""
        return f"{subject} {self.sign} {write_number(self.number)}{unit}{among}{seats}{part}"


class Condition(Record):
    """One rule of a call; a team keeps it if one of its tests holds.

    It can be made from the text that stands for it, for instance `lead.kind in civil_society`,
    `countries >= 3 of EU, AC` or `in_kind <= 50% of cofinancing`; `str` gives that text back.
    """

    tests: tuple[Test, ...] = ()
    """One of them must hold; none for a note."""
    given: Test | None = None
    """Where this does not hold, the rule asks nothing."""
    note: str = ""
    """A rule in words, which no test expresses: its answer is never known."""
    source: str | None = None
    """Where the rule was read, if elsewhere than the call."""
    as_of: Year | None = None
    """Year for which that source holds."""

    def __hash__(self) -> int:
        # Thousands of calls share a few conditions, which are looked up again and again.
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.tests, self.given, self.note, self.source, self.as_of))

    @classmethod
    def read(cls, text: str, *, source: str | None = None, as_of: int | None = None) -> "Condition":
        """Read one rule as it is written.

        Raises:
            InputError: If a word is not known (the nearest one comes with it), or the rest is none.
        """
        return cls.model_validate({**read_parts(text), "source": source, "as_of": as_of})

    def __str__(self) -> str:
        if self.note:
            return f"{NOTE}{f' if {self.given}' if self.given else ''}: {self.note}"
        given = f" if {self.given}" if self.given else ""
        return " or ".join(map(str, self.tests)) + given

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: object) -> object:
        return read_parts(given) if isinstance(given, str) else given

    @model_validator(mode="after")
    def _says_something(self) -> "Condition":
        if bool(self.note) == bool(self.tests):
            raise ValueError("a condition holds either tests or a note")
        return self
