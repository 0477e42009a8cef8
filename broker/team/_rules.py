"""What the rules of a team count."""

from collections.abc import Sequence

from broker.evidence import Evidence
from broker.model import InputError, Rule


def parse_rule(text: str, *, evidence: Evidence) -> Rule:
    """Read a rule as a person writes it; names are resolved through the vocabulary.

    Raises:
        InputError: If it is no rule; the message shows how one looks.
        UnknownNameError: If it names an unknown kind, country, theme, region or range.
    """
    rule = Rule.read(text)
    if not rule.key:
        return rule
    return rule.model_copy(update={"key": _resolve(rule.what, rule.key, evidence=evidence)})


def _resolve(what: str, key: str, *, evidence: Evidence) -> str:
    vocabulary = evidence.vocabulary
    if what == "kind":
        return vocabulary.kind(key)
    if what == "theme":
        return vocabulary.theme(key)
    if what == "region":
        # Some regions share their name with a range, and the rule says which of both is meant.
        return vocabulary.region(key)
    place = vocabulary.place(key)
    if place.kind != what:
        raise InputError(
            f"{key!r} is a {place.kind}, not a {what}. Write {place.kind}:{key} instead."
        )
    return place.key


class Traits:
    """What each organisation counts for, as far as rules go.

    Args:
        evidence: The alliance.
        pool: Positions of the candidates.
    """

    def __init__(self, evidence: Evidence, *, pool: Sequence[int]) -> None:
        self.evidence = evidence
        self.pool = tuple(pool)

    def groups(self, rule: Rule) -> dict[str, frozenset[int]]:
        """Return the candidates by what the rule counts, as positions in the pool.

        For `countries` and `kinds` there is a group for each country or kind, and the rule counts
        groups; for all others there is one group, and the rule counts its members.
        """
        people = [self.evidence.organisations[place] for place in self.pool]
        if rule.what in {"countries", "kinds"}:
            values = [one.country if rule.what == "countries" else one.kind for one in people]
            named = sorted({value for value in values if value})
            return {
                name: frozenset(i for i, value in enumerate(values) if value == name)
                for name in named
            }
        return {"": frozenset(i for i in range(len(people)) if self._counts(rule, self.pool[i]))}

    def _counts(self, rule: Rule, place: int) -> bool:
        one = self.evidence.organisations[place]
        if rule.what == "members":
            return True
        if rule.what == "kind":
            return one.kind == rule.key
        if rule.what == "country":
            return one.country == rule.key
        documents = [self.evidence.documents[index] for index in self.evidence.owned[place]]
        if rule.what == "theme":
            return any(rule.key in document.themes for document in documents)
        if rule.what == "region":
            countries = self.evidence.vocabulary.regions[rule.key].countries
            return one.country in countries or any(
                rule.key in document.regions for document in documents
            )
        return any(
            self._in_range(key, rule.key) for document in documents for key in document.ranges
        )

    def _in_range(self, key: str, wanted: str) -> bool:
        return key == wanted or wanted in self.evidence.vocabulary.ranges[key].parents
