"""What a brief says of a team."""

from collections.abc import Iterator

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Table
from broker.export._brief import MOST_CALLS
from broker.export._labels import Labels
from broker.model import CallForTeam, TeamAnswer
from broker.wording import Words, call_name, impossible, proof, verdict, ways_out


def team_blocks(answer: TeamAnswer, *, labels: Labels) -> Iterator[Block]:
    """Yield the team with what each member covers; or why there is none, and the ways out."""
    words = labels.words
    yield Heading(words.say("A team"), level=2)
    if answer.status == "infeasible":
        yield from _conflict(answer, labels=labels)
    else:
        yield Paragraph(proof(answer.gap, words=words))
    if answer.team:
        yield Table(
            words.count(
                "A team of %(number)s member", "A team of %(number)s members", len(answer.team)
            ),
            header=(words.say("Organisation"), words.say("Seat"), words.say("Covers")),
            rows=tuple(
                (
                    one.member,
                    labels.seat(one.seat),
                    words.list(one.covers) if one.covers else "–",
                )
                for one in answer.team
            ),
        )
    yield from _replacements(answer, words=words)
    open_calls = tuple(call for call in answer.calls if call.eligible != "no")[:MOST_CALLS]
    if open_calls:
        yield _calls(open_calls, words=words)


def _conflict(answer: TeamAnswer, *, labels: Labels) -> Iterator[Block]:
    words, ways = labels.words, answer.relaxations
    rules = tuple(Bullet(labels.rule(rule)) for rule in answer.conflict)
    yield Bullets(rules, impossible(len(rules), words=words))
    said = ways_out(len(ways), words=words)
    if ways:
        yield Bullets(tuple(Bullet(labels.change(way)) for way in ways), said)
    else:
        yield Paragraph(said)


def _replacements(answer: TeamAnswer, *, words: Words) -> Iterator[Block]:
    entries = tuple(
        Bullet(
            words.say(
                "%(member)s: %(others)s",
                member=member,
                others=words.list(tuple(other.member for other in others)),
            )
        )
        for member, others in answer.replacements.items()
        if others
    )
    if entries:
        yield Bullets(entries, words.say("Who could step in if somebody declines:"))


def _calls(calls: tuple[CallForTeam, ...], *, words: Words) -> Table:
    return Table(
        words.say("Where this team may apply"),
        header=(words.say("Call"), words.say("Application"), words.say("Why")),
        rows=tuple(
            (
                call_name(call.funder, call.call, words=words),
                verdict(call.eligible, words=words),
                " ".join(call.because) or "–",
            )
            for call in calls
        ),
    )
