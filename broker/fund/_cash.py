"""The cash that a call leaves to be found, and the rules that make it so."""

import math
from collections.abc import Iterable, Sequence

from broker.fund._facts import Facts
from broker.model import (
    Call,
    CashPlan,
    Contribution,
    InputError,
    Limit,
    Money,
    Organisation,
    Proposal,
)

ABOUT_EQUAL = frozenset({"CAD", "CHF", "EUR", "GBP", "USD"})
"""Currencies whose units are worth the same within a factor of two."""

_CENT = 0.005
_LIMITS: tuple[Limit, ...] = (
    "largest_grant",
    "expected_grant",
    "cofinancing",
    "cash",
    "in_kind",
)


def cash_gap(call: Call, *, proposal: Proposal) -> float | None:
    """Return the cash that a call leaves uncovered if nobody brings any, in the budget's currency.

    That is the budget above the largest grant, or the share that the call asks the team to bring,
    whichever is more. None where the budget or both of these are not known, or where the call pays
    in another currency.
    """
    budget = proposal.budget
    if budget is None or call.currency not in {None, budget.currency}:
        return None
    plan = cash_plan(call, budget=budget)
    return None if plan is None else plan.missing


def cash_plan(
    call: Call,
    *,
    budget: Money,
    team: Sequence[Organisation] = (),
    facts: Facts | None = None,
    funder: str | None = None,
) -> CashPlan | None:
    """Return what a team must bring itself so that a call could pay the rest of a budget.

    Args:
        call: The call with its largest grant and its conditions on shares of the budget.
        budget: What the work costs as a whole.
        team: Who would bring something; what is missing is split among them in equal parts.
        facts: What each of them brings, as `NAME.cash` and `NAME.in_kind`.
        funder: Name of the funder; its id by default.

    Returns:
        The plan; None where nothing is known of what the call leaves to the team.

    Raises:
        InputError: If the call's sums or a contribution are in another currency than the budget:
            no rate is assumed.
    """
    brought = _contributions(team, facts=facts or Facts(), currency=budget.currency)
    _require_currency(call, budget=budget)
    least = _least(call, budget=budget)
    if all(one is None for one in least.values()):
        return None
    own = max(one or 0.0 for one in least.values())
    offered = sum(one.in_kind for one in brought)
    cash = sum(one.cash for one in brought)
    counted = min(offered, own, _most_in_kind(call, budget=budget, own=own))
    floor = max(least["cash"] or 0.0, _share(call, "cash", ">=", of=own, part="cofinancing") or 0.0)
    missing = max(0.0, max(own - counted, floor) - cash)
    return CashPlan(
        funder=funder or call.funder,
        call=call.title,
        currency=budget.currency,
        budget=budget.amount,
        grant=budget.amount - own,
        own=own,
        in_kind=counted,
        cash=cash,
        missing=missing,
        limits=_binding(least, own=own, floor=floor, counted=counted, offered=min(offered, own))
        if missing >= _CENT
        else (),
        complete=call.max_grant is not None,
        each=tuple(one.model_copy(update={"further": missing / len(brought)}) for one in brought),
    )


def _require_currency(call: Call, *, budget: Money) -> None:
    """Refuse a call in another currency than the budget."""
    if call.currency not in {None, budget.currency}:
        raise InputError(
            "The budget is in %(currency)s, the grant of %(title)r in %(wanted)s. Give "
            "the budget in %(wanted)s; no rate is assumed here.",
            currency=budget.currency,
            title=call.title,
            wanted=call.currency,
        )


def _least(call: Call, *, budget: Money) -> dict[Limit, float | None]:
    """Return what each rule asks the team to bring at least; None where there is no such rule."""
    grant: Limit = "expected_grant" if call.amounts_expected else "largest_grant"
    return {
        grant: max(0.0, budget.amount - call.max_grant) if call.max_grant is not None else None,
        "cofinancing": _share(call, "cofinancing", ">=", of=budget.amount),
        "cash": _share(call, "cash", ">=", of=budget.amount),
    }


def _most_in_kind(call: Call, *, budget: Money, own: float) -> float:
    """Return how much of what a team brings in kind may count.

    Args:
        call: The call.
        budget: What the work costs as a whole.
        own: What the team must bring.
    """
    caps = (
        _share(call, "in_kind", "<=", of=budget.amount),
        _share(call, "in_kind", "<=", of=own, part="cofinancing"),
    )
    return min((cap for cap in caps if cap is not None), default=math.inf)


def _binding(
    least: dict[Limit, float | None], *, own: float, floor: float, counted: float, offered: float
) -> tuple[Limit, ...]:
    """Return the rules that set the cash that is needed; all of them where several ask the same.

    Args:
        least: What the rules ask the team to bring.
        own: The most of these.
        floor: What must come in cash.
        counted: What counts of the contributions in kind.
        offered: What would count of them if no rule held it down.
    """
    found: list[Limit] = []
    if own - counted >= floor - _CENT:
        names: tuple[Limit, ...] = ("largest_grant", "expected_grant", "cofinancing")
        found += [name for name in names if (least.get(name) or 0.0) >= max(own - _CENT, _CENT)]
        if offered - counted > _CENT and own - counted > floor + _CENT:
            found.append("in_kind")
    if floor >= max(own - counted - _CENT, _CENT):
        found.append("cash")
    return tuple(name for name in _LIMITS if name in found)


def _share(call: Call, what: str, sign: str, *, of: float, part: str = "") -> float | None:
    """Return the strictest limit that the conditions set as a share; None where none does."""
    alone = [one.tests[0] for one in call.conditions if len(one.tests) == 1 and one.given is None]
    shares = [
        (test.number or 0.0) / 100 * of
        for test in alone
        if (test.what, test.sign, test.share_of) == (what, sign, part)
    ]
    if not shares:
        return None
    return max(shares) if sign == ">=" else min(shares)


def _contributions(
    team: Iterable[Organisation], *, facts: Facts, currency: str
) -> tuple[Contribution, ...]:
    people = tuple(team)
    found = []
    for place, one in enumerate(people):
        sums = {"cash": 0.0, "in_kind": 0.0}
        for what in sums:
            told = facts.of(one.id, what, leads=place == 0)
            if not isinstance(told, Money):
                continue
            if told.currency != currency:
                raise InputError(
                    "%(name)s brings %(told)s, but the budget is in %(currency)s. Tell it in "
                    "%(currency)s; no rate is assumed here.",
                    name=one.name,
                    told=told,
                    currency=currency,
                )
            sums[what] = told.amount
        found.append(Contribution(member=one.name, **sums, further=0.0))
    return tuple(found)


def seed_money(calls: Iterable[Call], *, most: float) -> tuple[Call, ...]:
    """Return the calls whose largest grant is known and no more than an amount.

    Only currencies that are worth about the same are compared, at face value.
    """
    return tuple(
        call
        for call in calls
        if call.max_grant is not None and call.max_grant <= most and call.currency in ABOUT_EQUAL
    )
