"""How fresh the register is, forms to confirm it, and what comes back."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.cli._identity import ByOption, DryRunOption
from broker.intake import read_shipped
from broker.model import InputError, Record
from broker.store import open_catalogue

OnOption = Annotated[
    str | None, typer.Option("--on", help="The day to judge by, as 2026-05-31.", metavar="DATE")
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
    answer = worklist(alliance, confirmations=noted, on=_day(on), words=words)
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


def form(
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="Name or acronym.")],
    out: OutOption,
    on: OnOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Write a form in which a member confirms what is known. DOCX or CSV comes back."""
    from broker.export import write_form
    from broker.freshness import confirmation_form
    from broker.identity import organisation_called

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance = opened.load()
    found = organisation_called(alliance, member)
    asked = confirmation_form(alliance, member=found.id, on=_day(on), words=words)
    files = write_form(asked, folder=out)
    if as_json:
        run.emit(Written(files=tuple(map(str, files))))
        return
    for path in files:
        Terminal().print(escape(str(path)))


def confirm(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What came back: CSV, workbook or DOCX.")
    ],
    by: ByOption = "focal point",
    on: OnOption = None,
    dry_run: DryRunOption = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Take over a form that a member filled in. Confirmations and corrections, all or nothing."""
    from broker.freshness import read_form
    from broker.vocabulary import load_vocabulary

    words = run.speech(language)
    day = _day(on)
    if day > dt.date.today():
        raise InputError(
            "%(day)s is still to come: nobody can have confirmed anything on it.",
            day=day.isoformat(),
        )
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        digest, alliance = opened.digest, opened.load()
        after, found = read_form(
            file, alliance=alliance, vocabulary=load_vocabulary(), by=by, on=day
        )
        if not dry_run:
            note = f"form {file.name}"
            opened.save(after, note=note, digest=digest, together=found.confirmations)
    if as_json:
        run.emit(found)
        return
    console = Terminal()
    for one in found.corrections:
        line = f"{one.part} {one.record}, {one.field}: {one.before!r} → {one.after!r}"
        console.print(f"   {escape(line)}")
    for remark in found.open:
        console.print(f"   [yellow]! {escape(words.tell(remark.said))}[/yellow]")
    console.print(
        words.say(
            "Confirmed: %(confirmed)s. Corrected values: %(corrected)s. To be asked again: "
            "%(open)s. Without an answer: %(unanswered)s.",
            confirmed=len(found.confirmations),
            corrected=len(found.corrections),
            open=len(found.open),
            unanswered=found.unanswered,
        )
    )
    if dry_run:
        console.print(words.say("Nothing was changed."))


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError("%(text)r is no date. Write it as 2026-05-31.", text=text) from error
