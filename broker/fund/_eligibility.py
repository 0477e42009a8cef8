"""Whether somebody may apply to a call, as far as its source tells."""

import datetime as dt
from collections.abc import Sequence
from copy import copy

from broker.fund._facts import Facts
from broker.fund._judge import Applicants
from broker.fund._own_money import own_money
from broker.fund._paid import paid_sentences
from broker.fund._places import Atlas, both
from broker.fund._quotes import Quotes
from broker.fund._rules import Rules, about_applicant, about_team, rules_of
from broker.fund._say import Speaker
from broker.fund._standing import Standing
from broker.model import Call, Condition, Eligible, Organisation, Payment, Proposal, Quoted
from broker.vocabulary import Vocabulary
from broker.wording import Words


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
        self._standing = Standing(
            proposal, facts=self.facts, vocabulary=vocabulary, words=words, on=self.on
        )
        self.reach = self._standing.reach
        """Where calls support work."""
        self._begin()
        self.applicants.check_facts()

    def _begin(self) -> None:
        self.applicants = Applicants(self.proposal, self.team, Atlas(self.vocabulary), self.facts)
        self._speaker = Speaker(self.applicants, words=self.words)
        self._said: dict[Condition, tuple[Eligible, str]] = {}
        self._signed: dict[Rules, tuple[Eligible, str]] = {}
        self._pay: dict[tuple[Payment, ...], tuple[str, ...]] = {}

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
        refusals, doubts = self._standing.refusals(call), self._standing.doubts(call)
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
        return bool(self._standing.refusals(call)) or any(
            self._keeps(one)[0] == "no" for one in call.conditions if not about_team(one)
        )

    def doubts_any_team(self, call: Call) -> bool:
        """Tell whether something is not known of a call that no other team would settle."""
        return bool(self._standing.doubts(call)) or any(
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
