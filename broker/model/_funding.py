"""Who pays, and on which terms."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field

from broker.model._condition import Condition
from broker.model._payment import Payment
from broker.model._record import Confidence, Sourced, Text

_Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _with_offset(moment: dt.datetime) -> dt.datetime:
    """Keep the offset of a moment, not the name of its zone.

    Text keeps no more; and a moment of a named zone, in the hour that clocks skip or repeat, equals
    nothing but itself.
    """
    return moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()), fold=0)


_Moment = Annotated[
    AwareDatetime,
    Field(ge=dt.datetime(2000, 1, 1, tzinfo=dt.UTC)),
    AfterValidator(_with_offset),
]
"""A moment of our time; older ones have offsets with seconds, which no text form keeps."""


class Funder(Sourced):
    """A source of money or of support in kind."""

    id: Text
    name: Text
    kind: Text
    url: str | None = None
    summary: str = ""
    confidence: Confidence = "stated"


class Call(Sourced):
    """One way to apply to a funder, as it was when last read."""

    id: Text
    funder: Text
    """Id of the funder."""
    title: Text
    summary: str = ""
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    """Keys of regions; `global` for no limit by region."""
    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-3 codes that are eligible; empty where the source gives no list."""
    countries_note: str = ""
    """The source's rule on countries where it is no plain list."""
    countries_excluded: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Keys of the member kinds that may apply."""
    min_grant: _Amount | None = None
    max_grant: _Amount | None = None
    currency: str | None = None
    amounts_verified: bool | None = None
    """Whether the amounts were read in a source; None where there are no amounts."""
    amounts_expected: bool = False
    """Whether the amounts are what is expected for one project, and others may be asked for."""
    cofinancing: Literal["yes", "no", "preferred", "unknown"] = "unknown"
    cofinancing_note: str = ""
    pattern: Literal["deadline", "annual", "rolling", "invitation"]
    status: Literal["closed", "paused", "check", "open", "forthcoming"] = "check"
    """State when last read; `check` means that the source did not say it was closed."""
    status_note: str = ""
    languages: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    """What a team must keep besides the fields above."""
    payments: tuple[Payment, ...] = ()
    """Who gets money itself: of these the first that fits an organisation holds. Empty where
    nothing sets being paid apart from taking part."""
    deadlines: tuple[_Moment, ...] = ()
    """Moments by which an application must be in, each with its time zone; empty if not known."""
    stages: Literal["", "one", "two", "cut-offs"] = ""
    """Whether it is decided in one step, in two, or at each of several deadlines."""
    pages: int | None = None
    """Pages that an application may have; of two stages, that of the second."""
    pages_first: int | None = None
    """Pages that the short proposal of a first stage may have."""
    lump_sum: bool = False
    """Whether its source says that a lump sum is paid."""
    rate_varies: bool = False
    """Whether the share of the costs that it pays depends on who is paid."""
    grants: int | None = None
    """About how many grants it expects to give."""
    read_on: dt.date | None = None
    """Day on which its source was read."""

    @property
    def closes(self) -> str | None:
        """The last deadline in universal time (ISO 8601), which sorts as text; None if unknown."""
        last = max(self.deadlines, default=None)
        return None if last is None else last.astimezone(dt.UTC).isoformat()
