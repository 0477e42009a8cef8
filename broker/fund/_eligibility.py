"""Whether somebody may apply to a call, as far as its source tells."""

import re
from collections.abc import Sequence

from broker.model import Call, Eligible, Organisation, Place, Proposal
from broker.vocabulary import Nearness, Vocabulary
from broker.wording import Words

_CHECK_AFTER = 2
"""Years after which the terms of a call must be read again."""
_ABOUT_EQUAL = frozenset({"CAD", "CHF", "EUR", "GBP", "USD"})
"""Currencies whose units are worth the same within a factor of two."""

_FAR = 3.0
"""How many times the largest grant of another such currency a budget must be to be too large."""

_FURTHER = re.compile(
    r"\b(?:partners|consorti\w+|accredited|endorse\w*|registered|must be|lead)\b",
    re.IGNORECASE,
)
"""Words in a call's notes that tell of conditions which no field holds: unknown, never yes."""


class Terms:
    """The rules of calls, applied to one proposal.

    Three answers are possible: yes; no, because…; and unknown, because a fact is missing. Unknown
    is never taken for yes, and a call that was closed when last read is no.

    Args:
        proposal: What is to be paid for.
        team: The organisations that would apply together; any of them could sign the application.
        vocabulary: Names and places.
        year: The current year.
        words: The language of the answers.
    """

    def __init__(
        self,
        proposal: Proposal,
        *,
        team: Sequence[Organisation],
        vocabulary: Vocabulary,
        year: int,
        words: Words,
    ) -> None:
        self.proposal = proposal
        self.team = tuple(team)
        self.vocabulary = vocabulary
        self.year = year
        self.words = words

    def check(self, call: Call) -> tuple[Eligible, tuple[str, ...]]:
        """Return whether the team may apply, with the sentences that say why."""
        refusals = [*self._closed(call), *self._place(call), *self._amount(call)]
        doubts = self._doubts(call)
        verdict, sentence = self._applicant(call)
        if refusals or verdict == "no":
            return "no", (*refusals, *([sentence] if verdict == "no" else []))
        if doubts or verdict == "unknown":
            return "unknown", (sentence, *doubts, *self._notes(call))
        return "yes", (sentence, *self._notes(call))

    def admits(self, call: Call, organisation: Organisation) -> Eligible:
        """Return whether this organisation could sign the application, by kind and country."""
        if call.kinds and organisation.kind not in call.kinds:
            return "no"
        country = organisation.country
        if country in call.countries_excluded:
            return "no"
        if call.countries:
            if country is None:
                return "unknown"
            return "yes" if country in call.countries else "no"
        if call.countries_note.casefold().startswith("worldwide") or call.countries_excluded:
            return "yes" if country else "unknown"
        return "unknown"

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
                rule = call.countries_note or say("no rule on countries was read")
                return "unknown", say(
                    "Whether %(name)s may apply must be read in the terms: %(rule)s.",
                    name=able[0].name,
                    rule=rule.rstrip("."),
                )
        return "no", self._refusal(call)

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
        return self.words.say("Nobody here is of a kind and from a country that may apply.")

    def _closed(self, call: Call) -> list[str]:
        if call.status == "check":
            return []
        year = call.as_of or "?"
        if call.status == "paused":
            return [self.words.say("It was paused when last read (%(year)s).", year=year)]
        return [self.words.say("It was closed when last read (%(year)s).", year=year)]

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
        """Return whether a call supports work in a place."""
        return self.nearness(call, place).level in {"range", "within", "country", "region"}

    def nearness(self, call: Call, place: Place) -> Nearness:
        """Return how near a place is to where a call supports work.

        A call that lists countries means these, however wide the regions it is filed under.
        """
        regions = () if call.countries else call.regions
        return self.vocabulary.nearness(place, ranges=(), countries=call.countries, regions=regions)

    def _amount(self, call: Call) -> list[str]:
        budget = self.proposal.budget
        if budget is None or call.min_grant is None or call.currency != budget.currency:
            return []
        if budget.amount >= call.min_grant:
            return []
        least = f"{call.currency} {call.min_grant:,.0f}"
        return [self.words.say("It gives no less than %(least)s.", least=least)]

    def _doubts(self, call: Call) -> list[str]:
        doubts = []
        if call.pattern == "deadline":
            doubts.append(self.words.say("Whether a call is open now is not known."))
        if call.pattern == "invitation":
            doubts.append(self.words.say("It works by invitation."))
        elif "nomination" in call.cofinancing_note.casefold():
            doubts.append(self.words.say("Others must nominate the applicant."))
        if _FURTHER.search(f"{call.cofinancing_note} {call.summary}"):
            doubts.append(self.words.say("It sets further terms for those who apply together."))
        if not call.source.startswith("http"):
            doubts.append(self.words.say("Its terms were not read in a source of its own."))
        return doubts

    def _notes(self, call: Call) -> list[str]:
        """Return what to mind when applying: money of one's own, and how old the terms are."""
        found = []
        if is_too_small(call, proposal=self.proposal):
            most = f"{call.currency} {call.max_grant:,.0f}"
            found.append(self.words.say("It gives at most %(most)s.", most=most))
        if call.cofinancing == "yes" and call.cofinancing_note:
            note = call.cofinancing_note.rstrip(".")
            found.append(self.words.say("It asks for money of your own: %(note)s.", note=note))
        if call.as_of is None or self.year - call.as_of > _CHECK_AFTER:
            year = call.as_of or "?"
            found.append(self.words.say("Check its terms: last read for %(year)s.", year=year))
        return found


def is_too_small(call: Call, *, proposal: Proposal) -> bool:
    """Tell whether a call gives far less than a proposal needs.

    Amounts of different currencies are compared by order of magnitude alone, and only where both
    are among those that are worth about the same; no rate is assumed.
    """
    budget = proposal.budget
    if budget is None or call.max_grant is None or call.currency is None:
        return False
    if call.currency == budget.currency:
        return budget.amount > call.max_grant
    comparable = {call.currency, budget.currency} <= _ABOUT_EQUAL
    return comparable and budget.amount > _FAR * call.max_grant
