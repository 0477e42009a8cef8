"""What a condition asks, in words."""

from collections.abc import Sequence
from functools import cached_property

from broker.fund._measures import Measures
from broker.fund._places import Atlas
from broker.model import Condition, Test
from broker.vocabulary import What
from broker.wording import Words

_FEW = 5
"""Entries of a list that a sentence names; it counts the rest."""

_TERMS: tuple[What, ...] = ("kind", "theme", "language")


def few(names: Sequence[str], *, words: Words) -> tuple[str, ...]:
    """Return the first five entries of a list and the number of the others; of six, all."""
    if len(names) <= _FEW + 1:
        # One more is named as well: `1 others` would be no shorter.
        return tuple(names)
    return (*names[:_FEW], words.say("%(number)s others", number=len(names) - _FEW))


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
        self._measures = Measures(words)

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
        return self._asks_quality(test, who=who)

    def _asks_quality(self, test: Test, *, who: str) -> str:
        say, plan = self.words.say, "gender_plan"
        return {
            ("registered", "yes"): say("%(who)s is registered", who=who),
            ("registered", "no"): say("%(who)s is not registered", who=who),
            ("accredited", "yes"): say("%(who)s is accredited by the funder", who=who),
            ("accredited", "no"): say("%(who)s is not accredited by the funder", who=who),
            ("nonprofit", "yes"): say("%(who)s is not for profit", who=who),
            ("nonprofit", "no"): say("%(who)s is for profit", who=who),
            (plan, "yes"): say("%(who)s has a gender equality plan where one is due", who=who),
            (plan, "no"): say("%(who)s has no gender equality plan", who=who),
        }[test.what, test.values[0]]

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
        kinds = [name for name in test.among if name in self._known["kind"]]
        places = [name for name in test.among if name not in kinds]
        if kinds:
            named = self.either([self.name(kind) for kind in kinds])
            said = self.words.say("%(rule)s of this kind: %(kinds)s", rule=said, kinds=named)
        if not (places or test.seats):
            return said
        return self._from(said, places=[self.name(name) for name in (*places, *test.seats)],
                          countries=test.what == "countries")  # fmt: skip

    def _from(self, rule: str, *, places: list[str], countries: bool) -> str:
        """Return a number of countries that are among some, or of organisations from them."""
        if countries:
            listed = self.words.list(tuple(places))
            return self.words.say("%(rule)s among %(names)s", rule=rule, names=listed)
        return self.words.say("%(rule)s from %(places)s", rule=rule, places=self.either(places))

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
        return self._measures.asked(test)

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

    def _names(self, test: Test) -> str:
        names = tuple(self.name(value) for value in test.values)
        return self.either(list(few(names, words=self.words)))

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
