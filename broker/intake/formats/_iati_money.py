"""The budget of an IATI activity, which mostly stands there year by year."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from broker.intake.formats._xml import children, words

_REVISED = frozenset({"2", "revised"})
"""How 2.0x and 1.0x say that a budget replaces the one of the same time."""


class Budget(NamedTuple):
    """What the budgets of an activity come to."""

    amount: str = ""
    currency: str = ""
    unclear: bool = False
    """Whether there are some that cannot be added up."""
    added: bool = False
    """Whether it is the sum of several."""


class _Part(NamedTuple):
    start: str
    end: str
    revised: bool
    amount: str
    currency: str


def budget_of(activity: Element) -> Budget:
    """Return the budgets of an activity together.

    Those of the parts of its time are added up; a revised one counts instead of the original of the
    same time, and one for the whole time instead of those for its parts. Currencies are never
    added, nor times that overlap.
    """
    there = [one for one in children(activity, "budget") if list(children(one, "value"))]
    parts = [part for one in there for part in _parts(one, activity.get("default-currency", ""))]
    if not parts:
        return Budget()
    if len(parts) > len(there):
        return Budget(unclear=True)
    if len(parts) == 1:
        (only,) = parts
        if not only.currency or only.amount.startswith("-"):
            return Budget(unclear=True)
        return Budget(only.amount, only.currency)
    return _added(parts)


def _parts(budget: Element, currency: str) -> list[_Part]:
    start, end = (
        next((_day(one) for one in children(budget, name)), "")
        for name in ("period-start", "period-end")
    )
    revised = budget.get("type", "").strip().casefold() in _REVISED
    return [
        _Part(start, end, revised, text, one.get("currency") or currency)
        for one in children(budget, "value")
        if (text := words(one))
    ]


def _day(time: Element) -> str:
    return (time.get("iso-date") or words(time))[:10]


def _added(parts: Sequence[_Part]) -> Budget:
    amounts = [_number(one.amount) for one in parts]
    currencies = {one.currency for one in parts}
    if len(currencies) > 1 or not min(currencies) or None in amounts:
        return Budget(unclear=True)
    by_time: dict[tuple[str, str], dict[bool, Decimal]] = {}
    for part, amount in zip(parts, amounts, strict=True):
        same = by_time.setdefault((part.start, part.end), {})
        if part.revised in same or not (part.start and part.end) or amount is None:
            return Budget(unclear=True)
        same[part.revised] = amount
    counted = {time: same.get(True, same.get(False, Decimal())) for time, same in by_time.items()}
    times = sorted(counted)
    whole = counted.get((times[0][0], max(end for _, end in times)))
    total = _sum(counted) if whole is None else whole
    if total is None or total < 0:
        return Budget(unclear=True)
    return Budget(f"{total:f}", currencies.pop(), added=whole is None)


def _sum(counted: dict[tuple[str, str], Decimal]) -> Decimal | None:
    """Return the sum of what stands for times one after the other; None where they overlap."""
    times = sorted(counted)
    if any(then[0] < now[1] for now, then in pairwise(times)):
        return None
    return sum(counted.values(), Decimal())


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
