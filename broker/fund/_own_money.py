"""What to mind of one's own money when applying to a call."""

from broker.fund._quotes import Quotes
from broker.fund._size import is_too_small
from broker.model import Call, Proposal
from broker.wording import Words


def own_money(call: Call, *, proposal: Proposal, quotes: Quotes, words: Words) -> tuple[str, ...]:
    """Return whether a call gives less than is needed, and asks for money of one's own.

    Args:
        call: The call.
        proposal: What is to be paid for.
        quotes: Says the words of its record.
        words: The language.
    """
    say, found = words.say, []
    if call.max_grant is not None and is_too_small(call, proposal=proposal):
        most = words.amount(call.max_grant, currency=call.currency)
        found.append(
            say("It expects about %(most)s for one project; more may be asked for.", most=most)
            if call.amounts_expected
            else say("It gives at most %(most)s.", most=most)
        )
    if call.cofinancing == "yes":
        if not _sets_share(call):
            found.append(say("It asks for money of your own."))
        if call.cofinancing_note:
            note = words.known(call.cofinancing_note).rstrip(".")
            found.append(say("On this its record says: %(quote)s.", quote=quotes.quoted(note)))
    return tuple(found)


def _sets_share(call: Call) -> bool:
    """Tell whether a condition says what share of the budget a team must bring."""
    return any(
        test.what in {"cofinancing", "cash"} and test.sign == ">="
        for one in call.conditions
        for test in one.tests
    )
