"""What a brief says, in order, whatever the format."""

import re
from collections.abc import Iterator

from broker.export._about import about
from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Sources, Table
from broker.export._brief import Brief
from broker.export._funding import funding_blocks
from broker.export._labels import Labels
from broker.export._reasons import bullets_of
from broker.export._team import team_blocks
from broker.model import Recommendation, Understood
from broker.wording import Words, nobody_fits, odds

_LONGEST_EXCERPT = 1_500


def content(brief: Brief) -> tuple[Block, ...]:
    """Return the pieces of a brief, in its language."""
    return tuple(_blocks(brief, words=Words(brief.language)))


def _blocks(brief: Brief, *, words: Words) -> Iterator[Block]:
    labels = Labels(words)
    numbers = {source: at for at, source in enumerate(brief.sources, start=1)}
    yield Heading(brief.title, level=1)
    yield Paragraph(
        words.say("Made on %(date)s.", date=words.day(brief.made_on)),
        style="note",
    )
    yield Heading(words.say("What the proposal is about"), level=2)
    yield from _excerpt(brief.proposal, title=brief.title)
    yield _understood(brief.understood, labels=labels)
    if brief.recommendations:
        yield from _shortlist(brief.recommendations, labels=labels)
        for recommendation in brief.recommendations:
            yield from _suggestion(recommendation, numbers=numbers, words=words)
    if brief.team:
        yield from team_blocks(brief.team, labels=labels)
    if brief.funding:
        yield from funding_blocks(
            brief.funding, calls=brief.open_calls, numbers=numbers, words=words
        )
    yield from _closing(words)
    if brief.sources:
        yield Heading(words.say("Sources"), level=2)
        yield Sources(brief.sources)


def _excerpt(text: str, *, title: str) -> Iterator[Block]:
    """Yield the beginning of a proposal, without the marks of Markdown's headings."""
    short = text[:_LONGEST_EXCERPT]
    if len(text) > _LONGEST_EXCERPT:
        # The last word may be cut in two, unless there is only one.
        short = (short.rsplit(None, 1) or [""])[0] + " …"
    for paragraph in re.split(r"\n\s*\n", re.sub("(?m)^#+ ", "", short)):
        if paragraph.strip() and paragraph.strip() != title:
            yield Paragraph(paragraph, style="excerpt")


def _understood(understood: Understood, *, labels: Labels) -> Bullets:
    words = labels.words
    language = understood.language and labels.term("language", understood.language)
    spoken = words.say("Language: %(language)s", language=language or words.say("none recognised"))
    return Bullets(
        tuple(map(Bullet, (spoken, *about(understood, labels=labels)))),
        label=words.say("As it was understood:"),
    )


def _shortlist(recommendations: tuple[Recommendation, ...], *, labels: Labels) -> Iterator[Block]:
    words = labels.words
    yield Heading(words.say("Suggested partners"), level=2)
    first = recommendations[0]
    # A brief on chosen ones says nothing about those who were left out.
    if first.rank == 1 and (caution := nobody_fits(first.score, words=words)):
        yield Paragraph(caution)
    yield Table(
        words.count(
            "%(number)s suggestion, with the estimated probability that it proves right",
            "%(number)s suggestions, with the estimated probability that each proves right",
            len(recommendations),
        ),
        header=(
            words.say("Organisation"),
            words.say("Kind"),
            words.say("Country"),
            words.say("Fit"),
        ),
        rows=tuple(
            (
                f"{one.rank}. {one.member}",
                labels.term("kind", one.kind),
                labels.term("country", one.country),
                odds(one.score, words=words),
            )
            for one in recommendations
        ),
    )


def _suggestion(one: Recommendation, *, numbers: dict[str, int], words: Words) -> Iterator[Block]:
    yield Heading(f"{one.rank}. {one.member}", level=3)
    if one.reasons:
        yield Bullets(bullets_of(one.reasons, numbers=numbers, words=words), words.say("Why:"))
    if one.cautions:
        yield Bullets(tuple(map(Bullet, one.cautions)), words.say("Keep in mind:"))
    if any(reason.words_quoted for reason in one.reasons):
        step = words.say(
            "First step: write to the focal point of %(member)s, name the activity that is quoted "
            "here, and ask whether it would like to take part and what it could bring.",
            member=one.member,
        )
    else:
        step = words.say(
            "First step: write to the focal point of %(member)s, tell in two sentences what the "
            "proposal is about, and ask whether it would like to take part.",
            member=one.member,
        )
    yield Paragraph(step)


def _closing(words: Words) -> Iterator[Block]:
    yield Heading(words.say("Before you act"), level=2)
    said = (
        words.say("These are suggestions, made from what is on record. Nobody has been assigned."),
        words.say("Members decide: each may accept, decline or propose something else."),
        words.say("A fact holds for the year of its source. Check it before you rely on it."),
    )
    yield Bullets(tuple(map(Bullet, said)))
