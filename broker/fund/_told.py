"""An application as it is told: who would apply, what for, and the sums of money in it."""

from dataclasses import dataclass, field

from broker.fund._facts import Facts, Value
from broker.fund._places import Atlas
from broker.model import InputError, Money, Organisation, Proposal, Test

_ROUNDED = 0.5
"""Points of a percentage by which shares may differ that were rounded."""


@dataclass(frozen=True)
class ToldApplication:
    """Who would apply, for what, and what was told about it."""

    proposal: Proposal
    team: tuple[Organisation, ...]
    atlas: Atlas
    facts: Facts = field(default_factory=Facts)

    @property
    def lead(self) -> Organisation | None:
        """The organisation that leads; None where that was not said."""
        if len(self.team) == 1:
            return self.team[0]
        return next((one for one in self.team if one.id == self.proposal.lead), None)

    def fact(self, what: str) -> Value | None:
        """Return a fact of the application: what was told, or else what its text says."""
        told = self.facts.of_work(what)
        return self.proposal.months if told is None and what == "duration" else told

    def written(self) -> str | None:
        """Return the key of the language of the application; None if it was not told."""
        told = self.facts.of_work("language")
        return None if told is None else self.atlas.vocabulary.language(str(told))

    def money(self, what: str) -> float | None:
        """Return a share of the budget, in percent, that was told or follows from contributions."""
        told = self.facts.of_work(what)
        return told if isinstance(told, float) else self._from_contributions(what)

    def share(self, test: Test) -> float | None:
        """Return the share that a test asks for, in percent of what it is a part of."""
        value = self.money(test.what)
        if test.share_of != "cofinancing" or value is None:
            return value
        whole = self.money("cofinancing")
        return 100 * value / whole if whole else None

    def grant(self) -> Money | None:
        """Return the grant that was told, or the budget without what the team brings."""
        told, budget = self.facts.of_work("grant"), self.proposal.budget
        if isinstance(told, Money):
            return told
        own = self.money("cofinancing")
        if budget is None or own is None:
            return None
        rest = max(0.0, 100 - own)  # a team may bring more than the work costs
        return Money(amount=budget.amount * rest / 100, currency=budget.currency)

    def check_facts(self) -> None:
        """Refuse facts that contradict each other.

        Raises:
            InputError: If a share that was told is not what the contributions add up to, or a grant
                is larger than the budget.
            UnknownNameError: If the language that was told is not known.
        """
        self.written()
        for what in ("cofinancing", "cash", "in_kind"):
            told, adds_up = self.facts.of_work(what), self._from_contributions(what)
            if isinstance(told, float) and adds_up is not None and abs(told - adds_up) > _ROUNDED:
                raise InputError(
                    "%(what)s is told to be %(told)s%% of the budget, but the contributions add "
                    "up to %(adds_up)s%%. Correct one of them.",
                    what=what,
                    told=f"{told:g}",
                    adds_up=f"{adds_up:.1f}",
                )
        grant, budget = self.facts.of_work("grant"), self.proposal.budget
        if isinstance(grant, Money) and budget and budget.currency == grant.currency:
            own = self.money("cofinancing")
            rest = budget.amount * (1 - (own or 0.0) / 100)
            if grant.amount > rest * (1 + _ROUNDED / 100):
                raise InputError(
                    "A grant of %(grant)s is more than the budget of %(budget)s leaves to be "
                    "paid. Correct one of them.",
                    grant=grant,
                    budget=budget,
                )

    def _from_contributions(self, what: str) -> float | None:
        budget = self.proposal.budget
        if budget is None or not budget.amount or not self.team:
            return None
        parts = ("cash", "in_kind") if what == "cofinancing" else (what,)
        total = 0.0
        for one in self.team:
            for part in parts:
                value = self._contribution(one, part)
                if value is None or value.currency != budget.currency:
                    return None
                total += value.amount
        return 100 * total / budget.amount

    def _contribution(self, one: Organisation, part: str) -> Money | None:
        lead = self.lead
        told = self.facts.of(one.id, part, leads=None if lead is None else one.id == lead.id)
        return told if isinstance(told, Money) else None
