"""What every record has in common."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1)]
"""A text that is not empty."""

Year = Annotated[int, Field(ge=1000, le=9999)]
"""A calendar year."""

Confidence = Literal["stated", "inferred"]
"""Whether a source says it, or somebody concluded it."""


class Record(BaseModel):
    """A fact that never changes once it is made; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Sourced(Record):
    """A record that tells where it was read and for which year it holds."""

    source: Text
    """Address of the page, or a description where the address is not known."""
    as_of: Year | None = None
    """Year for which the source holds."""


class Years(Record):
    """The years over which something runs; both ends may be unknown."""

    start: Year | None = None
    end: Year | None = None
    ongoing: bool = False
    """True when a source says that it goes on without a known end."""

    @property
    def last(self) -> int | None:
        """Last year that is known to belong to it, or None."""
        return self.end or self.start

    def __str__(self) -> str:
        if self.ongoing:
            return f"{self.start or '?'}–"
        if self.start and self.end and self.start != self.end:
            return f"{self.start}–{self.end}"
        return str(self.last or "?")


class Money(Record):
    """An amount in one currency (ISO 4217); amounts of different currencies are never added."""

    amount: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:,.0f}"
