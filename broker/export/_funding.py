"""What a brief says of funding."""

from collections.abc import Iterator

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Table
from broker.export._reasons import bullets_of
from broker.model import FundingAnswer, RankedCall
from broker.wording import Words, call_name, one_away, uncovered, verdict


def funding_blocks(
    answer: FundingAnswer, *, calls: tuple[RankedCall, ...], numbers: dict[str, int], words: Words
) -> Iterator[Block]:
    """Yield the calls that may be open, for whom and why, and what would open further ones.

    Args:
        answer: All calls that were looked at.
        calls: Those to tell about.
        numbers: Number of each source that is quoted.
        words: The language it is written in.
    """
    yield Heading(words.say("Funding"), level=2)
    yield Paragraph(
        words.say("Terms and deadlines change. Check each one with the funder before use."),
        style="note",
    )
    if calls:
        yield _overview(calls, words=words)
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
        yield from _call(call, numbers=numbers, words=words)
    if answer.one_away:
        entries = (Bullet(one_away(one.call, one.add, words=words)) for one in answer.one_away)
        yield Bullets(tuple(entries), words.say("One partner away"))


def _overview(calls: tuple[RankedCall, ...], *, words: Words) -> Table:
    return Table(
        words.count(
            "%(number)s call that could pay for it",
            "%(number)s calls that could pay for it",
            len(calls),
        ),
        header=(
            words.say("Call"),
            words.say("Application"),
            words.say("Deadline"),
            words.say("As of"),
        ),
        rows=tuple(
            (
                f"{call.rank}. {call_name(call.funder, call.call, words=words)}",
                verdict(call.eligible, words=words),
                words.moment(call.deadline) if call.deadline else words.say("not known"),
                str(call.as_of) if call.as_of else words.say("year not known"),
            )
            for call in calls
        ),
    )


def _call(call: RankedCall, *, numbers: dict[str, int], words: Words) -> Iterator[Block]:
    yield Heading(f"{call.rank}. {call_name(call.funder, call.call, words=words)}", level=3)
    if call.because:
        label = words.say(
            "%(name)s: %(value)s",
            name=words.say("Application"),
            value=verdict(call.eligible, words=words),
        )
        foreign = tuple((one.text, one.language) for one in call.quotes)
        yield Bullets(tuple(Bullet(one, foreign=foreign) for one in call.because), label)
    if call.reasons:
        yield Bullets(bullets_of(call.reasons, numbers=numbers, words=words), words.say("Why:"))
    if call.form:
        yield Paragraph(" ".join(call.form))
    if call.cash_gap:
        yield Paragraph(uncovered(call.cash_gap, words=words))
    if call.as_of:
        yield Paragraph(
            words.say("As of %(year)s. Check before use.", year=call.as_of), style="note"
        )
    else:
        yield Paragraph(
            words.say("The year of these terms is not known. Check before use."), style="note"
        )
