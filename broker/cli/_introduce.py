"""Introductions from the command line."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from broker.cli import _run as run
from broker.cli._days import day_of
from broker.cli._gone import key_on_record
from broker.cli._help import SpokenCommand, family
from broker.intake import read_shipped
from broker.introduce import (
    IntroductionsAnswer,
    holds_on,
    listed,
    require_ahead,
    require_free,
    stage_called,
    wish,
)
from broker.introduce import move as move_on
from broker.introduce import propose as make
from broker.model import (
    Alliance,
    Hold,
    InputError,
    Introduction,
    Record,
)
from broker.store import Catalogue, Step, open_catalogue
from broker.vocabulary import load_vocabulary, told_apart
from broker.wording import Words

if TYPE_CHECKING:
    from broker.cli._network import NetworkPrinter

app = family(about="Introductions: propose, follow, and see what came of them.")

OneArgument = Annotated[str, typer.Argument(metavar="ONE", help="Name of an organisation.")]
OtherArgument = Annotated[
    str | None, typer.Argument(metavar="OTHER", help="The other; everybody if not given.")
]
IdArgument = Annotated[
    str,
    typer.Argument(metavar="ID", help="As broker introduce list shows it; its beginning will do."),
]
OwnerOption = Annotated[
    str | None, typer.Option("--owner", help="Office in charge, not a person.", metavar="OFFICE")
]
UntilOption = Annotated[
    str | None, typer.Option("--until", help="Last day; for good if not given.", metavar="DATE")
]


class Steps(Record):
    """Everything that happened to an introduction."""

    steps: tuple[Step, ...]


class Holds(Record):
    """Who is not to be introduced."""

    holds: tuple[Hold, ...]


@app.command("list", cls=SpokenCommand)
def show(
    stage: Annotated[str | None, typer.Option("--stage", help="Only this stage.")] = None,
    stale: Annotated[bool, typer.Option("--stale", help="Only the overdue ones.")] = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List introductions, the overdue ones first."""
    words = run.speech(language)
    wanted = None if stage is None else stage_called(stage)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        answer = _listed(opened, opened.introductions.all())
    rows = tuple(
        row
        for row in answer.introductions
        if wanted in {None, row.introduction.stage} and (row.stale or not stale)
    )
    if answer.introductions and not rows and not as_json:
        said = words.say(
            "No introduction on record fits that. broker introduce list shows all of them."
        )
        typer.echo(said)
        return
    _tell(answer.model_copy(update={"introductions": rows}), as_json=as_json, words=words)


