"""Briefs, and the demonstration that makes one."""

from pathlib import Path
from typing import Annotated

import typer

from broker._compose import brief as compose
from broker._load import load, read_proposal
from broker.cli import _run as run
from broker.cli._commands import OutOption
from broker.cli._tables import Printer
from broker.cli._team import LockOption
from broker.export import write_brief
from broker.intake import shipped_folder
from broker.model import Record

_DEMO = "andes-watersheds.md"


class Written(Record):
    """The files that a command wrote."""

    files: tuple[str, ...]


def brief(
    proposal: run.ProposalArgument,
    out: OutOption,
    lead: run.LeadOption = None,
    lock: LockOption = None,
    top: run.TopOption = 10,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Write a brief for a proposal. Partners, team and funding, as DOCX, HTML and text."""
    words = run.speech(language)
    given = run.source(proposal)
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    read = read_proposal(given, evidence=evidence, lead=lead)
    made = compose(evidence, proposal=read, lock=tuple(lock or ()), top=top, words=words)
    written = Written(files=tuple(str(path) for path in write_brief(made, folder=out)))
    if as_json:
        run.emit(written)
    else:
        for path in written.files:
            typer.echo(path)


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder to write to.")] = Path("out"),
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Do the main job on a shipped proposal. Partners, team, funding and a brief."""
    words = run.speech(language)
    evidence = run.peopled(load(catalogue, progress=run.progress))
    read = read_proposal(shipped_folder() / "proposals" / _DEMO, evidence=evidence)
    made = compose(evidence, proposal=read, top=5, words=words)
    printer = Printer(words, vocabulary=evidence.vocabulary)
    printer.heading(words.say("Partners for “%(title)s”", title=made.title))
    printer.understood(made.understood)
    printer.suggestions(made.recommendations)
    if made.team:
        printer.heading(words.say("A team"))
        printer.team(made.team)
    if made.funding:
        printer.heading(words.say("Funding to look at"))
        printer.funding(made.funding, top=5)
    printer.heading(words.say("A brief to send"))
    for path in write_brief(made, folder=out, replace=True):
        typer.echo(str(path))
