"""How fresh the register is, forms to confirm it, and what comes back."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.cli._values import day
from broker.intake import read_shipped
from broker.model import Alliance, Confirmation, InputError, Record
from broker.store import open_catalogue
from broker.wording import LANGUAGES, Words

OnOption = Annotated[
    str | None,
    typer.Option("--on", help="The day to judge by, such as 2026-05-31.", metavar="DATE"),
]
OutOption = Annotated[Path, typer.Option("--out", help="Folder to write to.", metavar="DIR")]

_COLOURS = {"green": "green", "amber": "yellow", "red": "red"}


class Written(Record):
    """Files of a form."""

    files: tuple[str, ...]


def freshness(
    top: run.TopOption = 20,
    on: OnOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List whom to ask next; --json gives all members."""
    from broker.freshness import worklist

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, noted = opened.load(), opened.confirmations.all()
    answer = worklist(alliance, confirmations=noted, on=day_of(on), words=words)
    if as_json:
        run.emit(answer)
        return
    console = Terminal()
    console.print(
        words.say(
            "%(green)s records are green, %(amber)s amber and %(red)s red.",
            **{light: words.amount(count) for light, count in answer.lights.items()},
        )
    )
    table = Table(box=None, pad_edge=False)
    for title in (words.say("Light"), words.say("Organisation"), words.say("What to do")):
        table.add_column(title)
    shown = {"green": words.say("green"), "amber": words.say("amber"), "red": words.say("red")}
    for due in answer.members[:top]:
        light = f"[{_COLOURS[due.light]}]{escape(shown[due.light])}[/]"
        table.add_row(light, escape(due.name), escape(" ".join(due.steps)))
    console.print(table)
    if len(answer.members) > top:
        console.print(words.say("… and %(rest)s more.", rest=len(answer.members) - top))
    if any(due.records["red"] + due.records["amber"] for due in answer.members):
        told = words.say(
            "Forms for the first of them, each in its language: broker form --due %(count)s --out "
            "FOLDER",
            count=min(top, len(answer.members)),
        )
        console.print(escape(told))


def form(
    out: OutOption,
    member: Annotated[str | None, typer.Argument(metavar="MEMBER", help="Name or acronym.")] = None,
    due: Annotated[
        int | None,
        typer.Option(
            "--due",
            metavar="N",
            help="The first N organisations of broker freshness, each in its language.",
            min=1,
        ),
    ] = None,
    on: OnOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Write a form in which a member confirms what is known. DOCX or CSV comes back."""
    from broker.identity import organisation_called

    words, day = run.speech(language), day_of(on)
    if (member is None) == (due is None):
        raise InputError("Name one member, or give --due for those that are to be asked.")
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, noted = opened.load(), opened.confirmations.all()
    forms = (
        [(organisation_called(alliance, member).id, words)]
        if member is not None
        else _due(alliance, noted, count=due or 0, on=day, words=words)
    )
    files = [path for key, speech in forms for path in _written(alliance, key, out, day, speech)]
    if as_json:
        run.emit(Written(files=tuple(map(str, files))))
        return
    for path in files:
        Terminal().print(escape(str(path)))


def _due(
    alliance: Alliance, noted: Sequence[Confirmation], *, count: int, on: dt.date, words: Words
) -> list[tuple[str, Words]]:
    """Return the members to be asked first, each with the first of its languages that we speak."""
    from broker.freshness import worklist

    found = worklist(alliance, confirmations=noted, on=on, words=words).members
    keys = [one.organisation for one in found if one.records["red"] + one.records["amber"]]
    spoken = (alliance.by_id[key].languages for key in keys[:count])
    own = (next((one for one in some if one in LANGUAGES), None) for some in spoken)
    return [(key, Words(code) if code else words) for key, code in zip(keys, own, strict=False)]


def _written(
    alliance: Alliance, key: str, folder: Path, on: dt.date, words: Words
) -> tuple[Path, ...]:
    from broker.export import write_form
    from broker.freshness import confirmation_form

    asked = confirmation_form(alliance, member=key, on=on, words=words)
    return write_form(asked, folder=folder)


def day_of(text: str | None) -> dt.date:
    return dt.date.today() if text is None else day(text)
