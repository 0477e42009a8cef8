"""What members could do for each other without money changing hands, and with it."""

from typing import Annotated, Literal

from pydantic import Field

from broker.model._answer import Reason
from broker.model._record import Record


class Exchange(Record):
    """Somebody's offer that answers a need: of an organisation, or of a proposal."""

    rank: Annotated[int, Field(ge=1)]
    direction: Literal["receives", "gives"]
    """Whether the one who asked would receive it, or give it."""
    member: str
    """The other side."""
    kind: str
    country: str | None
    category: str
    """What is offered: training, staff_exchange, data and so on."""
    offer: str
    """The offer in its own words."""
    need: str | None
    """The need in its own words; None where a proposal as a whole is the need."""
    near: bool
    """Whether the giver works where the proposal does, or both sides sit in one region."""
    score: Annotated[float, Field(ge=0, le=1)]
    reasons: tuple[Reason, ...]
    """Their contributions add up to the score."""


class ExchangeAnswer(Record):
    """Offers that answer needs, best first."""

    exchanges: tuple[Exchange, ...]
    took_ms: float
