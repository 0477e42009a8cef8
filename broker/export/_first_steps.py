"""What a member takes along from its own page: its next steps, and who works on similar things."""

from collections.abc import Iterator
from datetime import date

from broker.export._blocks import Block, Bullet, Bullets, Heading, Paragraph, Sources
from broker.export._reasons import bullets_of
from broker.export._write import files_of
from broker.model import Recommendation, Record, Text
from broker.wording import Words


class FirstSteps(Record):
    """The next steps of one organisation, with the members to write to."""

    member: Text
    language: str = "en"
    """Language to write in; one without a catalogue gives English."""
    steps: tuple[str, ...]
    alike: tuple[Recommendation, ...] = ()
    """Members who work on similar things, with the reasons."""
    made_on: date


def first_steps_files(found: FirstSteps) -> dict[str, bytes]:
    """Return the steps as files by their ending: `docx`, `html` and `txt`."""
    words = Words(found.language)
    return files_of(tuple(_blocks(found, words=words)), words=words, made_on=found.made_on)


def _blocks(found: FirstSteps, *, words: Words) -> Iterator[Block]:
    sources = tuple(
        dict.fromkeys(
            reason.source for one in found.alike for reason in one.reasons if reason.source
        )
    )
    numbers = {source: at for at, source in enumerate(sources, start=1)}
    yield Heading(words.say("First steps for %(member)s", member=found.member), level=1)
    yield Paragraph(words.say("Made on %(date)s.", date=words.day(found.made_on)), style="note")
    yield Heading(words.say("First three steps"), level=2)
    yield Bullets(tuple(map(Bullet, found.steps)))
    if found.alike:
        yield Heading(words.say("Members who work on similar things"), level=2)
    for one in found.alike:
        yield Heading(f"{one.rank}. {one.member}", level=3)
        if one.reasons:
            reasons = bullets_of(one.reasons, numbers=numbers, words=words)
            yield Bullets(reasons, words.say("Why:"))
        if one.cautions:
            yield Bullets(tuple(map(Bullet, one.cautions)), words.say("Keep in mind:"))
    if sources:
        yield Heading(words.say("Sources"), level=2)
        yield Sources(sources)
