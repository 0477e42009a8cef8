"""What two parties bring to each other, for both to read, each in its own language."""

from collections.abc import Iterator
from datetime import date

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Part, Sources
from broker.export._reasons import bullets_of
from broker.export._write import files_of
from broker.model import Reason, Record, Sentence, Text
from broker.wording import Words

_MOST = 5
"""Reasons for each side; more are not read."""


class Side(Record):
    """What one language says of both parties."""

    language: str
    """Language of all texts here."""
    brings_first: tuple[Reason, ...]
    """What the first party brings to the second."""
    brings_second: tuple[Reason, ...]
    """What the second party brings to the first."""
    promises: tuple[str, ...]
    """What the joint work itself offers, in sentences."""
    common: tuple[str, ...]
    """Common ground, in sentences."""
    step: str
    """A first step that either can take."""


class TwoSided(Record):
    """An invitation to two parties, with nothing that only one of them may read."""

    title: Text
    """What the joint work would be about."""
    first: Sentence
    """Name of who leads, or of the proposal where nobody does yet."""
    second: Text
    """Name of the suggested partner."""
    sides: tuple[Side, ...]
    """The same content in each party's language, the first party's before; one if they share it."""
    made_on: date


def two_sided_files(brief: TwoSided) -> dict[str, bytes]:
    """Return an invitation as files by their ending: `docx`, `html` and `txt`."""
    words = Words(brief.sides[0].language)
    return files_of(tuple(_blocks(brief)), words=words, made_on=brief.made_on)


def _blocks(brief: TwoSided) -> Iterator[Block]:
    sources = _sources(brief)
    numbers = {source: at for at, source in enumerate(sources, start=1)}
    for at, side in enumerate(brief.sides):
        words = Words(side.language)
        if at:
            yield Part(side.language)
        names = {"first": words.tell(brief.first), "second": brief.second}
        heading = words.say("%(first)s and %(second)s: what could be done together", **names)
        yield Heading(heading, level=1 if at == 0 else 2)
        yield Paragraph(brief.title, style="excerpt")
        yield Paragraph(words.say("Made on %(date)s.", date=words.day(brief.made_on)), style="note")
        yield from _side(brief, side, numbers=numbers, words=words)
    if sources:
        words = Words(brief.sides[0].language)
        if len(brief.sides) > 1:
            yield Part(words.language)
        yield Heading(words.say("Sources"), level=2)
        yield Sources(sources)


def _side(brief: TwoSided, side: Side, *, numbers: dict[str, int], words: Words) -> Iterator[Block]:
    first, second = words.tell(brief.first), brief.second
    for giver, taker, reasons, promises in (
        (second, first, side.brings_second, ()),
        (first, second, side.brings_first, side.promises),
    ):
        yield Heading(
            words.say("What %(giver)s brings to %(taker)s", giver=giver, taker=taker), level=2
        )
        items = (
            *map(Bullet, promises),
            *bullets_of(reasons[:_MOST], numbers=numbers, words=words),
        )
        if items:
            yield Bullets(items)
        else:
            yield Paragraph(words.say("Nothing is on record yet: ask."))
    yield Heading(words.say("Common ground"), level=2)
    if side.common:
        yield Bullets(tuple(map(Bullet, side.common)))
    else:
        yield Paragraph(words.say("None is on record: a first talk will tell."))
    yield Heading(words.say("A first step"), level=2)
    yield Paragraph(side.step)
    yield Paragraph(
        words.say("This is a suggestion from what is on record. Each side decides for itself."),
        style="note",
    )


def _sources(brief: TwoSided) -> tuple[str, ...]:
    reasons = (
        reason
        for side in brief.sides
        for reason in (*side.brings_second[:_MOST], *side.brings_first[:_MOST])
    )
    return tuple(dict.fromkeys(reason.source for reason in reasons if reason.source))
