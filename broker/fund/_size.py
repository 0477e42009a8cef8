"""Whether the size of a call goes with that of a proposal."""

from broker.fund._cash import ABOUT_EQUAL
from broker.model import Call, Proposal

_FAR = 3.0
"""How many times the largest grant of another such currency a budget must be to be too large."""


def is_too_small(call: Call, *, proposal: Proposal) -> bool:
    """Tell whether a call gives less than a proposal needs.

    No rate is assumed: of two currencies that are worth about the same, the budget must be several
    times the largest grant; others are not compared.
    """
    budget = proposal.budget
    if budget is None or call.max_grant is None or call.currency is None:
        return False
    if call.currency == budget.currency:
        return budget.amount > call.max_grant
    comparable = {call.currency, budget.currency} <= ABOUT_EQUAL
    return comparable and budget.amount > _FAR * call.max_grant


def is_too_large(call: Call, *, proposal: Proposal, part: float) -> bool:
    """Tell whether a call is meant for work of another size than a proposal's.

    Args:
        call: The call; one that says how little it gives is never too large for that much.
        proposal: What is to be paid for.
        part: Part of the largest grant below which a budget is out of place.
    """
    budget = proposal.budget
    if budget is None or not budget.amount or call.max_grant is None or call.currency is None:
        return False
    if call.currency == budget.currency:
        least = call.max_grant * part
        return budget.amount < (least if call.min_grant is None else min(least, call.min_grant))
    comparable = {call.currency, budget.currency} <= ABOUT_EQUAL
    return comparable and call.min_grant is None and budget.amount * _FAR < call.max_grant * part
