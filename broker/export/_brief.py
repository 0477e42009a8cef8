"""What a brief tells."""

from collections.abc import Iterator
from datetime import date

from broker.model import (
    FundingAnswer,
    RankedCall,
    Recommendation,
    Record,
    TeamAnswer,
    Text,
    Understood,
)

MOST_CALLS = 10
"""Calls that a brief shows; one that has more says how many it leaves out."""


class Brief(Record):
    """The answers to a proposal, to be sent to those concerned."""

    title: Text
    language: str = "en"
    """Language to write in; one without a catalogue gives English."""
    proposal: str
    """What the proposal says of itself, in its own words."""
    understood: Understood
    recommendations: tuple[Recommendation, ...] = ()
    team: TeamAnswer | None = None
    funding: FundingAnswer | None = None
    made_on: date
    """Day on which the answers were given."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that the brief quotes, once, in the order in which it is first quoted."""
        return tuple(dict.fromkeys(source for source in self._quoted() if source))

    @property
    def open_calls(self) -> tuple[RankedCall, ...]:
        """The first calls that may be open to the proposal, those that a brief tells about."""
        calls = self.funding.calls if self.funding else ()
        return tuple(call for call in calls if call.eligible != "no")[:MOST_CALLS]

    def _quoted(self) -> Iterator[str]:
        for recommendation in self.recommendations:
            yield from (reason.source for reason in recommendation.reasons)
        for call in self.open_calls:
            yield from (reason.source for reason in call.reasons)
