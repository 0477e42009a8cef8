"""What stands against a call whoever applies: it is closed, elsewhere, or not surely open."""

import datetime as dt
import re

from broker.fund._deadline import expected, last_deadline, must_check, next_deadline
from broker.fund._facts import Facts
from broker.fund._reach import Reach
from broker.model import Call, Proposal
from broker.vocabulary import Vocabulary
from broker.wording import Words

_FURTHER = re.compile(
    r"\b(?:partners|consorti\w+|accredited|endorse\w*|registered|must be|lead)\b",
    re.IGNORECASE,
)
"""Words in a call's notes that tell of conditions which no field holds: unknown, never yes."""


class Standing:
    """Says of calls what refuses a proposal, or leaves it in doubt, whatever the team.

    Args:
        proposal: What is to be paid for.
        facts: What was told about its application.
        vocabulary: Names of places.
        words: The language of the answers.
        on: The day to judge by.
    """

    def __init__(
        self,
        proposal: Proposal,
        *,
        facts: Facts,
        vocabulary: Vocabulary,
        words: Words,
        on: dt.date,
    ) -> None:
        self.proposal, self.facts, self.vocabulary = proposal, facts, vocabulary
        self.words, self.on = words, on
        self.reach = Reach(vocabulary)
        """Where calls support work."""

    def refusals(self, call: Call) -> list[str]:
        """Return why a call is out of reach: closed, elsewhere, or too large."""
        return [*self._closed(call), *self._place(call), *self._amount(call)]

    def doubts(self, call: Call) -> list[str]:
        """Return what is not known of a call, or must be read again."""
        say, doubts = self.words.say, []
        again = expected(call, on=self.on)
        if next_deadline(call, on=self.on) is None:
            if again is not None:
                day = self.words.day(again)
                doubts.append(say("Its last deadline is over; another may come: %(day)s.", day=day))
            elif call.stages == "cut-offs" and call.deadlines:
                doubts.append(say("It has several deadlines; the last that is known is over."))
            elif call.pattern == "deadline":
                doubts.append(say("Whether a call is open now is not known."))
        if call.status == "forthcoming":
            doubts.append(say("It was announced, but not open yet, when last read."))
        if call.pattern == "invitation" and not self.facts.of_work("invited"):
            doubts.append(say("It works by invitation."))
        elif not call.conditions and "nomination" in call.cofinancing_note.casefold():
            doubts.append(say("Others must nominate the applicant."))
        if not call.conditions and _FURTHER.search(f"{call.cofinancing_note} {call.summary}"):
            doubts.append(say("It sets further terms for those who apply together."))
        if not call.source.startswith("http"):
            doubts.append(say("Its terms were not read in a source of its own."))
        if must_check(call, on=self.on):
            doubts.append(self._to_check(call))
        if self.proposal.budget is not None and not self.proposal.budget.amount:
            doubts.append(say("The budget is zero; tell what the work costs."))
        return doubts

    def _closed(self, call: Call) -> list[str]:
        say, year = self.words.say, _year(call) or "?"
        if call.status == "paused":
            return [say("It was paused when last read (%(year)s).", year=year)]
        if call.status == "closed":
            return [say("It was closed when last read (%(year)s).", year=year)]
        over = last_deadline(call, on=self.on)
        comes_back = call.pattern == "annual" and next_deadline(call, on=self.on) is None
        if over and not comes_back and call.stages == "two" and len(call.deadlines) > 1:
            day = self.words.day(min(call.deadlines).date())
            return [say("Its first stage is over: %(day)s.", day=day)]
        if over is None or next_deadline(call, on=self.on) or call.pattern == "annual":
            return []
        if call.stages == "cut-offs":
            return []
        return [say("Its deadline is over: %(day)s.", day=self.words.day(over.date()))]

    def _place(self, call: Call) -> list[str]:
        """A call that names its regions refuses a proposal whose places all lie elsewhere."""
        places = self.proposal.places
        if not places or "global" in call.regions or not (call.regions or call.countries):
            return []
        if any(self.reach.covers(call, place, among=places) for place in places):
            return []
        names = tuple(
            self.vocabulary.label("country", key, language=self.words.language)
            for key in self.reach.countries_of(call)
        ) or tuple(
            self.vocabulary.label("region", key, language=self.words.language)
            for key in call.regions
        )
        return [
            self.words.say(
                "It supports work elsewhere: %(regions)s.", regions=self.words.list(names)
            )
        ]

    def _amount(self, call: Call) -> list[str]:
        budget = self.proposal.budget
        if budget is None or call.min_grant is None or call.currency != budget.currency:
            return []
        if call.amounts_expected:
            return []
        if budget.amount >= call.min_grant or not budget.amount:
            return []
        least = self.words.amount(call.min_grant, currency=call.currency)
        return [self.words.say("It gives no less than %(least)s.", least=least)]

    def _to_check(self, call: Call) -> str:
        if year := _year(call):
            return self.words.say("Check its terms: last read for %(year)s.", year=year)
        return self.words.say("Check its terms: nobody noted when they were read.")


def _year(call: Call) -> int | None:
    """Return the year for which the terms of a call hold, else that in which they were read."""
    return call.as_of or (call.read_on.year if call.read_on else None)
