"""Forms that came back from members."""

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.cli._days import OnOption, day_of
from broker.cli._identity import ByOption, DryRunOption
from broker.intake import read_shipped
from broker.model import Alliance, Confirmation, InputError
from broker.store import Catalogue, open_catalogue
from broker.wording import Words

if TYPE_CHECKING:
    from broker.freshness import Refused, Returned


def confirm(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Forms that came back: CSV, workbook or DOCX."),
    ],
    by: ByOption = "focal point",
    on: OnOption = None,
    encoding: run.EncodingOption = None,
    dry_run: DryRunOption = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Take in forms that members filled in. Each one wholly, or not at all."""
    from broker.freshness import Forms, Refused, read_form
    from broker.vocabulary import load_vocabulary

    words = run.speech(language)
    day = day_of(on) or dt.date.today()
    if day > dt.date.today():
        raise InputError(
            "%(day)s is still to come: nobody can have confirmed anything on it.",
            day=day,
        )
    read = partial(read_form, vocabulary=load_vocabulary(), by=by, on=day, encoding=encoding)
    taken: list[Returned] = []
    refused: list[Refused] = []
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        after: Alliance | None = None
        for file in files:
            try:
                after, found = _taken_over(
                    opened, file, read=read, told=after if dry_run else None, dry_run=dry_run
                )
            except InputError as error:
                if len(files) == 1:
                    raise
                refused.append(Refused(file=str(file), why=words.tell(error.said)))
                continue
            taken.append(found)
            if not as_json:
                _say_returned(found, alliance=after, several=len(files) > 1, words=words)
    if as_json:
        run.emit(taken[0] if len(files) == 1 else Forms(forms=tuple(taken), refused=tuple(refused)))
    elif len(files) > 1:
        _say_all(taken, dry_run=dry_run, refused=refused, words=words)
    if dry_run and not as_json:
        Terminal().print(words.say("Nothing was changed."))
    if refused:
        raise InputError(
            words.count(
                "One form was not taken over. Mend it and name it again.",
                "%(number)s forms were not taken over. Mend them and name them again.",
                len(refused),
            )
        )


def _taken_over(
    opened: Catalogue,
    file: Path,
    *,
    read: Callable[..., tuple[Alliance, "Returned"]],
    told: Alliance | None,
    dry_run: bool,
) -> tuple[Alliance, "Returned"]:
    """Take over one form, all or nothing, and return the corrected alliance with what it said.

    A dry run goes on from what the forms before it `told`, as if they had been taken over.
    """
    digest, alliance = opened.digest, told or opened.load()
    after, found = read(file, alliance=alliance)
    if not dry_run:
        note = f"form {file.name}"
        opened.save(after, note=note, digest=digest, together=found.confirmations)
    return after, found


def _say_returned(found: "Returned", *, alliance: Alliance, several: bool, words: Words) -> None:
    from broker.freshness import told

    console = Terminal()
    if several:
        console.print(f"[bold]{escape(found.file)}[/bold]")
    for one in found.corrections:
        console.print(f"   {escape(told(one, alliance=alliance, words=words))}")
    for noted in found.confirmations:
        if answer := _of_membership(noted, alliance=alliance, words=words):
            console.print(f"   {escape(answer)}")
    for remark in found.open:
        console.print(f"   [yellow]! {escape(words.tell(remark.said))}[/yellow]")
    _say_counts([found], words=words)


def _of_membership(one: Confirmation, *, alliance: Alliance, words: Words) -> str:
    """Say what a member answered on its membership; empty for everything else."""
    found = alliance.by_id.get(one.record)
    name = found.name if found else one.record
    if one.outcome == "renewed":
        return words.say("%(name)s stays a member.", name=name)
    if one.outcome == "leaving":
        return words.say(
            "%(name)s asks to leave: decide whether to end its membership, and note that with "
            "broker leave.",
            name=name,
        )
    return ""


def _say_counts(some: Sequence["Returned"], *, words: Words) -> None:
    Terminal().print(
        words.say(
            "Confirmed: %(confirmed)s. Corrected values: %(corrected)s. To be asked again: "
            "%(open)s. Without an answer: %(unanswered)s.",
            confirmed=sum(one.of_record for form in some for one in form.confirmations),
            corrected=sum(len(one.corrections) for one in some),
            open=sum(len(one.open) for one in some),
            unanswered=sum(one.unanswered for one in some),
        )
    )


def _say_all(
    taken: Sequence["Returned"], *, dry_run: bool, refused: Sequence["Refused"], words: Words
) -> None:
    """Sum up several forms: what was refused and why, and the counts of all others."""
    console = Terminal()
    for one in refused:
        console.print(f"[bold]{escape(one.file)}[/bold]")
        console.print(f"   [yellow]! {escape(one.why)}[/yellow]")
    heading = (
        words.count("One form can be taken over", "%(number)s forms can be taken over", len(taken))
        if dry_run
        else words.count("One form taken over", "%(number)s forms taken over", len(taken))
    )
    console.print(f"\n[bold]{escape(heading)}[/bold]")
    _say_counts(taken, words=words)
