"""Conditions, answered for one team and its application: yes, no, or not known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from broker.fund._compare import between, compared, signed
from broker.fund._facts import Facts, Value
from broker.fund._places import Atlas, Truth, both, either, negated
from broker.model import Call, Condition, InputError, Money, Organisation, Proposal, Test

Rules = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str, tuple[Condition, ...]]
"""What of a call decides who may apply."""

_COUNTED = frozenset({"members", "partners", "countries", "kinds"})

_ROUNDED = 0.5
"""Points of a percentage by which shares may differ that were rounded."""

_OWING_PLACES = ("EU", "AC")
_OWING_NONE = frozenset({"civil_society", "private_sector"})
"""From where, and who, owes a gender equality plan; and kinds that owe none."""

_TEAM = frozenset({"lead", "partner", "each", "any", "applicant"})


@dataclass(frozen=True)
class Applicants:
    """Who would apply, for what, and what was told about it.

    The same facts always give the same answers, and a further fact never turns a yes into a no or a
    no into a yes: it only settles what was not known (Kleene's strong logic of three values).
    """

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

    def keeps(self, condition: Condition) -> Truth:
        """Return whether the team keeps a condition, as far as that is known."""
        asked = True if condition.given is None else self.answer(condition.given)
        if asked is False:
            return True
        if condition.note:
            return None
        holds = either(self.answer(test) for test in condition.tests)
        return either((negated(asked), holds))

    def admits(self, condition: Condition, one: Organisation) -> Truth:
        """Return whether a condition lets this organisation be the one who applies."""

        def ask(test: Test) -> Truth:
            return self.of(one, test) if test.who == "applicant" else self.answer(test)

        asked = True if condition.given is None else ask(condition.given)
        return either((negated(asked), *(ask(test) for test in condition.tests)))

    def answer(self, test: Test) -> Truth:
        """Return the answer to one question, as far as it is known."""
        if test.who is not None:
            return self._people(test)
        if test.what in _COUNTED:
            return self._counted(test)
        return self._of_work(test)

    def of(self, organisation: Organisation, test: Test) -> Truth:
        """Return the answer to a question about one organisation."""
        if test.what == "kind":
            return signed(test, organisation.kind in test.values)
        if test.what == "country":
            return signed(test, self.atlas.seat_in(organisation, test.values))
        if test.what == "gender_plan" and self._owes_no_plan(organisation):
            return test.values == ("yes",)
        lead = self.lead
        leads = None if lead is None else organisation.id == lead.id
        return compared(test, self.facts.of(organisation.id, test.what, leads=leads))

    def _owes_no_plan(self, organisation: Organisation) -> bool:
        """Tell whether no gender equality plan is due: the rule then asks nothing.

        Annex B of Horizon Europe asks public bodies, research organisations and universities of
        member states and associated countries for one, and nobody else.
        """
        outside = self.atlas.seat_in(organisation, _OWING_PLACES) is False
        return outside or organisation.kind in _OWING_NONE

    def span(self, test: Test) -> tuple[int, int]:
        """Return the least and the most that a count may come to, given what is not known."""
        sure = [one for one in self.team if self._counts(one, test) is True]
        maybe = [one for one in self.team if self._counts(one, test) is None]
        if test.what == "countries":
            known = {one.country for one in sure if one.country}
            rest = [one for one in (*maybe, *sure) if one.country is None]
            new = {one.country for one in maybe if one.country} - known
            return len(known), len(known) + len(new) + len(rest)
        if test.what == "kinds":
            kinds = {one.kind for one in sure}
            return len(kinds), len(kinds | {one.kind for one in maybe})
        least, most = len(sure), len(sure) + len(maybe)
        if test.what == "partners":
            lead = self.lead
            if lead is None:
                return max(0, least - 1), min(most, len(self.team) - 1)
            return least - (lead in sure), most - (lead in sure or lead in maybe)
        return least, most

    def lacks_several(self, condition: Condition) -> bool:
        """Tell whether a condition on a number cannot be kept by adding one organisation."""
        if len(condition.tests) != 1 or condition.given or not self.team:
            return False
        test = condition.tests[0]
        if test.what not in _COUNTED or test.sign != ">=" or test.number is None:
            return False
        return self.span(test)[1] + 1 < test.number

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

    def _people(self, test: Test) -> Truth:
        if not self.team:
            return True if test.values == ("WORLD",) else None
        if test.who == "each":
            return both(self.of(one, test) for one in self.team)
        if test.who in {"any", "applicant"}:
            return either(self.of(one, test) for one in self.team)
        lead = self.lead
        if lead is not None:
            rest = [one for one in self.team if one.id != lead.id]
            return self.of(lead, test) if test.who == "lead" else both(
                self.of(one, test) for one in rest
            )  # fmt: skip
        return _any_lead(self.team, ask=lambda one: self.of(one, test), leads=test.who == "lead")

    def _counts(self, one: Organisation, test: Test) -> Truth:
        """Tell whether an organisation is among those that a test counts."""
        kinds = [name for name in test.among if name in self.atlas.vocabulary.kinds]
        places = [name for name in test.among if name not in self.atlas.vocabulary.kinds]
        if kinds and one.kind not in kinds:
            return False
        filters = [names for names in (places, test.seats) if names]
        return both(self.atlas.seat_in(one, names) for names in filters)

    def _counted(self, test: Test) -> Truth:
        if not self.team or test.number is None:
            return None
        least, most = self.span(test)
        return between(test, least, most)

    def _of_work(self, test: Test) -> Truth:
        answer = {
            "place": self._where,
            "places": self._where,
            "theme": self._theme,
            "language": self._language,
            "cofinancing": self._share,
            "cash": self._share,
            "in_kind": self._share,
            "budget": self._budget,
            "grant": self._grant,
        }.get(test.what)
        return answer(test) if answer else compared(test, self.fact(test.what))

    def _where(self, test: Test) -> Truth:
        places = self.proposal.places
        named = frozenset(one.key for one in places if one.kind == "country")
        inside = [self.atlas.work_in(one, test.values, named=named) for one in places]
        if not inside:
            return True if test.values == ("WORLD",) and test.sign == "in" else None
        answers = [signed(test, one) for one in inside]
        return either(answers) if test.what == "place" else both(answers)

    def _theme(self, test: Test) -> Truth:
        shared = not set(self.proposal.themes).isdisjoint(test.values)
        return signed(test, shared or None)

    def _language(self, test: Test) -> Truth:
        told = self.written()
        if told is not None:
            return signed(test, told in test.values)
        spoken = {code for one in self.team for code in one.languages}
        # Who speaks one of the languages can write in it; who speaks another may still do so.
        able = not spoken.isdisjoint(test.values) and test.sign == "in"
        return True if able else None

    def _budget(self, test: Test) -> Truth:
        return self._amount(test, self.proposal.budget)

    def _share(self, test: Test) -> Truth:
        if test.share_of and test.sign == "<=" and self.money(test.what) == 0:
            return True
        value = self.share(test)
        return None if value is None else between(test, value, value)

    def _amount(self, test: Test, money: Money | None) -> Truth:
        if money is None or not money.amount or money.currency != test.unit:
            return None
        return between(test, money.amount, money.amount)

    def _grant(self, test: Test) -> Truth:
        """Where the grant is not known, it is at most the budget."""
        told, budget, grant = self.facts.of_work("grant"), self.proposal.budget, self.grant()
        if isinstance(told, Money):
            return self._amount(test, told)
        if budget is None or not budget.amount or budget.currency != test.unit:
            return None
        if grant is None:
            return between(test, 0.0, budget.amount)
        return between(test, grant.amount, grant.amount)


def rules_of(call: Call) -> Rules:
    """Return what of a call decides who may apply: calls that share it have the same answer."""
    return (
        call.kinds,
        call.countries,
        call.countries_excluded,
        call.countries_note,
        call.conditions,
    )


def about_team(condition: Condition) -> bool:
    """Tell whether another team could answer a condition otherwise."""
    tests = (*condition.tests, *([condition.given] if condition.given else []))
    return any(test.who in _TEAM or test.what in _COUNTED for test in tests)


def about_applicant(condition: Condition) -> bool:
    """Tell whether a condition is one on whoever applies: one and the same must keep them all."""
    tests = (*condition.tests, *([condition.given] if condition.given else []))
    return any(test.who == "applicant" for test in tests)


def _any_lead(
    team: Sequence[Organisation], *, ask: Callable[[Organisation], Truth], leads: bool
) -> Truth:
    """Answer for every organisation that could lead; where they differ, it is not known."""
    answers: Iterable[Truth] = (
        ask(one) if leads else both(ask(other) for other in team if other.id != one.id)
        for one in team
    )
    found = set(answers)
    return next(iter(found)) if len(found) == 1 else None
