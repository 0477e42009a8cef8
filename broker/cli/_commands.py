"""Partners, similar members, teams, funding and briefs."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from broker._load import load, read_proposal
from broker.cli import _run as run
from broker.cli._tables import Printer
from broker.model import InputError

_Names = list[str] | None

KindOption = Annotated[
    _Names, typer.Option("--kind", help="Suggest only members of this kind.", metavar="K")
]
SizeOption = Annotated[
    tuple[int, int], typer.Option("--size", help="Fewest and most members.", metavar="MIN MAX")
]
RequireOption = Annotated[
    _Names, typer.Option("--require", help="A rule, as 'countries>=3'.", metavar="RULE")
]
LockOption = Annotated[_Names, typer.Option("--lock", help="Must be in.", metavar="NAME")]
ExcludeOption = Annotated[_Names, typer.Option("--exclude", help="Must not be in.", metavar="NAME")]
TeamOption = Annotated[_Names, typer.Option("--team", help="Who would apply.", metavar="NAME")]
OnOption = Annotated[
    str | None, typer.Option("--on", help="The day to judge by, as 2026-05-31.", metavar="DATE")
]
OutOption = Annotated[Path, typer.Option("--out", help="Folder to write to.", metavar="DIR")]


def recommend(
    proposal: run.ProposalArgument,
    lead: run.LeadOption = None,
    theme: run.ThemeOption = None,
    place: run.PlaceOption = None,
    kind: KindOption = None,
    top: run.TopOption = 10,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Suggest partners for a proposal, with reasons."""
    from broker.rank import recommend

    words = run.speech(language)
    evidence = load(catalogue, encoder=encoder, progress=run.progress)
    read = read_proposal(
        run.source(proposal), evidence=evidence, lead=lead, themes=theme or (), places=place or ()
    )
    kinds = tuple(evidence.vocabulary.kind(name) for name in kind or ())
    answer = recommend(evidence, proposal=read, top=top, kinds=kinds, words=words)
    if as_json:
        run.emit(answer)
    else:
        Printer(words, vocabulary=evidence.vocabulary).recommendations(answer)


def similar(
    member: Annotated[str, typer.Argument(metavar="MEMBER", help="Name or acronym.")],
    top: run.TopOption = 10,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List the members whose work is most like that of one member."""
    from broker.rank import similar

    words = run.speech(language)
    evidence = load(catalogue, encoder=encoder, progress=run.progress)
    answer = similar(evidence, member=member, top=top, words=words)
    if as_json:
        run.emit(answer)
    else:
        Printer(words, vocabulary=evidence.vocabulary).recommendations(answer)


def team(
    proposal: run.ProposalArgument,
    lead: run.LeadOption = None,
    size: SizeOption = (3, 6),
    require: RequireOption = None,
    lock: LockOption = None,
    exclude: ExcludeOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Compose the best team for a proposal, or say which rules make one impossible."""
    from broker.team import assemble

    words = run.speech(language)
    evidence = load(catalogue, encoder=encoder, progress=run.progress)
    read = read_proposal(run.source(proposal), evidence=evidence, lead=lead)
    answer = assemble(
        evidence,
        proposal=read,
        size=size,
        require=require or (),
        lock=lock or (),
        exclude=exclude or (),
        words=words,
    )
    if as_json:
        run.emit(answer)
    else:
        Printer(words, vocabulary=evidence.vocabulary).team(answer)


def fund(
    proposal: run.ProposalArgument,
    team: TeamOption = None,
    on: OnOption = None,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """List the calls that could pay for a proposal, those open to the team first."""
    from broker._compose import funding_for
    from broker.fund import match_exchanges

    words = run.speech(language)
    evidence = load(catalogue, encoder=encoder, on=_day(on), progress=run.progress)
    read = read_proposal(run.source(proposal), evidence=evidence)
    people = tuple(evidence.find(name) for name in team or ())
    answer = funding_for(evidence, proposal=read, team=people, words=words)
    if as_json:
        run.emit(answer)
    else:
        printer = Printer(words, vocabulary=evidence.vocabulary)
        printer.funding(answer, top=10)
        printer.exchanges(match_exchanges(evidence, proposal=read, top=3, words=words))


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no date. Write it as 2026-05-31.") from error
