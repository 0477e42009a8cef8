"""Whether somebody may apply to a call, as far as its source tells."""

import datetime as dt
import re
from collections.abc import Sequence
from copy import copy

from broker.fund._deadline import expected, last_deadline, must_check, next_deadline
from broker.fund._facts import Facts
from broker.fund._judge import Applicants, Rules, about_applicant, about_team, rules_of
from broker.fund._own_money import own_money
from broker.fund._paid import paid_sentences
from broker.fund._places import Atlas, both
from broker.fund._quotes import Quotes
from broker.fund._say import Speaker
from broker.model import Call, Condition, Eligible, Organisation, Payment, Place, Proposal, Quoted
from broker.vocabulary import Nearness, Vocabulary
from broker.wording import Words

_FURTHER = re.compile(
    r"\b(?:partners|consorti\w+|accredited|endorse\w*|registered|must be|lead)\b",
    re.IGNORECASE,
)
"""Words in a call's notes that tell of conditions which no field holds: unknown, never yes."""


class Terms:
    """The rules of calls, applied to one proposal.

    Three answers are possible: yes; no, because…; and unknown, because a fact is missing. Unknown
    is never taken for yes, a call that was closed when last read is no, and what was read more than
    two years ago must be read again before it is yes.

    Args:
        proposal: What is to be paid for; its lead leads the team.
        team: The organisations that would apply together.
        vocabulary: Names and places.
        year: The current year.
        words: The language of the answers.
        on: The day to judge by; today, or the last day of `year` where that is another one.
        facts: What was told about the team and its application.

    Raises:
        InputError: If what was told contradicts itself.
    """

    def __init__(
        self,
        proposal: Proposal,
        *,
        team: Sequence[Organisation],
        vocabulary: Vocabulary,
        year: int,
        words: Words,
        on: dt.date | None = None,
        facts: Facts | None = None,
    ) -> None:
        self.proposal = proposal
        self.team = tuple(team)
        self.vocabulary = vocabulary
        self.year = year
        self.words = words
        today = dt.date.today()
        self.on = on or (today if today.year == year else dt.date(year, 12, 31))
        self.facts = facts or Facts()
        self._begin()
        self.applicants.check_facts()

    def _begin(self) -> None:
        self.applicants = Applicants(self.proposal, self.team, Atlas(self.vocabulary), self.facts)
        self._speaker = Speaker(self.applicants, words=self.words)
        self._said: dict[Condition, tuple[Eligible, str]] = {}
        self._signed: dict[Rules, tuple[Eligible, str]] = {}
        self._pay: dict[tuple[Payment, ...], tuple[str, ...]] = {}
        self._near: dict[tuple[Place, tuple[str, ...], tuple[str, ...]], Nearness] = {}

    def joined_by(self, organisation: Organisation, *, leads: bool = False) -> "Terms":
        """Return the same terms for a team with one more organisation.

        What was told of the lead and of each stays what it is of those who were meant; of the
        newcomer only what was told by its name is known.

        Args:
            organisation: Who joins.
            leads: Whether the newcomer leads; else the lead stays who it was.
        """
        before = self.applicants.lead
        lead = organisation if leads else before
        joined = copy(self)
        joined.proposal = self.proposal.model_copy(update={"lead": lead.id if lead else None})
        joined.team = (*self.team, organisation)
        joined.facts = self.facts.by_name(
            lead=before.id if before else None, each=tuple(one.id for one in self.team)
        )
        joined._begin()
        return joined

    def check(self, call: Call) -> tuple[Eligible, tuple[str, ...]]:
        """Return whether the team may apply, with the sentences that say why."""
        refusals, doubts = self._of_call(call)
        key = rules_of(call)
        if key not in self._signed:
            self._signed[key] = self._applicant(call)
        verdict, sentence = self._signed[key]
        for condition in call.conditions:
            if about_applicant(condition):
                continue
            answer, said = self._keeps(condition)
            if answer == "no":
                refusals.append(said)
            elif answer == "unknown":
                doubts.append(said)
        if refusals or verdict == "no":
            return "no", (*refusals, *([sentence] if verdict == "no" else []))
        if doubts or verdict == "unknown":
            return "unknown", (sentence, *doubts, *self._notes(call))
        return "yes", (sentence, *self._notes(call))

    @property
    def quotes(self) -> Quotes:
        """What marks words of others that are in another language than the reader's."""
        return self._speaker.quotes

    def quotes_in(self, because: Sequence[str]) -> tuple[Quoted, ...]:
        """Return what sentences of `check` quote in another language than the reader's."""
        return self._speaker.quotes.within(because)

    def refuses_any_team(self, call: Call) -> bool:
        """Tell whether a call is out of reach whoever applies: closed, elsewhere, or too large."""
        return bool(self._of_call(call)[0]) or any(
            self._keeps(one)[0] == "no" for one in call.conditions if not about_team(one)
        )

    def doubts_any_team(self, call: Call) -> bool:
        """Tell whether something is not known of a call that no other team would settle."""
        return bool(self._doubts(call)) or any(
            self._keeps(one)[0] == "unknown" for one in call.conditions if not about_team(one)
        )

    def answer(self, call: Call) -> Eligible:
        """Return the verdict of `check` without its sentences, which takes a fraction of the time.

        Only what depends on the team is judged: ask `refuses_any_team` first.
        """
        found = {"yes": True, "no": False, "unknown": None}[self._able(call)]
        kept = (self.applicants.keeps(one) for one in call.conditions if not about_applicant(one))
        whole = both((found, *kept))
        return "unknown" if whole is None else "yes" if whole else "no"

    def open_questions(self, call: Call) -> int:
        """Return how many conditions of a call have no answer for the team."""
        asked = (one for one in call.conditions if not about_applicant(one))
        return sum(self.applicants.keeps(one) is None for one in asked)

    def admits(self, call: Call, organisation: Organisation) -> Eligible:
        """Return whether this organisation could sign the application, by kind and country."""
        if call.kinds and organisation.kind not in call.kinds:
            return "no"
        country = organisation.country
        if country in call.countries_excluded:
            return "no"
        told = [
            self.applicants.admits(one, organisation)
            for one in call.conditions
            if about_applicant(one)
        ]
        if call.countries:
            told.append(None if country is None else country in call.countries)
        elif not _rules_seats(call):
            note = call.countries_note.casefold()
            worldwide = note.startswith("worldwide") or bool(call.countries_excluded)
            told.append(True if worldwide and country else None)
        whole = both(told)
        return "unknown" if whole is None else "yes" if whole else "no"

    def _able(self, call: Call) -> Eligible:
        answers = {self.admits(call, one) for one in self.team}
        return "yes" if "yes" in answers else "no" if answers == {"no"} else "unknown"

    def _applicant(self, call: Call) -> tuple[Eligible, str]:
        say = self.words.say
        if not self.team:
            return "unknown", say("Nobody is named who would apply.")
        answers = [(self.admits(call, one), one) for one in self.team]
        for wanted in ("yes", "unknown"):
            able = [one for answer, one in answers if answer == wanted]
            if able and wanted == "yes":
                return "yes", say(
                    "%(name)s could apply by its kind and country.", name=able[0].name
                )
            if able:
                return "unknown", self._to_read(call, able[0])
        return "no", self._refusal(call)

    def _to_read(self, call: Call, able: Organisation) -> str:
        for condition in call.conditions:
            if about_applicant(condition) and self.applicants.admits(condition, able) is None:
                return self._speaker.open(condition, by=able)
        rule = self._speaker.quotes.note(call.countries_note)
        if call.countries:
            rule = self.words.say("the seat must be in a listed country, and none is on record")
        return self.words.say(
            "Whether %(name)s may apply must be read in the terms: %(rule)s.",
            name=able.name,
            rule=rule.rstrip(".") or self.words.say("no rule on countries was read"),
        )

    def _keeps(self, condition: Condition) -> tuple[Eligible, str]:
        """Return the answer to a condition with its sentence; many calls share conditions."""
        if condition not in self._said:
            kept = self.applicants.keeps(condition)
            if kept is True:
                self._said[condition] = "yes", ""
            elif kept is False:
                self._said[condition] = "no", self._speaker.broken(condition)
            else:
                self._said[condition] = "unknown", self._speaker.open(condition)
        return self._said[condition]

    def _refusal(self, call: Call) -> str:
        kinds = {one.kind for one in self.team}
        if call.kinds and not kinds & set(call.kinds):
            allowed = tuple(
                self.vocabulary.label("kind", key, language=self.words.language)
                for key in call.kinds
            )
            return self.words.say(
                "Nobody here is of a kind that may apply: %(kinds)s.",
                kinds=self.words.list(allowed),
            )
        for condition in call.conditions:
            if about_applicant(condition) and self.applicants.keeps(condition) is False:
                return self._speaker.broken(condition)
        return self.words.say("Nobody here is of a kind and from a country that may apply.")

    def _of_call(self, call: Call) -> tuple[list[str], list[str]]:
        """Return what refuses, and what leaves in doubt, whoever applies."""
        return (
            [*self._closed(call), *self._place(call), *self._amount(call)],
            self._doubts(call),
        )

    def _closed(self, call: Call) -> list[str]:
        say, year = self.words.say, _year(call) or "?"
        if call.status == "paused":
            return [say("It was paused when last read (%(year)s).", year=year)]
        if call.status == "closed":
            return [say("It was closed when last read (%(year)s).", year=year)]
        over = last_deadline(call, on=self.on)
        if over is not None and call.stages == "two" and len(call.deadlines) > 1:
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
        if any(self.reaches(call, place) for place in places):
            return []
        names = tuple(
            self.vocabulary.label("country", key, language=self.words.language)
            for key in call.countries
        ) or tuple(
            self.vocabulary.label("region", key, language=self.words.language)
            for key in call.regions
        )
        return [
            self.words.say(
                "It supports work elsewhere: %(regions)s.", regions=self.words.list(names)
            )
        ]

    def reaches(self, call: Call, place: Place) -> bool:
        """Return whether a call supports work in a place.

        A country is in the list of a call or it is not, however near it lies; so it is with the
        countries of a wider place, of which those are meant that the proposal names.
        """
        countries = self.countries_of(call)
        if countries:
            span = self.applicants.atlas.span(place)
            named = {one.key for one in self.proposal.places if one.kind == "country"}
            return not (span & named or span).isdisjoint(countries)
        return self.nearness(call, place).level in {"range", "within", "country", "region"}

    def nearness(self, call: Call, place: Place) -> Nearness:
        """Return how near a place is to where a call supports work.

        A call that lists countries means these, however wide the regions it is filed under.
        """
        countries = self.countries_of(call)
        regions = () if countries else call.regions
        key = (place, countries, regions)
        if key not in self._near:
            self._near[key] = self.vocabulary.nearness(
                place, ranges=(), countries=countries, regions=regions
            )
        return self._near[key]

    def countries_of(self, call: Call) -> tuple[str, ...]:
        """Return the countries that a call names for the work: its list, or those of its rules."""
        return call.countries or tuple(
            key
            for one in call.conditions
            if one.given is None and len(one.tests) == 1
            for test in one.tests
            if (test.what, test.sign) in {("place", "in"), ("places", "in")}
            for key in test.values
            if key in self.vocabulary.countries
        )

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

    def _doubts(self, call: Call) -> list[str]:
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

    def _to_check(self, call: Call) -> str:
        if year := _year(call):
            return self.words.say("Check its terms: last read for %(year)s.", year=year)
        return self.words.say("Check its terms: nobody noted when they were read.")

    def _notes(self, call: Call) -> tuple[str, ...]:
        """Return what to mind when applying: money of one's own, and who is paid."""
        quotes = self._speaker.quotes
        own = own_money(call, proposal=self.proposal, quotes=quotes, words=self.words)
        return (*own, *self._paid(call))

    def _paid(self, call: Call) -> tuple[str, ...]:
        """Return who is paid and not only taking part; many calls share what they say of it."""
        if call.payments not in self._pay:
            self._pay[call.payments] = paid_sentences(
                call,
                applicants=self.applicants,
                quotes=self._speaker.quotes,
                words=self.words,
            )
        return self._pay[call.payments]


def _year(call: Call) -> int | None:
    """Return the year for which the terms of a call hold, else that in which they were read."""
    return call.as_of or (call.read_on.year if call.read_on else None)


def _rules_seats(call: Call) -> bool:
    """Tell whether a condition says from where the lead, or whoever applies, may come.

    One that may be kept otherwise, or asks this of some only, does not say it of all.
    """
    return any(
        one.given is None
        and bool(one.tests)
        and all(
            test.what == "country" and test.who in {"lead", "applicant", "each"}
            for test in one.tests
        )
        for one in call.conditions
    )
