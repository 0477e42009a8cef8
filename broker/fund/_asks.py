"""What a condition asks, in words."""

from functools import cached_property

from broker.fund._places import Atlas
from broker.model import Condition, Test
from broker.vocabulary import What
from broker.wording import Words

FEW = 5
"""Entries of a list that a sentence names; it counts the rest."""

_TERMS: tuple[What, ...] = ("kind", "theme", "language")


class Phrases:
    """Says what conditions ask of a team and its application.

    Args:
        atlas: The places that rules may name.
        words: The language.
    """

    def __init__(self, atlas: Atlas, *, words: Words) -> None:
        self.atlas = atlas
        self.words = words
        self._vocabulary = atlas.vocabulary

    def rule(self, condition: Condition) -> str:
        """Return what a condition asks, without a full stop."""
        said = self.either([self._asks(test) for test in condition.tests])
        if condition.given is None:
            return said
        given = self._asks(condition.given)
        return self.words.say("%(rule)s, if %(given)s", rule=said, given=given)

    def name(self, key: str) -> str:
        """Return the name of a kind, a theme, a language or a place."""
        for what in _TERMS:
            if key in self._known[what]:
                return self._vocabulary.label(what, key, language=self.words.language)
        return self.atlas.label(key, language=self.words.language)

    def either(self, said: list[str]) -> str:
        """Return 'a, b or c', each once."""
        return self.words.either(tuple(dict.fromkeys(said)))

    @cached_property
    def qualities(self) -> dict[str, str]:
        """What an organisation may be asked to be, by the word of the rules."""
        say = self.words.say
        return {
            "registered": say("registered"),
            "accredited": say("accredited by the funder"),
            "nonprofit": say("not for profit"),
            "gender_plan": say("has a gender equality plan where one is due"),
        }

    @cached_property
    def outside(self) -> dict[str, str]:
        """What others must have done before an application, by the word of the rules."""
        say = self.words.say
        return {
            "invited": say("an invitation by the funder"),
            "nominated": say("a nomination by others"),
            "endorsed": say("an endorsement by the authority in charge"),
        }

    def _asks(self, test: Test) -> str:
        if test.who is not None:
            return self._asks_people(test)
        if test.what in {"members", "partners", "countries", "kinds"}:
            return self._asks_number(test)
        return self._asks_work(test)

    def _asks_people(self, test: Test) -> str:
        say, who, listed = self.words.say, self._who[test.who or "lead"], self._names(test)
        if test.what == "age":
            return self._asks_age(test, who=who)
        said = {
            ("kind", "in"): say("%(who)s is one of these: %(kinds)s", who=who, kinds=listed),
            ("kind", "not in"): say("%(who)s is none of these: %(kinds)s", who=who, kinds=listed),
            ("country", "in"): say("%(who)s has its seat in %(places)s", who=who, places=listed),
            ("country", "not in"): say(
                "%(who)s has its seat outside %(places)s", who=who, places=listed
            ),
        }
        if (test.what, test.sign) in said:
            return said[test.what, test.sign]
        fact = self.qualities[test.what]
        if test.values == ("no",):
            return say("%(who)s is not this: %(fact)s", who=who, fact=fact)
        return say("%(who)s is this: %(fact)s", who=who, fact=fact)

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
        number = int(test.number or 0)
        numbers = self._at_least(number) if test.sign == ">=" else self._at_most(number)
        said = numbers[test.what]
        among = (*test.among, *test.seats)
        if not among:
            return said
        names = self.words.list(tuple(self.name(name) for name in among))
        return self.words.say("%(rule)s among %(names)s", rule=said, names=names)

    def _at_least(self, number: int) -> dict[str, str]:
        count = self.words.count
        return {
            "members": count(
                "at least one organisation", "at least %(number)s organisations", number
            ),
            "partners": count(
                "at least one partner besides the lead",
                "at least %(number)s partners besides the lead",
                number,
            ),
            "countries": count(
                "at least one country", "at least %(number)s different countries", number
            ),
            "kinds": count(
                "at least one kind of organisation",
                "at least %(number)s different kinds of organisations",
                number,
            ),
        }

    def _at_most(self, number: int) -> dict[str, str]:
        count = self.words.count
        return {
            "members": count(
                "at most one organisation", "at most %(number)s organisations", number
            ),
            "partners": count(
                "at most one partner besides the lead",
                "at most %(number)s partners besides the lead",
                number,
            ),
            "countries": count("at most one country", "at most %(number)s countries", number),
            "kinds": count(
                "at most one kind of organisation",
                "at most %(number)s kinds of organisations",
                number,
            ),
        }

    def _asks_work(self, test: Test) -> str:
        say = self.words.say
        if test.what in self.outside:
            asked = self.outside[test.what]
            return asked if test.values == ("yes",) else say("not this: %(fact)s", fact=asked)
        if test.what in {"start", "end"}:
            return self._asks_day(test)
        if test.values:
            return self._asks_list(test)
        what, number = self._measure(test), self._number(test)
        if test.sign == ">=":
            return say("at least %(number)s: %(what)s", number=number, what=what)
        return say("at most %(number)s: %(what)s", number=number, what=what)

    def _asks_list(self, test: Test) -> str:
        say, listed = self.words.say, self._names(test)
        return {
            ("place", "in"): say("work in %(places)s", places=listed),
            ("place", "not in"): say("work outside %(places)s", places=listed),
            ("places", "in"): say("work in %(places)s alone", places=listed),
            ("places", "not in"): say("no work in %(places)s", places=listed),
            ("theme", "in"): say("work on %(themes)s", themes=listed),
            ("theme", "not in"): say("no work on %(themes)s", themes=listed),
            ("language", "in"): say("an application in %(languages)s", languages=listed),
            ("language", "not in"): say("no application in %(languages)s", languages=listed),
        }[test.what, test.sign]

    def _asks_day(self, test: Test) -> str:
        say, day = self.words.say, self.words.day(test.values[0])
        return {
            ("start", ">="): say("a start on %(day)s or later", day=day),
            ("start", "<="): say("a start on %(day)s or earlier", day=day),
            ("end", ">="): say("an end on %(day)s or later", day=day),
            ("end", "<="): say("an end on %(day)s or earlier", day=day),
        }[test.what, test.sign]

    def _measure(self, test: Test) -> str:
        say = self.words.say
        return {
            ("cofinancing", ""): say("own part of the budget"),
            ("cash", ""): say("own cash in the budget"),
            ("cash", "cofinancing"): say("cash in the team's own part"),
            ("in_kind", ""): say("contributions in kind in the budget"),
            ("in_kind", "cofinancing"): say("contributions in kind in the team's own part"),
            ("budget", ""): say("budget"),
            ("grant", ""): say("grant asked for"),
            ("duration", ""): say("months of work"),
            ("applications", ""): say("applications by one lead"),
        }[test.what, test.share_of]

    def _number(self, test: Test) -> str:
        number = test.number or 0.0
        if test.unit == "%":
            return self.words.percent(number / 100)
        return self.words.amount(number, currency=test.unit or None)

    def _names(self, test: Test) -> str:
        names = [self.name(value) for value in test.values]
        if len(names) > FEW + 1:
            # One more is named as well: `1 others` would be no shorter.
            more = self.words.say("%(number)s others", number=len(names) - FEW)
            names = [*names[:FEW], more]
        return self.either(names)

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

    @cached_property
    def _known(self) -> dict[What, frozenset[str]]:
        one = self._vocabulary
        return {
            "kind": frozenset(one.kinds),
            "theme": frozenset(one.themes),
            "language": frozenset(one.languages),
        }
