"""What the engine answers; `model_dump(mode="json")` gives the documented JSON."""

from typing import Annotated, Literal

from pydantic import Field

from broker.model._record import Record

Eligible = Literal["yes", "no", "unknown"]


class Reason(Record):
    """One reason for a suggestion, with the words that it rests on."""

    text: str
    """A sentence for people."""
    source: str
    """Where the quoted words were read."""
    quote: str
    """Words that stand in the catalogue, to the letter, in a record with this source."""
    contribution: float
    """Its share of the score, on the ranker's scale; the shares of all reasons add up to it."""


class Recommendation(Record):
    """One suggested organisation."""

    rank: Annotated[int, Field(ge=1)]
    member: str
    kind: str
    country: str | None
    score: Annotated[float, Field(ge=0, le=1)]
    """Probability that the match proves right."""
    reasons: tuple[Reason, ...]
    cautions: tuple[str, ...] = ()


class Understood(Record):
    """What was understood of a proposal."""

    language: str | None
    themes: tuple[str, ...]
    places: tuple[str, ...]


class Recommendations(Record):
    """A ranked list of suggestions."""

    proposal: Understood
    recommendations: tuple[Recommendation, ...]
    took_ms: float


class Seated(Record):
    """A member in a team."""

    member: str
    seat: str
    """Why it sits there: `lead`, `locked`, or the kind of member it stands for."""
    covers: tuple[str, ...]
    """What it brings that the proposal asks for."""
    share: float
    """Its part of the objective; the shares of all members add up to it."""


class Relaxation(Record):
    """A change to the rules that would make a team possible."""

    change: str
    objective: float


class Substitute(Record):
    """Who could replace a member of a team, and how much of the objective that would cost."""

    member: str
    loss: float


class CallForTeam(Record):
    """Whether a team may apply to a call."""

    funder: str
    call: str
    eligible: Eligible
    because: tuple[str, ...]


class TeamAnswer(Record):
    """A team, or the rules that make one impossible."""

    status: Literal["optimal", "feasible", "infeasible"]
    team: tuple[Seated, ...]
    objective: float | None
    bound: float | None
    """No team under these rules has a higher objective."""
    conflict: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]
    replacements: dict[str, tuple[Substitute, ...]]
    calls: tuple[CallForTeam, ...]
    took_ms: float


class RankedCall(Record):
    """A call for a proposal, with its place in the list."""

    rank: Annotated[int, Field(ge=1)]
    funder: str
    call: str
    eligible: Eligible
    because: tuple[str, ...]
    score: float
    deadline: str | None
    cash_gap: float | None
    """Cash that the call would leave uncovered, in the call's currency; None where not known."""
    as_of: int | None
    reasons: tuple[Reason, ...]


class OneAway(Record):
    """A call that single additions to the team would open."""

    call: str
    add: tuple[str, ...]


class FundingAnswer(Record):
    """Calls for a proposal, the eligible ones first."""

    calls: tuple[RankedCall, ...]
    one_away: tuple[OneAway, ...]
    took_ms: float
