"""Exporting the catalogue."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broker.cli import _run as run

if TYPE_CHECKING:
    from broker.store import Catalogue


def export(
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="csv, tsv (folders of tables), xlsx, ods, json, geojson, graphml, kumu, iati or "
            "360giving.",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="PATH", help="File, or folder for csv and tsv.")
    ],
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Write the whole catalogue in a format to import again."""
    from broker.export.tables import export_alliance
    from broker.intake import read_shipped
    from broker.store import open_catalogue
    from broker.vocabulary import load_vocabulary

    words = run.speech(language)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        alliance, more = opened.load(), _holds_more(opened)
    written = export_alliance(alliance, format=format, out=out, vocabulary=load_vocabulary())
    if as_json:
        run.emit(written)
        return
    for path in written.files:
        typer.echo(path)
    if more:
        said = words.say(
            "Introductions, wishes to be kept apart, confirmations, merges and contacts are in no "
            "export. To keep them, too, copy the catalogue itself."
        )
        typer.echo(said, err=True)
    if written.left_out:
        said = words.count(
            "One work was left out: %(format)s asks for a date, a state or an amount.",
            "%(number)s works were left out: %(format)s asks for a date, a state or an amount.",
            written.left_out,
            format=format,
        )
        typer.echo(said, err=True)


def _holds_more(opened: "Catalogue") -> bool:
    """Tell whether a catalogue holds what no export does."""
    book = opened.introductions
    return bool(
        book.all()
        or book.holds()
        or opened.confirmations.all()
        or opened.merges.all()
        or opened.contacts.counts()
    )
