"""Partners and similar members."""

from pathlib import Path
from typing import Annotated

import typer

from broker._load import load, read_proposal
from broker.cli import _run as run
from broker.cli._tables import Printer

_Names = list[str] | None

KindOption = Annotated[
    _Names, typer.Option("--kind", help="Suggest only members of this kind.", metavar="KIND")
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
    given = run.source(proposal)
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    read = read_proposal(
        given, evidence=evidence, lead=lead, themes=theme or (), places=place or ()
    )
    answer = recommend(evidence, proposal=read, top=top, kinds=kind or (), words=words)
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
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    answer = similar(evidence, member=member, top=top, words=words)
    if as_json:
        run.emit(answer)
    else:
        Printer(words, vocabulary=evidence.vocabulary).recommendations(answer)
