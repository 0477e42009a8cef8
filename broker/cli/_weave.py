"""Where to weave, and the offline pack."""

from pathlib import Path
from typing import Annotated

import typer

from broker._load import load
from broker.cli import _run as run
from broker.cli._network import NetworkPrinter
from broker.model import Record
from broker.store import open_catalogue


class Packed(Record):
    """The pack that was written."""

    file: str
    bytes: int
    members: int


def weave(
    theme: Annotated[str | None, typer.Option("--theme", help="Only this theme.")] = None,
    region: Annotated[str | None, typer.Option("--region", help="Only this region.")] = None,
    top: run.TopOption = 5,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Show gaps, the network's phase, introductions worth making."""
    from broker.weave import weave

    words = run.speech(language)
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    with open_catalogue(catalogue) as opened:
        known = frozenset(one.pair for one in opened.introductions.all())
    answer = weave(evidence, theme=theme, region=region, known=known, top=top, words=words)
    if as_json:
        run.emit(answer)
    else:
        NetworkPrinter(words, vocabulary=evidence.vocabulary).weave(answer)


def pack(
    out: Annotated[Path, typer.Option("--out", help="HTML file to write.", metavar="FILE")],
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Write the alliance as one page to search without a network."""
    from broker._pack import offline_pack
    from broker.export import write_pack

    words = run.speech(language)
    evidence = run.peopled(load(catalogue, encoder=encoder, progress=run.progress))
    made = offline_pack(evidence, words=words)
    size = write_pack(made, path=out)
    if as_json:
        run.emit(Packed(file=str(out), bytes=size, members=len(made.members)))
    else:
        typer.echo(str(out))