@app.command(cls=SpokenCommand)
def propose(
    one: OneArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Name of the other.")],
    via: Annotated[str | None, typer.Option("--via", help="Who introduces them.")] = None,
    purpose: Annotated[str, typer.Option("--purpose", help="What they could do together.")] = "",
    owner: OwnerOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Begin an introduction of two organisations."""
    words = run.speech(language)
    today = dt.date.today()
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        book, alliance = opened.introductions, opened.load()
        known = book.all()
        made = make(
            _id(alliance, one),
            _id(alliance, other),
            on=today,
            introducer=None if via is None else _id(alliance, via),
            purpose=purpose,
            owner=owner or "",
            holds=holds_on(today, holds=book.holds(), introductions=known),
        )
        made = book.add(made)
        answer = _listed(opened, (made,))
    _tell(answer, as_json=as_json, words=words)
    if not as_json:
        _printer(words).earlier(one for one in known if one.pair == made.pair)


@app.command(cls=SpokenCommand)
def move(
    key: IdArgument,
    to: Annotated[str | None, typer.Option("--to", help="Stage it came to.")] = None,
    reason: Annotated[str | None, typer.Option("--reason", help="Why declined, or ended.")] = None,
    next_step: Annotated[str | None, typer.Option("--next", help="What comes next.")] = None,
    purpose: Annotated[
        str | None, typer.Option("--purpose", help="What they could do together.")
    ] = None,
    owner: OwnerOption = None,
    due: Annotated[
        str | None, typer.Option("--due", help="By when; '' takes the day out.", metavar="DATE")
    ] = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Note what came of an introduction, and what is to be done next."""
    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        book, today = opened.introductions, dt.date.today()
        before, stage = book.get(key), None if to is None else stage_called(to)
        day = day_of(due or None)
        require_ahead(day, on=today, was=before.due)
        if stage and stage != before.stage:
            # Whether this very one cooled off is asked when it moves.
            others = (one for one in book.all() if one.id != before.id)
            holds = holds_on(today, holds=book.holds(), introductions=others)
            require_free(before, stage=stage, on=today, holds=holds)
        moved = move_on(
            before,
            on=today,
            stage=stage,
            reason=reason,
            purpose=purpose,
            next_step=next_step,
            owner=owner,
            due=day,
        )
        if due == "":
            moved = moved.model_copy(update={"due": None})
        answer = _listed(opened, (book.change(moved),))
    _tell(answer, as_json=as_json, words=words)


@app.command(cls=SpokenCommand)
def history(
    key: IdArgument,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Show an introduction as it was after each change."""
    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = opened.introductions.get(key)
        answer, steps = _listed(opened, (found,)), opened.introductions.steps(found.id)
    if as_json:
        run.emit(Steps(steps=steps))
    else:
        _printer(words).history(answer.introductions[0], steps)


@app.command(cls=SpokenCommand)
def strike(
    passage: Annotated[
        str, typer.Argument(metavar="TEXT", help="What to take out, such as a person's name.")
    ],
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Take a person's name or other words out of all introductions and their history, for good."""
    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = opened.introductions.strike(passage)
    if not found:
        raise InputError("No introduction holds %(text)r. Nothing was changed.", text=passage)
    said = words.count(
        "Taken out of one introduction and its history.",
        "Taken out of %(number)s introductions and their history.",
        len(found),
    )
    typer.echo(said)


@app.command(cls=SpokenCommand)
def apart(
    one: OneArgument,
    other: OtherArgument = None,
    until: UntilOption = None,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Keep two apart, or leave one alone. No suggestion brings them together."""
    words = run.speech(language)
    last = day_of(until)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        first, second = _pair(opened.load(), one, other=other)
        opened.introductions.hold(wish(first, other=second, until=last, on=dt.date.today()))
    typer.echo(
        words.say("Noted. Suggestions, teams and introductions respect it; no answer tells of it.")
    )


@app.command(cls=SpokenCommand)
def release(
    one: OneArgument,
    other: OtherArgument = None,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Let two be introduced again, or one that was left alone."""
    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, book = opened.load(), opened.introductions
        on_record = {key for hold in book.holds() for key in (hold.one, hold.other) if key}
        first, second = (
            key_on_record(alliance, name, on_record=on_record) if name else ""
            for name in (one, other)
        )
        was = book.release(Hold(one=first, other=second))
    if not was:
        raise InputError("Nothing of the kind is on record. broker introduce holds lists all.")
    typer.echo(words.say("Taken back."))


@app.command(cls=SpokenCommand)
def holds(
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List who is kept apart. This list is for brokers alone: do not pass it on."""
    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        found = opened.introductions.holds()
        names = _names(opened.load())
    if as_json:
        run.emit(Holds(holds=found))
        return
    if not found:
        typer.echo(words.say("No wish to be kept apart is on record."))
    for hold in found:
        both = [names.get(key, key) for key in (hold.one, hold.other) if key]
        until = hold.until and words.say("until %(day)s", day=words.day(hold.until))
        if until and not hold.holds(dt.date.today()):
            until = words.say("%(until)s; this is over", until=until)
        typer.echo(" | ".join(both) + (f" ({until})" if until else ""))


def _tell(answer: IntroductionsAnswer, *, as_json: bool, words: Words) -> None:
    if as_json:
        run.emit(answer)
    else:
        _printer(words).introductions(answer)


def _printer(words: Words) -> "NetworkPrinter":
    from broker.cli._network import NetworkPrinter

    return NetworkPrinter(words, vocabulary=load_vocabulary())


def _listed(opened: Catalogue, found: tuple[Introduction, ...]) -> IntroductionsAnswer:
    return listed(found, names=_names(opened.load()), on=dt.date.today())


def _names(alliance: Alliance) -> Mapping[str, str]:
    apart = told_apart(alliance, vocabulary=load_vocabulary())
    return {one.id: one.name for one in apart.organisations()}


def _id(alliance: Alliance, name: str) -> str:
    """Return the id of an organisation; the text model is not needed to find a name."""
    from broker.identity import organisation_called

    return organisation_called(alliance, name).id


def _pair(alliance: Alliance, one: str, *, other: str | None) -> tuple[str, str]:
    return _id(alliance, one), _id(alliance, other) if other else ""
