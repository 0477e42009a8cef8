"""What somebody tells about a team and its application that no record holds."""

import datetime as dt
import re
from collections.abc import Callable, Iterable

from broker.model import InputError, Money, Organisation, Record, Said
from broker.vocabulary import amount_written

_ITEM = re.compile(r"(?:(?P<who>.+)\.)?(?P<what>\w+)\s*=\s*(?P<value>.+)")
_FLAGS = {"registered", "accredited", "nonprofit", "gender_plan"}
_WORK_FLAGS = {"invited", "nominated", "endorsed"}
_NUMBERS = {"duration", "applications"}
_SHARES = {"cofinancing", "cash", "in_kind"}
_DAYS = {"start", "end"}
_WORK = (*_WORK_FLAGS, *_NUMBERS, *_SHARES, *_DAYS, "grant", "language")
_OWN = ("age", *_FLAGS, "cash", "in_kind")

_GROUPED = (
    r"(?P<grouped>[1-9]\d{0,2}(?P<mark>[.,'’\s])\d{3}(?:(?P=mark)\d{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<cents>\d{1,2}))?"
)
_PLAIN = r"(?P<plain>\d+)(?:[.,](?P<part>\d{1,2}))?"
"""Amounts with and without marks between thousands; three digits are never decimals."""

Value = bool | float | str | Money


def read_money(text: str) -> Money:
    """Return an amount as it is written: `80000 EUR`, `EUR 80,000`, `80.000 EUR` or `80 000 EUR`.

    A point or comma before exactly three digits stands between thousands, as in a proposal's text.

    Raises:
        InputError: If it is none.
    """
    currency = r"(?P<{}>[A-Za-z]{{3}})"
    if found := re.fullmatch(
        rf"(?:{currency.format('before')}\s*)?(?:{_GROUPED}|{_PLAIN})"
        rf"(?:\s*{currency.format('after')})?",
        text.strip(),
    ):
        codes = [code for code in (found["before"], found["after"]) if code]
        if len(codes) == 1:
            whole = re.sub(r"\D", "", found["grouped"] or found["plain"])
            part = found["cents"] or found["part"] or "0"
            return Money(amount=float(f"{whole}.{part}"), currency=codes[0].upper())
    if spelt := amount_written(text):
        return spelt
    raise InputError(
        "%(text)r is no amount; write it with its currency, as '80000 EUR'.", text=text
    )


class Fact(Record):
    """One fact: of the application, or of an organisation."""

    who: str | None = None
    """Id of an organisation, `lead`, or `each`; None for the application."""
    what: str
    value: Value


class Facts(Record):
    """All facts that were told. No fact has two values."""

    told: tuple[Fact, ...] = ()

    @classmethod
    def read(cls, items: Iterable[str], *, find: Callable[[str], Organisation]) -> "Facts":
        """Read facts as they are written: `duration=24`, `lead.age=3`, `Helvetas.cash=20000 EUR`.

        Args:
            items: The facts. Those of an organisation start with its name, `lead` or `each`.
            find: Returns the organisation with a name.

        Raises:
            InputError: If one is none, or if two contradict each other.
            UnknownNameError: If no organisation has a name.
        """
        told: dict[tuple[str | None, str], Fact] = {}
        for item in items:
            fact = _fact(item, find=find)
            before = told.setdefault((fact.who, fact.what), fact)
            if before.value != fact.value:
                raise InputError(
                    "%(item)r contradicts what was told before: %(what)s is %(before)s. Tell it "
                    "once.",
                    item=item,
                    what=fact.what,
                    before=_written(before.value),
                )
        return cls(told=tuple(told.values()))

    def by_name(self, *, lead: str | None, each: tuple[str, ...]) -> "Facts":
        """Return the facts with ids in place of `lead` and `each`.

        Args:
            lead: Id of the organisation that leads; facts of an unknown lead stay as they are.
            each: Ids of all organisations of the team.
        """
        meant = {"each": each, "lead": ("lead" if lead is None else lead,)}
        return Facts(
            told=tuple(
                one if who == one.who else one.model_copy(update={"who": who})
                for one in self.told
                for who in meant.get(one.who or "", (one.who,))
            )
        )

    def of_work(self, what: str) -> Value | None:
        """Return a fact of the application; None if it was not told."""
        return next((one.value for one in self.told if one.who is None and one.what == what), None)

    def of(self, organisation: str, what: str, *, leads: bool | None) -> Value | None:
        """Return a fact of an organisation; None if it was not told.

        Args:
            organisation: Its id.
            what: The fact.
            leads: Whether it leads; None if that is not known.

        Raises:
            InputError: If two values were told, one for it and one for `lead` or `each`.
        """
        ways = {organisation, "each"} | ({"lead"} if leads else set())
        values = [one.value for one in self.told if one.what == what and one.who in ways]
        if any(value != values[0] for value in values):
            raise InputError(
                "What was told of %(organisation)r contradicts itself: %(what)s is "
                "%(names)s. Tell it once.",
                organisation=organisation,
                what=what,
                names=tuple(dict.fromkeys(map(_written, values))),
            )
        return values[0] if values else None


def _fact(item: str, *, find: Callable[[str], Organisation]) -> Fact:
    found = _ITEM.fullmatch(item.strip())
    if found is None:
        raise InputError(
            "%(item)r is no fact. Write for instance duration=24, lead.age=3, "
            "cofinancing=25%% or 'NAME.cash=20000 EUR'.",
            item=item,
        )
    who, what, value = found["who"], found["what"], found["value"].strip()
    allowed = _WORK if who is None else _OWN
    if what not in allowed:
        raise InputError(
            "%(item)r: %(what)r is no fact. Known: %(names)s.",
            item=item,
            what=what,
            names=", ".join(sorted(allowed)),
        )
    if who is not None and who not in {"lead", "each"}:
        who = find(who.strip()).id
    return Fact(who=who, what=what, value=_value(what, value, item=item, own=who is not None))


def _value(what: str, text: str, *, item: str, own: bool) -> Value:
    if what in _FLAGS | _WORK_FLAGS:
        if text not in {"yes", "no"}:
            raise InputError("%(item)r: write yes or no.", item=item)
        return text == "yes"
    if what == "grant" or (own and what in {"cash", "in_kind"}):
        return read_money(text)
    if what in _DAYS:
        return _day(text, item=item)
    if what == "language":
        return text
    share = what in _SHARES
    number = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%?)", text)
    if number is None or (share and float(number[1]) > 100) or (number[2] and not share):
        raise InputError("%(item)r: %(text)r is no number that it could be.", item=item, text=text)
    return float(number[1])


def _written(value: Value) -> str:
    """Return a value as somebody would tell it."""
    if isinstance(value, bool):
        return Said("yes") if value else Said("no")
    return f"{value:g}" if isinstance(value, float) else str(value)


def _day(text: str, *, item: str) -> str:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
    except ValueError as error:
        raise InputError("%(item)r: write a day as 2027-01-31.", item=item) from error
