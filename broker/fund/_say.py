"""Conditions in words: what is asked, what was found, what is not known."""

from functools import cached_property

from broker.fund._judge import Applicants
from broker.model import Condition, Money, Organisation, Test
from broker.vocabulary import What
from broker.wording import Words

_FEW = 5
"""Entries of a list that a sentence names; it counts the rest."""


class Speaker:
    """Says what a condition asks of a team, and how the team stands.

    Args:
        applicants: The team and its application.
        words: The language.
    """

    def __init__(self, applicants: Applicants, *, words: Words) -> None:
        self.applicants = applicants
        self.words = words
        self._vocabulary = applicants.atlas.vocabulary

    def broken(self, condition: Condition) -> str:
        """Say that a condition is not kept, and why."""
        return self.words.say(
            "It asks for this: %(rule)s. Here: %(found)s.",
            rule=self.rule(condition),
            found=self._either([self._found(test) for test in condition.tests]),
        )

    def open(self, condition: Condition) -> str:
        """Say that it is not known whether a condition is kept, and which fact is missing."""
        if condition.note:
            return self.words.say(
                "This must be read in its terms: %(note)s.", note=condition.note.rstrip(".")
            )
        tests = (*condition.tests, *([condition.given] if condition.given else []))
        unsettled = [test for test in tests if self.applicants.answer(test) is None]
        missing = tuple(dict.fromkeys(self._missing(test) for test in unsettled))
        return self.words.say(
            "It asks for this: %(rule)s. Not known: %(missing)s.",
            rule=self.rule(condition),
            missing=self.words.list(missing),
        )

    def rule(self, condition: Condition) -> str:
        """Return what a condition asks, without a full stop."""
        if condition.note:
            return condition.note
        said = self._either([self._asks(test) for test in condition.tests])
        if condition.given is None:
            return said
        return self.words.say("%(rule)s, if %(given)s", rule=said, given=self._asks(condition.given))

    def _asks(self, test: Test) -> str:
        if test.who is not None:
            return self._asks_people(test)
        if test.what in {"members", "partners", "countries", "kinds"}:
            return self._asks_number(test)
        return self._asks_work(test)

    def _asks_people(self, test: Test) -> str:
        say, who = self.words.say, self._who[test.who or "lead"]
        listed = self._names(test)
        if test.what == "kind":
            if test.sign == "in":
                return say("%(who)s is one of these: %(kinds)s", who=who, kinds=listed)
            return say("%(who)s is none of these: %(kinds)s", who=who, kinds=listed)
        if test.what == "country":
            if test.sign == "in":
                return say("%(who)s has its seat in %(places)s", who=who, places=listed)
            return say("%(who)s has its seat outside %(places)s", who=who, places=listed)
        if test.what == "age":
            return self._asks_age(test, who=who)
        told = self._quality(test.what)
        if test.values == ("no",):
            return say("%(who)s is not this: %(fact)s", who=who, fact=told)
        return say("%(who)s is this: %(fact)s", who=who, fact=told)

    def _asks_age(self, test: Test, *, who: str) -> str:
        count, years = self.words.count, int(test.number or 0)
        if test.sign == ">=":
            return count(
                "%(who)s is at least one year old",
                "%(who)s is at least %(number)s years old",
                years,
                who=who,
            )
        return count(
            "%(who)s is at most one year old",
            "%(who)s is at most %(number)s years old",
            years,
            who=who,
        )

    def _asks_number(self, test: Test) -> str:
        said = self._at_least(test) if test.sign == ">=" else self._at_most(test)
        among = (*test.among, *test.seats)
        if not among:
            return said
        names = self.words.list(tuple(self._name(name) for name in among))
        return self.words.say("%(rule)s among %(names)s", rule=said, names=names)

    def _at_least(self, test: Test) -> str:
        count, number = self.words.count, int(test.number or 0)
        match test.what:
            case "members":
                return count(
                    "at least one organisation", "at least %(number)s organisations", number
                )
            case "partners":
                return count(
                    "at least one partner besides the lead",
                    "at least %(number)s partners besides the lead",
                    number,
                )
            case "countries":
                return count(
                    "at least one country", "at least %(number)s different countries", number
                )
            case _:
                return count(
                    "at least one kind of organisation",
                    "at least %(number)s different kinds of organisations",
                    number,
                )

    def _at_most(self, test: Test) -> str:
        count, number = self.words.count, int(test.number or 0)
        match test.what:
            case "members":
                return count("at most one organisation", "at most %(number)s organisations", number)
            case "partners":
                return count(
                    "at most one partner besides the lead",
                    "at most %(number)s partners besides the lead",
                    number,
                )
            case "countries":
                return count("at most one country", "at most %(number)s countries", number)
            case _:
                return count(
                    "at most one kind of organisation",
                    "at most %(number)s kinds of organisations",
                    number,
                )

    def _asks_work(self, test: Test) -> str:
        say, least, number = self.words.say, test.sign == ">=", self._number(test)
        listed = self._names(test)
        match test.what:
            case "place":
                if test.sign == "in":
                    return say("work in %(places)s", places=listed)
                return say("work outside %(places)s", places=listed)
            case "places":
                if test.sign == "in":
                    return say("work in %(places)s alone", places=listed)
                return say("no work in %(places)s", places=listed)
            case "theme":
                return say("work on %(themes)s", themes=listed)
            case "language":
                return say("an application in %(languages)s", languages=listed)
            case "start" | "end":
                day = self.words.day(test.values[0])
                what = say("a start") if test.what == "start" else say("an end")
                if least:
                    return say("%(what)s on %(day)s or later", what=what, day=day)
                return say("%(what)s on %(day)s or earlier", what=what, day=day)
            case "invited" | "nominated" | "endorsed":
                asked = self._outside(test.what)
                if test.values == ("yes",):
                    return asked
                return say("not this: %(fact)s", fact=asked)
        what = self._measure(test)
        if least:
            return say("at least %(number)s: %(what)s", number=number, what=what)
        return say("at most %(number)s: %(what)s", number=number, what=what)

    def _measure(self, test: Test) -> str:
        say = self.words.say
        match test.what:
            case "cofinancing":
                return say("own part of the budget")
            case "cash":
                if test.share_of:
                    return say("cash in the team's own part")
                return say("own cash in the budget")
            case "in_kind":
                if test.share_of:
                    return say("contributions in kind in the team's own part")
                return say("contributions in kind in the budget")
            case "budget":
                return say("budget")
            case "grant":
                return say("grant asked for")
            case "duration":
                return say("months of work")
            case _:
                return say("applications by one lead")

    def _found(self, test: Test) -> str:
        """Return what was found that answers a test."""
        applicants, say = self.applicants, self.words.say
        if test.who is not None:
            return self._found_people(test)
        match test.what:
            case "members" | "partners" | "countries" | "kinds":
                least, most = applicants.span(test)
                if least == most:
                    return str(least)
                return say("%(least)s to %(most)s", least=least, most=most)
            case "cofinancing" | "cash" | "in_kind":
                return self.words.percent((applicants.money(test.what) or 0.0) / 100)
            case "place" | "places":
                places = applicants.proposal.places
                return self.words.list(tuple(self._name(one.key) for one in places[:_FEW]))
            case "budget" | "grant":
                told = applicants.facts.of_work(test.what) or applicants.proposal.budget
                return self._money(told) if isinstance(told, Money) else str(told)
        told = applicants.facts.of_work(test.what)
        if isinstance(told, bool):
            return say("yes") if told else say("no")
        return f"{told:g}" if isinstance(told, float) else str(told)

    def _found_people(self, test: Test) -> str:
        others = [one for one in self._asked(test) if self.applicants.of(one, test) is False]
        names = tuple(self._of(one, test) for one in others[:_FEW])
        return self.words.list(names) or self.words.say("nobody")

    def _of(self, one: Organisation, test: Test) -> str:
        if test.what == "kind":
            fact = self._name(one.kind)
        elif test.what == "country" and one.country:
            fact = self._name(one.country)
        else:
            return one.name
        return self.words.say("%(name)s (%(fact)s)", name=one.name, fact=fact)

    def _missing(self, test: Test) -> str:
        """Return the fact for want of which a test has no answer."""
        applicants, say = self.applicants, self.words.say
        if (test.who or test.what in {"members", "partners", "countries", "kinds"}) and (
            not applicants.team
        ):
            return say("who would apply")
        if test.who in {"lead", "partner"} and applicants.lead is None:
            return say("who leads")
        if test.who is not None:
            unsure = [one for one in self._asked(test) if applicants.of(one, test) is None]
            return self._missing_of(test, tuple(one.name for one in unsure[:_FEW]))
        match test.what:
            case "members" | "partners" | "countries" | "kinds":
                return say("who of the team counts")
            case "place" | "places":
                return say("where exactly the work takes place")
            case "theme":
                return say("whether the work is on this theme")
            case "language":
                return say("whether somebody writes one of these languages")
            case "budget":
                return say("the budget in %(currency)s", currency=test.unit)
            case "grant":
                return say("how large a grant in %(currency)s is asked for", currency=test.unit)
            case "cofinancing" | "cash" | "in_kind":
                return say("what the team brings itself")
            case "duration":
                return say("how long the work lasts")
            case "applications":
                return say("how many applications the lead hands in")
            case "start" | "end":
                return say("when the work starts and ends")
        return say("whether there is this: %(fact)s", fact=self._outside(test.what))

    def _missing_of(self, test: Test, names: tuple[str, ...]) -> str:
        say, listed = self.words.say, self.words.list(names)
        if test.what == "country":
            return say("whether the seat of %(names)s counts", names=listed)
        if test.what == "age":
            return say("the age of %(names)s", names=listed)
        return say(
            "whether this is so for %(names)s: %(fact)s",
            names=listed,
            fact=self._quality(test.what),
        )

    def _asked(self, test: Test) -> tuple[Organisation, ...]:
        """Return those of whom a test asks."""
        team, lead = self.applicants.team, self.applicants.lead
        if lead is None or test.who not in {"lead", "partner"}:
            return team
        return tuple(one for one in team if (one.id == lead.id) == (test.who == "lead"))

    @cached_property
    def _who(self) -> dict[str, str]:
        say = self.words.say
        return {
            "lead": say("the lead"),
            "partner": say("every partner"),
            "each": say("every organisation"),
            "any": say("one of the organisations"),
            "applicant": say("who applies"),
        }

    def _quality(self, what: str) -> str:
        say = self.words.say
        return {
            "kind": say("kind of organisation"),
            "registered": say("registered"),
            "accredited": say("accredited by the funder"),
            "nonprofit": say("not for profit"),
            "gender_plan": say("has a gender equality plan where one is due"),
        }[what]

    def _outside(self, what: str) -> str:
        say = self.words.say
        return {
            "invited": say("an invitation by the funder"),
            "nominated": say("a nomination by others"),
            "endorsed": say("an endorsement by the authority in charge"),
        }[what]

    def _number(self, test: Test) -> str:
        if test.number is None:
            return ""
        if test.unit == "%":
            return self.words.percent(test.number / 100)
        return self.words.amount(test.number, currency=test.unit or None)

    def _money(self, money: Money) -> str:
        return self.words.amount(money.amount, currency=money.currency)

    def _names(self, test: Test) -> str:
        names = [self._name(value) for value in test.values]
        if len(names) > _FEW:
            more = self.words.say("%(number)s others", number=len(names) - _FEW)
            names = [*names[:_FEW], more]
        return self._either(names)

    def _name(self, key: str) -> str:
        terms: tuple[What, ...] = ("kind", "theme", "language")
        for what in terms:
            if key in self._terms[what]:
                return self._vocabulary.label(what, key, language=self.words.language)
        return self.applicants.atlas.label(key, language=self.words.language)

    @cached_property
    def _terms(self) -> dict[What, frozenset[str]]:
        one = self._vocabulary
        return {
            "kind": frozenset(one.kinds),
            "theme": frozenset(one.themes),
            "language": frozenset(one.languages),
        }

    def _either(self, said: list[str]) -> str:
        return self.words.either(tuple(dict.fromkeys(said)))
