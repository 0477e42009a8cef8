"""What a team must bring itself, and what a member opens to others."""

from typing import Annotated, Literal

from pydantic import Field

from broker.model._record import Record, Text

Limit = Literal["largest_grant", "expected_grant", "cofinancing", "cash", "in_kind"]
"""What holds the grant down: its largest sum, or what is expected for one project, where others
may be asked for; a share to be brought, in money, or too much in kind."""

_Sum = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Contribution(Record):
    """What one organisation brings to a budget."""

    member: Text
    cash: _Sum
    """Cash it was told to bring."""
    in_kind: _Sum
    """Value of the work, rooms and goods it was told to bring."""
    further: _Sum
    """Its equal part of the cash that is still missing."""


class CashPlan(Record):
    """How a budget and a call go together. All amounts are in one currency."""

    funder: Text
    call: Text
    currency: str
    budget: _Sum
    grant: _Sum
    """The most that the call could pay."""
    own: _Sum
    """The least that the team must bring: budget without grant."""
    in_kind: _Sum
    """What counts of the contributions in kind."""
    cash: _Sum
    """Cash that the team was told to bring."""
    missing: _Sum
    """Cash that nobody brings yet."""
    limits: tuple[Limit, ...]
    """Rules that bind: without one of them, less would be missing."""
    complete: bool
    """False where the call's largest grant is not known: more may be missing."""
    each: tuple[Contribution, ...]


class Unlocked(Record):
    """A call that other members could not apply to alone, and could with one who joins them."""

    funder: Text
    call: Text
    members: tuple[str, ...]
    """Names of those to whom it would be opened."""


class Unlocking(Record):
    """What one member opens to others."""

    member: Text
    calls: tuple[Unlocked, ...]
    took_ms: float
