"""Rules that a team must keep: `WHAT>=N` and `WHAT<=N`."""

import re
from typing import Annotated, Literal

from pydantic import Field, model_serializer, model_validator

from broker.model._errors import InputError
from broker.model._proposal import Place
from broker.model._record import Record, Text

Measure = Literal[
    "members", "countries", "kinds", "large", "around",
    "kind", "country", "theme", "region", "range",
    "skill", "member", "any", "busy", "seat", "call",
]  # fmt: skip
"""What a rule counts in a team.

`members`, `countries` and `kinds` count all of them; `large` the large organisations; `around`
those from around the alliance; `kind`, `country`, `theme`, `region`, `range` and `skill` the
members that have what the key names; `member` one organisation; `any` those of a list, as in
`any:A|B<=1`; `busy:K` the members in K or more running initiatives; `seat` those in a named seat;
`call` those who could sign an application to a call.
"""

_RULE = re.compile(
    r"\s*(?P<what>\w+)\s*(?::\s*(?P<key>[^<>=]+?))?\s*(?P<sign><=|>=)\s*(?P<n>\d{1,9})\s*"
)
_PLAIN = frozenset({"members", "countries", "kinds", "large", "around"})
_KEYED = frozenset({
    "kind", "country", "theme", "region", "range",
    "skill", "member", "any", "busy", "seat", "call", "around",
})  # fmt: skip
"""`around` stands alone or names whom it means, as `any` does."""


class Rule(Record):
    """One condition on a team, for instance `countries>=3` or `kind:private_sector<=1`.

    In JSON it is this text, and it can be made from it.
    """

    what: Measure
    key: str = ""
    """What is counted; empty for the plain measures."""
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

    @property
    def counted(self) -> tuple[Measure, str]:
        """What it counts, whatever the number."""
        return self.what, self.key

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the key of `any` and `around`."""
        return tuple(name.strip() for name in self.key.split("|") if name.strip())

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
    if match is None or what not in (_KEYED if key else _PLAIN):
        raise InputError(
            "%(text)r is no rule. Write WHAT>=N or WHAT<=N, where WHAT is members, "
            "countries, kinds, kind:K, country:ISO3, theme:T, region:R or range:NAME, "
            "for instance 'countries>=3' or 'kind:private_sector<=1'. WHAT may also be "
            "large, busy:N, skill:S, member:NAME, any:A|B or around.",
            text=text,
        )
    return {"what": what, "key": key, "at_least": match["sign"] == ">=", "number": int(match["n"])}


class Seat(Record):
    """A named seat in a team, with what whoever takes it must have.

    Of each field that is given, at least one entry must be met; nothing given means anybody.
    """

    name: Text
    kinds: tuple[str, ...] = ()
    """Keys of member kinds."""
    themes: tuple[str, ...] = ()
    """Keys of themes that a source says they work on."""
    skills: tuple[str, ...] = ()
    """Words for what they can do; what they offer or run must be close to one of these."""
    places: tuple[Place, ...] = ()
    """Where they work or are."""
    minimum: Annotated[int, Field(ge=0, le=100)] = 1
    maximum: Annotated[int, Field(ge=0, le=100)] = 1

    @model_validator(mode="after")
    def _in_order(self) -> "Seat":
        if self.minimum > self.maximum:
            raise InputError(
                "The seat %(name)r asks for at least %(minimum)s and at most %(maximum)s "
                "members: check both numbers.",
                name=self.name,
                minimum=self.minimum,
                maximum=self.maximum,
            )
        return self
