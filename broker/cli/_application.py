"""A new applicant against the membership."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from broker.cli import _run as run
from broker.cli._tables import Printer
from broker.intake import read_shipped, read_text
from broker.introduce import holds_on
from broker.model import InputError
from broker.store import open_catalogue
from broker.wording import Words

if TYPE_CHECKING:
    from broker._application import ApplicationAnswer

_NAME_LENGTH = 120


def application(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|TEXT", help="Text, Markdown, DOCX, PDF, - for standard input, or words."
        ),
    ],
    name: Annotated[
        str | None, typer.Option("--name", help="Name; the first line by default.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Kind of member.", metavar="KIND")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="Country of its seat.")] = None,
    website: Annotated[
        str | None, typer.Option("--website", help="Address of its website.")
    ] = None,
    identifier: Annotated[
        list[str] | None,
        typer.Option("--identifier", help="Code in a register, such as ror:03vek6s52."),
    ] = None,
    top: run.TopOption = 5,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Look at an applicant. If it is here already, who is like it, what it adds, whom to meet."""
    from broker._application import Application, review_application
    from broker.freshness import as_confirmed
    from broker.identity import identifier_of
    from broker.vocabulary import load_vocabulary, understand

    words = run.speech(language)
    vocabulary = load_vocabulary()
    text = read_text(run.source(source))
    called = name or _first_line(text)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, decisions, book = opened.load(), opened.decisions.all(), opened.introductions
        merges, noted = opened.merges.all(), opened.confirmations.all()
        holds = holds_on(dt.date.today(), holds=book.holds(), introductions=book.all())
    alliance = as_confirmed(alliance, confirmations=noted, on=dt.date.today())
    answer = review_application(
        alliance,
        application=Application(
            name=called,
            proposal=understand(text, vocabulary=vocabulary),
            kind=vocabulary.kind(kind) if kind else None,
            country=vocabulary.country(country) if country else None,
            website=website,
            identifiers=tuple(identifier_of(one) for one in identifier or ()),
        ),
        decisions=(*decisions, *merges),
        holds=holds,
        top=top,
        encoder=encoder,
        words=words,
    )
    if as_json:
        run.emit(answer)
        return
    asks = words.say("Applicant: %(name)s", name=answer.applicant.name)
    if name is None:
        asks = f"{asks} ({words.say('the first line of the text; --name gives another')})"
    _Shown(Printer(words, vocabulary=vocabulary), words=words).all(answer, asks=asks)


class _Shown:
    """Shows what is told of an applicant, part by part."""

    def __init__(self, printer: Printer, *, words: Words) -> None:
        self._printer, self._words = printer, words

    def all(self, answer: "ApplicationAnswer", *, asks: str) -> None:
        """Show the whole answer, below who asks."""
        self._line(asks, indent="")
        self._printer.understood(answer.applicant.understood)
        self._known(answer)
        self._nearest(answer)
        self._gaps(answer)
        self._meetings(answer)

    def _line(self, text: str, *, indent: str = "   ") -> None:
        self._printer.console.print(f"{indent}{escape(text)}")

    def _known(self, answer: "ApplicationAnswer") -> None:
        words, show = self._words, self._printer.console.print
        self._printer.heading(words.say("Is it here already?"))
        for match in answer.duplicates:
            show(f"   {escape(match.name)} [dim]({escape(words.percent(match.score))})[/dim]")
            for clue in match.clues:
                if clue.part != "start":
                    show(f"     {clue.contribution:+5.1f}  {escape(clue.text)}")
        for namesake in answer.namesakes:
            said = words.say(
                "%(name)s bears this name, or it stands in it: compare them, or give the country "
                "or the website.",
                name=namesake,
            )
            self._line(said)
        if not (answer.duplicates or answer.namesakes):
            self._line(words.say("No record seems to be of the same organisation."))

    def _nearest(self, answer: "ApplicationAnswer") -> None:
        self._printer.heading(self._words.say("Who is nearest to it"))
        if answer.caution:
            self._printer.console.print(f"[yellow]! {escape(answer.caution)}[/yellow]")
        self._printer.suggestions(answer.nearest)

    def _gaps(self, answer: "ApplicationAnswer") -> None:
        words, its = self._words, answer.applicant
        self._printer.heading(words.say("What it would add"))
        for gap in answer.gaps:
            self._line(gap.text, indent="   - ")
        if not answer.gaps:
            told = its.understood.themes and (its.understood.places or its.country)
            self._line(
                words.say("No gap was found: others work on the same, there too.")
                if told
                else words.say("Nothing can be told: no theme or no place was recognised.")
            )

    def _meetings(self, answer: "ApplicationAnswer") -> None:
        words, show = self._words, self._printer.console.print
        self._printer.heading(words.say("Whom to meet first"))
        for meeting in answer.meet:
            name = f"[bold]{escape(meeting.member)}[/bold]"
            show(f"   - {words.say('%(name)s: %(value)s', name=name, value=escape(meeting.why))}")
        if not answer.meet:
            self._line(words.say("Nobody is near enough to be named."))


def _first_line(text: str) -> str:
    lines = (line.strip(" #*-=\t") for line in text.splitlines())
    first = next((line for line in lines if line), "")
    if not first:
        raise InputError("There is nothing to go by: the application has no words.")
    return first[:_NAME_LENGTH]
