"""What the engine answers; `model_dump(mode="json")` gives the documented JSON."""

import re
from operator import not_
from typing import Annotated, Literal

from pydantic import Field, model_serializer, model_validator

from broker.model._record import Money, Record
from broker.model._rule import Rule

Eligible = Literal["yes", "no", "unknown"]

_ARROW = " → "

_KEY = re.compile(r"[a-z0-9_.,:-]{1,60}|[A-Z]{3}")
"""A quote that is a key, as that of a country, or a number: the reason itself says it in words."""


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

    @property
    def words_quoted(self) -> str:
        """The quote as far as people can read it: empty for a key as `civil_society`."""
        quote = self.quote.strip()
        return "" if _KEY.fullmatch(quote) else quote


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
    kinds: Annotated[tuple[str, ...], Field(exclude=True)] = ()
    """Kinds of partner that are looked for. What follows is told in documents; the documented JSON
    has none of it."""
    budget: Annotated[Money | None, Field(exclude=True)] = None
    months: Annotated[float | None, Field(exclude=True)] = None
    """How long the work lasts."""


class Recommendations(Record):
    """A ranked list of suggestions."""

    proposal: Understood
    recommendations: tuple[Recommendation, ...]
    caution: Annotated[str, Field(exclude_if=not_)] = ""
    """What is to be said above the list: that nobody in it really fits. Left out of the JSON where
    there is nothing to say."""
    took_ms: float


class Seated(Record):
    """A member in a team."""

    member: str
    seat: str
    """Why it sits there: `lead`, a named seat, `locked`, or the kind of member it stands for."""
    covers: tuple[str, ...]
    """What it brings that the proposal asks for; a theme that it knows from other places alone is
    said to be from elsewhere."""
    share: float
    """Its part of the objective; the shares of all members add up to it.

    It is how well the member fits (from 0, for an organisation picked blindly, to 1, for a match
    that is solid), less 0.7 for the work of another member; 0.15 times the strength of its ties
    with the lead and with those asked for; and its part of what the team covers: 1 for each theme,
    0.7 for each place, 0.6 for each kind that the proposal asks for (0.2 for any kind where it asks
    for none), 0.1 for each country, each split evenly among the members who bring it. Seven tenths
    of a theme or kind that is asked for count only for those who work near the proposal's places or
    worldwide.
    """


class Relaxation(Record):
    """A change of one rule that would make a team possible; JSON holds it as `change`.

    `around<=0 → around:A|B<=1` means to invite one of A and B, who are around the alliance.
    """

    before: Rule
    after: Rule
    objective: float
    """Objective of the best team with this change."""

    @property
    def change(self) -> str:
        """The rule as it is, an arrow, and the rule as it could be."""
        return f"{self.before}{_ARROW}{self.after}"

    @model_validator(mode="before")
    @classmethod
    def _from_change(cls, given: object) -> object:
        if not isinstance(given, dict) or "change" not in given:
            return given
        before, _, after = str(given["change"]).partition(_ARROW)
        rest = {name: value for name, value in given.items() if name != "change"}
        return {"before": before, "after": after, **rest}

    @model_serializer
    def _with_change(self) -> dict[str, str | float]:
        return {"change": self.change, "objective": self.objective}


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
    conflict: tuple[Rule, ...]
    relaxations: tuple[Relaxation, ...]
    replacements: dict[str, tuple[Substitute, ...]]
    calls: tuple[CallForTeam, ...]
    took_ms: float

    @property
    def gap(self) -> float | None:
        """How much higher the objective of another team could be at most, as a share of this one's.

        0 where the team is proven to be the best; None where there is no team, or no proof.
        """
        if self.status == "optimal":
            return 0.0
        if self.bound is None or not self.objective:
            return None
        return max(0.0, self.bound - self.objective) / abs(self.objective)


class TeamForCall(Record):
    """A call, and the best team that could apply to it."""

    rank: Annotated[int, Field(ge=1)]
    funder: str
    call: str
    eligible: Eligible
    because: tuple[str, ...]
    team: tuple[str, ...]
    """Names of the members, the lead first."""
    objective: float
    """Objective of the team, as in `TeamAnswer`."""
    fit: float
    """How well the call fits the proposal, from 0 to 1."""
    value: float
    """What the pairs are ranked by: the objective, twice the fit, and 0.3 for a sure yes."""


class TeamsForCalls(Record):
    """The best pairs of a team and a call."""

    pairs: tuple[TeamForCall, ...]
    took_ms: float


class Quoted(Record):
    """Words of others inside a sentence, in another language than the sentence."""

    text: str
    language: str
    """Its code by ISO 639-1."""


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
    """Cash that the call would leave uncovered, in the currency of the call and of the budget; None
    where it is not known, or where these are two."""
    as_of: int | None
    reasons: tuple[Reason, ...]
    form: Annotated[tuple[str, ...], Field(exclude_if=not_)] = ()
    """How one applies and how it pays: stages, pages, lump sums. Left out of the JSON where nothing
    of it is known."""
    quotes: Annotated[tuple[Quoted, ...], Field(exclude_if=not_)] = ()
    """What `because` quotes in another language than the reader's. Left out of the JSON where it
    quotes nothing so."""

    def main_reasons(self, most: int) -> tuple[Reason, ...]:
        """Return the first reasons that speak for it, then all that speak against it."""
        good = [one for one in self.reasons if one.contribution >= 0]
        return (*good[:most], *(one for one in self.reasons if one.contribution < 0))


class OneAway(Record):
    """A call that single additions to the team would open."""

    call: str
    add: tuple[str, ...]


class FundingAnswer(Record):
    """Calls for a proposal, the eligible ones first."""

    calls: tuple[RankedCall, ...]
    one_away: tuple[OneAway, ...]
    took_ms: float
