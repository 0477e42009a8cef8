"""Rules of a team: from plain widgets to those that the engine reads."""

from collections.abc import Collection
from dataclasses import dataclass

from broker.model import Measure, Rule


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What was asked for in the form; 0 and nothing stand for no rule."""

    countries: int = 0
    """At least this many countries; so for kinds."""
    kinds: int = 0
    most_of_kind: tuple[str | None, int] = (None, 0)
    """A kind, and how many of it at most."""
    least_of_kind: tuple[str | None, int] = (None, 0)
    """A kind, and how many of it at least."""
    themes: Collection[str] = ()
    """Themes that somebody in the team must work on; so for the regions."""
    regions: Collection[str] = ()
    homes: Collection[str] = ()
    """Countries (ISO 3166 alpha-3) that somebody in the team must be from."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the wishes as rules."""
        rules = []
        if self.countries:
            rules.append(_rule("countries", self.countries))
        if self.kinds:
            rules.append(_rule("kinds", self.kinds))
        most, least = self.most_of_kind, self.least_of_kind
        if most[0]:
            rules.append(Rule(what="kind", key=most[0], at_least=False, number=most[1]))
        if least[0] and least[1]:
            rules.append(_rule("kind", least[1], key=least[0]))
        rules += [_rule("theme", 1, key=key) for key in self.themes]
        rules += [_rule("region", 1, key=key) for key in self.regions]
        rules += [_rule("country", 1, key=key) for key in self.homes]
        return tuple(rules)


def _rule(what: Measure, number: int, *, key: str = "") -> Rule:
    return Rule(what=what, key=key, at_least=True, number=number)
