"""Rules that a team must keep: `WHAT>=N` and `WHAT<=N`."""

import re
from typing import Literal

from pydantic import model_serializer, model_validator

from broker.model._errors import InputError
from broker.model._record import Record

Measure = Literal["members", "countries", "kinds", "kind", "country", "theme", "region", "range"]

_RULE = re.compile(
    r"\s*(?P<what>\w+)\s*(?::\s*(?P<key>[^<>=]+?))?\s*(?P<sign><=|>=)\s*(?P<n>\d+)\s*"
)
_PLAIN = frozenset({"members", "countries", "kinds"})
_KEYED = frozenset({"kind", "country", "theme", "region", "range"})


class Rule(Record):
    """One condition on a team, for instance `countries>=3` or `kind:private_sector<=1`.

    In JSON it is this text, and it can be made from it.
    """

    what: Measure
    key: str = ""
    """Kind, country, theme, region or range that is counted; empty for the plain measures."""
    at_least: bool
    number: int

    @classmethod
    def read(cls, text: str) -> "Rule":
        """Read a rule as it is written; names in it stay as they are.

        Raises:
            InputError: If it is no rule; the message shows how one looks.
        """
        return cls(**_parts(text))

    def __str__(self) -> str:
        sign = ">=" if self.at_least else "<="
        return f"{self.what}{f':{self.key}' if self.key else ''}{sign}{self.number}"

    def holds(self, value: int) -> bool:
        """Return whether a count keeps the rule."""
        return value >= self.number if self.at_least else value <= self.number

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: object) -> object:
        return _parts(given) if isinstance(given, str) else given

    @model_serializer
    def _to_text(self) -> str:
        return str(self)


def _parts(text: str) -> dict[str, object]:
    match = _RULE.fullmatch(text)
    what = match["what"].casefold() if match else ""
    key = (match["key"] or "").strip() if match else ""
    if match is None or (what in _PLAIN) == bool(key) or what not in _PLAIN | _KEYED:
        raise InputError(
            f"{text!r} is no rule. Write WHAT>=N or WHAT<=N, where WHAT is members, countries, "
            "kinds, kind:K, country:ISO3, theme:T, region:R or range:NAME, for instance "
            "'countries>=3' or 'kind:private_sector<=1'."
        )
    return {"what": what, "key": key, "at_least": match["sign"] == ">=", "number": int(match["n"])}
