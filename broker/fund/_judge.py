"""Conditions, answered for one team and its application: yes, no, or not known."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from broker.fund._compare import between, compared, signed
from broker.fund._places import Truth, both, either, negated
from broker.fund._rules import COUNTED
from broker.fund._told import ToldApplication
from broker.model import Condition, Money, Organisation, Test

_OWING_PLACES = ("EU", "AC")
_OWING_NONE = frozenset({"civil_society", "private_sector"})
"""From where, and who, owes a gender equality plan; and kinds that owe none."""


@dataclass(frozen=True)
class Applicants(ToldApplication):
    """Answers conditions for one team and its application.

    The same facts always give the same answers, and a further fact never turns a yes into a no or a
    no into a yes: it only settles what was not known (Kleene's strong logic of three values).
    """

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
        if test.what in COUNTED:
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
        if test.what not in COUNTED or test.sign != ">=" or test.number is None:
            return False
        return self.span(test)[1] + 1 < test.number

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
