"""How a team stands towards a condition, in words."""

from broker.fund._asks import Phrases, few
from broker.fund._judge import Applicants
from broker.fund._quotes import Quotes
from broker.fund._rules import COUNTED
from broker.model import Condition, Money, Organisation, Test
from broker.wording import Words


class Speaker:
    """Says what a condition asks of a team, and what was found or is not known.

    Args:
        applicants: The team and its application.
        words: The language.
    """

    def __init__(self, applicants: Applicants, *, words: Words) -> None:
        self.applicants = applicants
        self.words = words
        self.quotes = Quotes(applicants.atlas.vocabulary, words=words)
        self._phrases = Phrases(applicants.atlas, words=words)

    def broken(self, condition: Condition) -> str:
        """Say that a condition is not kept, and why."""
        return self.words.say(
            "It asks for this: %(rule)s. Here: %(found)s.",
            rule=self._phrases.rule(condition),
            found=self._phrases.either([self._found(test) for test in condition.tests]),
        )

    def open(self, condition: Condition, *, by: Organisation | None = None) -> str:
        """Say that it is not known whether a condition is kept, and which fact is missing.

        Args:
            condition: The condition.
            by: Who would sign the application; any of the team if not given.
        """
        if condition.note:
            return self.words.say(
                "This must be read in its terms: %(note)s.",
                note=self.quotes.note(condition.note),
            )
        tests = (*condition.tests, *([condition.given] if condition.given else []))
        unsettled = [test for test in tests if self._answer(test, by=by) is None]
        missing = tuple(dict.fromkeys(self._missing(test, by=by) for test in unsettled))
        return self.words.say(
            "It asks for this: %(rule)s. Not known: %(missing)s.",
            rule=self._phrases.rule(condition),
            missing=self.words.list(missing),
        )

    def _found(self, test: Test) -> str:
        """Return what was found that answers a test."""
        applicants = self.applicants
        if test.who is not None:
            return self._found_people(test)
        if test.what in COUNTED:
            least, most = applicants.span(test)
            if least == most:
                return str(least)
            return self.words.say("%(least)s to %(most)s", least=least, most=most)
        if test.what in {"place", "places", "theme"}:
            work = applicants.proposal
            keys = work.themes if test.what == "theme" else tuple(one.key for one in work.places)
            return self._listed(tuple(map(self._phrases.name, keys)))
        return self._found_fact(test)

    def _found_fact(self, test: Test) -> str:
        applicants = self.applicants
        told: object = applicants.fact(test.what)
        if test.what in {"cofinancing", "cash", "in_kind"}:
            return self.words.percent((applicants.share(test) or 0.0) / 100)
        if test.what == "grant":
            told = applicants.grant() or applicants.proposal.budget
        elif test.what == "budget":
            told = applicants.proposal.budget
        elif test.what == "language":
            told = self._phrases.name(applicants.written() or "")
        elif test.what in {"start", "end"}:
            told = self.words.day(str(told))
        if isinstance(told, Money):
            return self.words.amount(told.amount, currency=told.currency)
        if isinstance(told, bool):
            return self.words.say("yes") if told else self.words.say("no")
        return f"{told:g}" if isinstance(told, float) else str(told)

    def _found_people(self, test: Test) -> str:
        others = [one for one in self._asked(test) if self.applicants.of(one, test) is False]
        names = tuple(self._of(one, test) for one in others)
        return self._listed(names) or self.words.say("nobody")

    def _of(self, one: Organisation, test: Test) -> str:
        fact = {"kind": one.kind, "country": one.country}.get(test.what)
        if fact is None:
            return one.name
        return self.words.say("%(name)s (%(fact)s)", name=one.name, fact=self._phrases.name(fact))

    def _answer(self, test: Test, *, by: Organisation | None) -> bool | None:
        if by is not None and test.who == "applicant":
            return self.applicants.of(by, test)
        return self.applicants.answer(test)

    def _missing(self, test: Test, *, by: Organisation | None) -> str:
        """Return the fact for want of which a test has no answer."""
        applicants, say = self.applicants, self.words.say
        if (test.who or test.what in COUNTED) and not applicants.team:
            return say("who would apply")
        if test.who in {"lead", "partner"} and applicants.lead is None:
            return say("who leads")
        if test.who is not None:
            asked = (by,) if by is not None and test.who == "applicant" else self._asked(test)
            unsure = [one for one in asked if applicants.of(one, test) is None]
            return self._missing_of(test, tuple(one.name for one in unsure))
        if test.what in self._phrases.outside:
            return say("whether there is this: %(fact)s", fact=self._phrases.outside[test.what])
        return self._unsettled(test.unit)[test.what]

    def _missing_of(self, test: Test, names: tuple[str, ...]) -> str:
        say, listed = self.words.say, self._listed(names)
        if test.what == "country":
            return say("whether the seat of %(names)s counts", names=listed)
        if test.what == "age":
            return say("the age of %(names)s", names=listed)
        return {
            "registered": say("the registration of %(names)s", names=listed),
            "accredited": say("the accreditation of %(names)s by the funder", names=listed),
            "nonprofit": say("the non-profit status of %(names)s", names=listed),
            "gender_plan": say("the gender equality plan of %(names)s", names=listed),
        }[test.what]

    def _unsettled(self, currency: str) -> dict[str, str]:
        say = self.words.say
        own, counts = say("what the team brings itself"), say("who of the team counts")
        where, when = (
            say("where exactly the work takes place"),
            say("when the work starts and ends"),
        )
        return {
            **dict.fromkeys(("cofinancing", "cash", "in_kind"), own),
            **dict.fromkeys(COUNTED, counts),
            **dict.fromkeys(("place", "places"), where),
            **dict.fromkeys(("start", "end"), when),
            "budget": say("the budget in %(currency)s", currency=currency),
            "grant": say("how large a grant in %(currency)s is asked for", currency=currency),
            "theme": say("whether the work is on this theme"),
            "language": say("whether somebody writes one of these languages"),
            "duration": say("how long the work lasts"),
            "applications": say("how many applications the lead hands in"),
        }

    def _listed(self, names: tuple[str, ...]) -> str:
        return self.words.list(few(names, words=self.words))

    def _asked(self, test: Test) -> tuple[Organisation, ...]:
        """Return those of whom a test asks."""
        team, lead = self.applicants.team, self.applicants.lead
        if lead is None or test.who not in {"lead", "partner"}:
            return team
        return tuple(one for one in team if (one.id == lead.id) == (test.who == "lead"))
