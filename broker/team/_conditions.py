"""The conditions of a call, as far as they are linear in who is in a team."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from broker.fund import Applicants, about_applicant
from broker.model import Call, Condition, Organisation, Test
from broker.team._problem import Limit

Truth = bool | None
"""True, False, or None where it is not known."""


def limits_of(
    call: Call, *, applicants: Applicants, people: Sequence[Organisation]
) -> tuple[Limit, ...]:
    """Return what a call asks of the kinds, countries and number of a team.

    No team that the conditions do not refuse breaks any of these: what is not known of an
    organisation counts in its favour, and a condition that is not linear asks nothing here: one
    with an alternative, one that applies only under a condition that is itself not known, and one
    on facts that no record holds.

    Args:
        call: The call.
        applicants: The proposal and what was told, without a team.
        people: The candidates; limits are about their positions.
    """
    asking = _Asking(applicants, people)
    return tuple(
        limit
        for condition in call.conditions
        if not about_applicant(condition)
        for limit in asking.limits(condition)
    )


class _Asking:
    def __init__(self, applicants: Applicants, people: Sequence[Organisation]) -> None:
        self.applicants, self.people = applicants, people
        lead = applicants.proposal.lead
        self.lead = next((number for number, one in enumerate(people) if one.id == lead), None)

    def limits(self, condition: Condition) -> Iterator[Limit]:
        given = condition.given
        if len(condition.tests) != 1 or (given and self._is_given(given) is not True):
            return
        test = condition.tests[0]
        if test.who is not None:
            if test.what in {"kind", "country"}:
                yield from self._of_people(test)
        elif test.number is not None:
            if test.what in {"members", "partners"}:
                yield from self._number(test)
            elif test.what in {"countries", "kinds"}:
                yield from self._variety(test)

    def _is_given(self, test: Test) -> Truth:
        """Return the answer to what a condition rests on, if that is the same for any team."""
        if test.who is not None or test.what in {"members", "partners", "countries", "kinds"}:
            return None
        return self.applicants.answer(test)

    def _of_people(self, test: Test) -> Iterator[Limit]:
        answers = [self.applicants.of(one, test) for one in self.people]
        able = frozenset(number for number, answer in enumerate(answers) if answer is not False)
        refused = frozenset(range(len(answers))) - able
        if test.who == "each":
            yield _at_most(refused, 0)
        elif test.who == "partner":
            if self.lead is not None:
                yield _at_most(refused - {self.lead}, 0)
        elif test.who == "lead" and self.lead is not None:
            yield _at_least(able & {self.lead}, 1)
        else:
            # Where nobody leads yet, somebody who could must be in.
            yield _at_least(able, 1)

    def _number(self, test: Test) -> Iterator[Limit]:
        everybody = frozenset(range(len(self.people)))
        sure, maybe = self._counted(test)
        number, open_lead = round(test.number or 0), test.what == "partners" and self.lead is None
        if test.what == "partners" and self.lead is not None:
            sure, maybe = sure - {self.lead}, maybe - {self.lead}
        if test.sign == ">=":
            yield _at_least(sure | maybe, number)
            if open_lead and number:
                yield _at_least(everybody, number + 1)
        else:
            yield _at_most(sure, number + open_lead)

    def _variety(self, test: Test) -> Iterator[Limit]:
        sure, maybe = self._counted(test)
        number = round(test.number or 0)
        if test.sign == ">=":
            yield Limit(
                groups=self._groups(sure | maybe, test), at_least=True, number=number, distinct=True
            )
        else:
            told = frozenset(one for one in sure if self._value(one, test))
            yield Limit(
                groups=self._groups(told, test), at_least=False, number=number, distinct=True
            )

    def _counted(self, test: Test) -> tuple[frozenset[int], frozenset[int]]:
        """Return who is counted, and who may be."""
        sure, maybe = set(), set()
        members = test.model_copy(update={"what": "members"})
        for number, one in enumerate(self.people):
            least, most = replace(self.applicants, team=(one,)).span(members)
            if least:
                sure.add(number)
            elif most:
                maybe.add(number)
        return frozenset(sure), frozenset(maybe)

    def _groups(self, people: frozenset[int], test: Test) -> dict[str, frozenset[int]]:
        """Return people by country or kind; whoever has none on record may add one of their own."""
        groups: dict[str, set[int]] = {}
        for number in sorted(people):
            value = self._value(number, test) or f"?{number}"
            groups.setdefault(value, set()).add(number)
        return {value: frozenset(groups[value]) for value in sorted(groups)}

    def _value(self, number: int, test: Test) -> str | None:
        one = self.people[number]
        return one.country if test.what == "countries" else one.kind


def _at_least(people: frozenset[int], number: int) -> Limit:
    return Limit(groups={"": people}, at_least=True, number=number)


def _at_most(people: frozenset[int], number: int) -> Limit:
    return Limit(groups={"": people}, at_least=False, number=number)
