"""What a brief says of funding."""

from collections.abc import Iterator

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Table
from broker.export._labels import Labels
from broker.export._reasons import bullets_of
from broker.export._team import call_name, eligible
from broker.model import FundingAnswer, RankedCall


def funding_blocks(
    answer: FundingAnswer, *, calls: tuple[RankedCall, ...], numbers: dict[str, int], labels: Labels
) -> Iterator[Block]:
    """Yield the calls that may be open, for whom and why, and what would open further ones.

    Args:
        answer: All calls that were looked at.
        calls: Those to tell about.
        numbers: Number of each source that is quoted.
        labels: Names in the reader's language.
    """
    words = labels.words
    yield Heading(words.say("Funding"), level=2)
    yield Paragraph(
        words.say("Terms and deadlines change. Check each one with the funder before use."),
        style="note",
    )
    if calls:
        yield _overview(calls, labels=labels)
    else:
        yield Paragraph(words.say("No call on record fits this proposal."))
    left_out = len(answer.calls) - len(calls)
    if left_out:
        yield Paragraph(
            words.count(
                "%(number)s further call is not shown here.",
                "%(number)s further calls are not shown here.",
                left_out,
            )
        )
    for call in calls:
        yield from _call(call, numbers=numbers, labels=labels)
    if answer.one_away:
        entries = tuple(
            Bullet(
                words.say("%(call)s: add %(members)s", call=one.call, members=", ".join(one.add))
            )
            for one in answer.one_away
        )
        yield Bullets(entries, words.say("One more member (any of those named) would open:"))


def _overview(calls: tuple[RankedCall, ...], *, labels: Labels) -> Table:
    words = labels.words
    return Table(
        words.count(
            "%(number)s call that could pay for it",
            "%(number)s calls that could pay for it",
            len(calls),
        ),
        header=(
            words.say("Call"),
            words.say("May apply"),
            words.say("Deadline"),
            words.say("As of"),
        ),
        rows=tuple(
            (
                f"{call.rank}. {call_name(call.funder, call.call)}",
                eligible(call.eligible, words=words),
                labels.day(call.deadline) if call.deadline else words.say("not known"),
                str(call.as_of) if call.as_of else words.say("year not known"),
            )
            for call in calls
        ),
    )


def _call(call: RankedCall, *, numbers: dict[str, int], labels: Labels) -> Iterator[Block]:
    words = labels.words
    yield Heading(f"{call.rank}. {call_name(call.funder, call.call)}", level=3)
    if call.because:
        may = eligible(call.eligible, words=words)
        yield Bullets(
            tuple(map(Bullet, call.because)), words.say("May apply: %(answer)s", answer=may)
        )
    if call.reasons:
        yield Bullets(bullets_of(call.reasons, numbers=numbers, words=words), words.say("Why:"))
    if call.cash_gap:
        yield Paragraph(
            words.say(
                "It would leave about %(amount)s uncovered, in the currency of the call.",
                amount=labels.amount(call.cash_gap),
            )
        )
    if call.as_of:
        yield Paragraph(
            words.say("As of %(year)s. Check before use.", year=call.as_of), style="note"
        )
    else:
        yield Paragraph(
            words.say("The year of these terms is not known. Check before use."), style="note"
        )
