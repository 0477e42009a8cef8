"""A team as a work plan: who does what, built on what, by when, paid by whom."""

from collections.abc import Iterator
from datetime import date, timedelta

from broker.export._about import about
from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Table
from broker.export._brief import Brief
from broker.export._funding import funding_blocks
from broker.export._labels import Labels
from broker.export._team import team_blocks
from broker.export._write import files_of
from broker.model import FundingAnswer, Record, Rule, TeamAnswer, Text, Understood
from broker.wording import Words

_WEEKS = (2, 4, 6, 8)
"""Weeks after which the first four steps should be done."""


class BuildsOn(Record):
    """Running work of a member on which the joint work can build."""

    member: str
    title: str
    source: str


class WorkPlan(Record):
    """A team with its next steps, for those in it to correct."""

    title: Text
    language: str = "en"
    understood: Understood
    rules: tuple[Rule, ...] = ()
    """The rules that the team keeps."""
    team: TeamAnswer
    builds_on: tuple[BuildsOn, ...] = ()
    funding: FundingAnswer | None = None
    made_on: date


def plan_files(plan: WorkPlan) -> dict[str, bytes]:
    """Return a work plan as files by their ending: `docx`, `html` and `txt`."""
    words = Words(plan.language)
    return files_of(tuple(_blocks(plan, words=words)), words=words, made_on=plan.made_on)


def _blocks(plan: WorkPlan, *, words: Words) -> Iterator[Block]:
    labels = Labels(words)
    yield Heading(words.say("Work plan: %(title)s", title=plan.title), level=1)
    yield Paragraph(words.say("Made on %(date)s.", date=words.day(plan.made_on)), style="note")
    yield Paragraph(
        words.say("A draft to correct together: nobody has agreed to anything yet."), style="note"
    )
    told = tuple(map(Bullet, about(plan.understood, labels=labels)))
    yield Bullets(told, words.say("What the work is about:"))
    if plan.rules:
        kept = tuple(Bullet(labels.rule(rule)) for rule in plan.rules)
        yield Bullets(kept, words.say("Rules that the team keeps:"))
    yield from team_blocks(plan.team, labels=labels)
    yield from _builds_on(plan.builds_on, words=words)
    yield _steps(plan, words=words)
    if plan.funding:
        # The calls of a plan are told as those of a brief.
        brief = Brief(
            title=plan.title,
            language=plan.language,
            proposal="",
            understood=plan.understood,
            funding=plan.funding,
            made_on=plan.made_on,
        )
        yield from funding_blocks(plan.funding, calls=brief.open_calls, numbers={}, words=words)


def _builds_on(works: tuple[BuildsOn, ...], *, words: Words) -> Iterator[Block]:
    if not works:
        return
    yield Heading(words.say("Running work to build on"), level=2)
    yield Table(
        words.say("What members of the team already run; it needs no new money to begin"),
        header=(words.say("Organisation"), words.say("Activity"), words.say("Source")),
        rows=tuple((one.member, one.title, one.source) for one in works),
    )


def _steps(plan: WorkPlan, *, words: Words) -> Table:
    names = tuple(seated.member for seated in plan.team.team)
    lead = next((one.member for one in plan.team.team if one.seat == "lead"), "")
    who = lead or words.say("to be agreed")
    steps = (
        (words.say("Ask each member whether it takes its seat, and what it brings"), who),
        (words.say("Agree on aim, tasks and who leads"), words.list(names)),
        (words.say("Choose a call and read its terms with the funder"), who),
        (words.say("Write the first draft, each member its own part"), words.list(names)),
    )
    return Table(
        words.say("First steps, with dates to be agreed"),
        header=(words.say("Step"), words.say("Who"), words.say("By")),
        rows=tuple(
            (step, someone, words.day(plan.made_on + timedelta(weeks=weeks)))
            for (step, someone), weeks in zip(steps, _WEEKS, strict=True)
        ),
    )
