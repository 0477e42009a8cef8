"""What a brief says of a team."""

from collections.abc import Iterator

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Table
from broker.export._brief import MOST_CALLS
from broker.export._labels import Labels
from broker.model import CallForTeam, TeamAnswer
from broker.wording import Words


def team_blocks(answer: TeamAnswer, *, labels: Labels) -> Iterator[Block]:
    """Yield the team with what each member covers; or why there is none, and the ways out."""
    words = labels.words
    yield Heading(words.say("A team"), level=2)
    yield Paragraph(_verdict(answer, words=words))
    if answer.conflict:
        yield Bullets(
            tuple(map(Bullet, answer.conflict)), words.say("These rules cannot all be kept:")
        )
    if answer.relaxations:
        ways = tuple(Bullet(relaxation.change) for relaxation in answer.relaxations)
        yield Bullets(ways, words.say("Any of these changes would make a team possible:"))
    if answer.team:
        yield Table(
            words.count(
                "A team of %(number)s member", "A team of %(number)s members", len(answer.team)
            ),
            header=(words.say("Organisation"), words.say("Seat"), words.say("Covers")),
            rows=tuple(
                (
                    one.member,
                    _seat(one.seat, labels=labels),
                    words.list(one.covers) if one.covers else "–",
                )
                for one in answer.team
            ),
        )
    yield from _replacements(answer, words=words)
    open_calls = tuple(call for call in answer.calls if call.eligible != "no")[:MOST_CALLS]
    if open_calls:
        yield _calls(open_calls, words=words)


def eligible(verdict: str, *, words: Words) -> str:
    """Return in words whether somebody may apply."""
    if verdict == "yes":
        return words.say("Yes")
    if verdict == "no":
        return words.say("No")
    return words.say("Not known")


def call_name(funder: str, call: str) -> str:
    """Return the name of a call, which often is just the funder's."""
    return funder if call == funder else f"{funder}: {call}"


def _verdict(answer: TeamAnswer, *, words: Words) -> str:
    if answer.status == "optimal":
        return words.say("This is the best team that these rules allow.")
    if answer.status == "feasible":
        return words.say("This team keeps all the rules; there may be a better one.")
    return words.say("No team can keep all these rules.")


def _seat(seat: str, *, labels: Labels) -> str:
    if seat == "lead":
        return labels.words.say("Leads")
    if seat == "locked":
        return labels.words.say("Was named beforehand")
    return labels.term("kind", seat)


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
        header=(words.say("Call"), words.say("May apply"), words.say("Why")),
        rows=tuple(
            (
                call_name(call.funder, call.call),
                eligible(call.eligible, words=words),
                " ".join(call.because) or "–",
            )
            for call in calls
        ),
    )
