"""Who of a team would get money itself, where taking part and being paid are two things."""

from broker.fund._asks import few
from broker.fund._judge import Applicants
from broker.fund._quotes import Quotes
from broker.model import Call, Organisation, Payment
from broker.wording import Words

_HOME = ("EU",)
"""Seats whose pay is never in question."""


def paid_sentences(
    call: Call, *, applicants: Applicants, quotes: Quotes, words: Words
) -> tuple[str, ...]:
    """Return what is told of money for those of a team who have their seat outside the EU.

    Args:
        call: The call.
        applicants: The team.
        quotes: Says the words of the call.
        words: The language.
    """
    if not call.payments:
        return ()
    told: dict[Payment, list[Organisation]] = {}
    for one in applicants.team:
        if applicants.atlas.seat_in(one, _HOME) is not True:
            fitting = _fitting(call.payments, one, applicants=applicants)
            if fitting is not None:
                told.setdefault(fitting, []).append(one)
    return tuple(
        _said(payment, tuple(_named(one, applicants=applicants, words=words) for one in found),
              quotes=quotes, words=words)
        for payment, found in told.items()
    )  # fmt: skip


def _fitting(
    payments: tuple[Payment, ...], one: Organisation, *, applicants: Applicants
) -> Payment | None:
    """Return the first payment that surely is about an organisation."""
    for payment in payments:
        if payment.kinds and one.kind not in payment.kinds:
            continue
        if not payment.where and (payment.kinds or one.country):
            return payment
        if payment.where and applicants.atlas.lies_in(one.country, payment.where):
            return payment
    return None


def _named(one: Organisation, *, applicants: Applicants, words: Words) -> str:
    if one.country is None:
        return one.name
    country = applicants.atlas.label(one.country, language=words.language)
    return words.say("%(name)s (%(fact)s)", name=one.name, fact=country)


def _said(payment: Payment, names: tuple[str, ...], *, quotes: Quotes, words: Words) -> str:
    say, listed = words.say, words.list(few(names, words=words))
    parts = [
        {
            "yes": say("Paid by the grant, too: %(names)s.", names=listed),
            "no": say("May take part but is not paid by the grant: %(names)s.", names=listed),
            "unknown": say(
                "Not clear from the call, whether paid by the grant or only taking part: "
                "%(names)s.",
                names=listed,
            ),
        }[payment.paid]
    ]
    if payment.quote:
        parts.append(say("On this it says: %(quote)s.", quote=quotes.quoted(payment.quote)))
    if payment.note:
        parts.append(say("The programme's rule: %(rule)s.", rule=words.known(payment.note)))
    return " ".join(parts)
