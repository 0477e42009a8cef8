"""Backtests from the command line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.cli._days import day
from broker.cli._help import SpokenCommand, family
from broker.cli._oddities import say_oddities
from broker.evaluate import (
    Report,
    bundled_peer,
    cordis_history,
    evaluate_alliance,
    evaluate_funding,
    evaluate_identity,
    evaluate_languages,
    evaluate_partners,
    evaluate_speed,
    require_place,
    shipped_ranker,
    write_card,
    write_report,
)
from broker.history import Reading
from broker.intake import read_shipped
from broker.model import Said
from broker.store import open_catalogue
from broker.text import load_encoder

ReportOption = Annotated[
    Path | None,
    typer.Option("--report", help="Write a page with charts as well.", metavar="FILE"),
]

app = family(about="Measure suggestions on what really happened.")


@app.command(cls=SpokenCommand)
def alliance(
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
    report: ReportOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Hide each initiative in turn and look for its members."""
    words = run.speech(language)
    if report:
        require_place(report)
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        records = opened.load()
    found = evaluate_alliance(
        records,
        encoder=encoder,
        progress=lambda done, total: run.progress(f"{done} of {total}"),
    )
    if report:
        write_report(found, path=report, words=words)
    if as_json:
        run.emit(found)
    else:
        _show(found)


@app.command(cls=SpokenCommand)
def funding(
    projects: Annotated[
        Path,
        typer.Option("--projects", help="Table of Climate Funds Update.", metavar="CSV"),
    ],
    since: Annotated[
        int,
        typer.Option("--since", help="Year from which projects are asked about.", metavar="YEAR"),
    ],
    as_json: run.JsonOption = False,
) -> None:
    """Look for the fund that paid for each project. From what funds paid for before."""
    report = evaluate_funding(
        projects,
        since=since,
        progress=run.progress,
        notice=lambda text: typer.secho(text, err=True),
    )
    if as_json:
        run.emit(report)
    else:
        _show(report)


@app.command(cls=SpokenCommand)
def languages(
    labels: Annotated[
        list[Path],
        typer.Option("--labels", help="Table with a column for each language.", metavar="CSV"),
    ],
    as_json: run.JsonOption = False,
    encoder: run.EncoderOption = None,
) -> None:
    """Look for the English label of each concept. From its label in another language."""
    run.progress("Comparing labels, also with all-MiniLM-L6-v2")
    report = evaluate_languages(labels, encoder=encoder)
    if as_json:
        run.emit(report)
    else:
        _show(report)


@app.command(cls=SpokenCommand)
def identity(
    cordis: Annotated[
        list[Path] | None,
        typer.Option("--cordis", help="Folder in the CORDIS layout.", metavar="DIR"),
    ] = None,
    ror: Annotated[Path | None, typer.Option("--ror", help="Table of ROR.", metavar="CSV")] = None,
    most: Annotated[
        int | None,
        typer.Option("--most", help="How many pairs to take from each collection of ROR.", min=1),
    ] = None,
    as_json: run.JsonOption = False,
) -> None:
    """Tell real organisations apart by their names. Against rapidfuzz and Splink's defaults."""
    report = evaluate_identity(cordis=cordis or (), ror=ror, most=most, progress=run.progress)
    if as_json:
        run.emit(report)
    else:
        _show(report)


@app.command(cls=SpokenCommand)
def speed(
    organisations: Annotated[
        int, typer.Option("--organisations", help="How many to make up.", metavar="N", min=2)
    ],
    as_json: run.JsonOption = False,
    encoder: run.EncoderOption = None,
) -> None:
    """Time suggestions in a made-up alliance of any size."""
    report = evaluate_speed(organisations, encoder=encoder, progress=run.progress)
    if as_json:
        run.emit(report)
    else:
        _show(report)


@app.command(cls=SpokenCommand)
def partners(
    cordis: Annotated[
        list[Path],
        typer.Option(
            "--cordis",
            help="Folder with project.csv and organization.csv; give one for each programme.",
            metavar="DIR",
        ),
    ],
    since: Annotated[
        str,
        typer.Option("--since", help="Projects from this day on are asked about.", metavar="DATE"),
    ],
    as_json: run.JsonOption = False,
    encoder: run.EncoderOption = None,
    ablate: Annotated[
        bool,
        typer.Option(
            "--ablate", help="Measure without each signal in turn, too; takes far longer."
        ),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--train", help="Train anew instead of using the shipped ranker.")
    ] = False,
    report: ReportOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Look for the partners of European research projects. In what was known before them."""
    words = run.speech(language)
    first = day(since)
    if report:
        require_place(report)
    history, oddities = cordis_history(cordis, progress=run.progress)
    run.progress(Said("Reading what every work is about"))
    known = [
        text for text, before in zip(history.texts, history.known(first), strict=True) if before
    ]
    reading = Reading(history=history, encoder=load_encoder(encoder, corpus=known), until=first)
    found = evaluate_partners(
        reading,
        since=first,
        ranker=None if fresh or encoder else shipped_ranker(before=first),
        peer=bundled_peer(),
        ablate=ablate,
        progress=run.progress,
    )
    if report:
        write_card(found, path=report, oddities=oddities, words=words)
    if as_json:
        run.emit(found.report)
    else:
        _show(found.report)
        _tell(found.facts)
        say_oddities(oddities, words=words)


def _show(report: Report) -> None:
    console = Terminal()
    for name, methods in {"all": report.methods, **report.slices}.items():
        metrics = list(next(iter(methods.values())))
        table = Table(title=f"{report.task}: {name}", box=None, title_justify="left")
        table.add_column("method")
        for metric in metrics:
            table.add_column(metric, justify="right")
        for method, values in methods.items():
            table.add_row(method, *(f"{values[metric]:.3f}" for metric in metrics))
        console.print(table)
    best = report.best_peer
    console.print(
        f"{best.metric} is {best.ratio:.2f} times that of {best.name} "
        f"(95 % interval {best.ci95[0]:.2f} to {best.ci95[1]:.2f}), "
        f"{report.queries} queries, {report.candidates} candidates, {report.seconds:.0f} s"
    )


def _tell(facts: Mapping[str, float]) -> None:
    """Say the single figures."""
    console = Terminal()
    for name, value in facts.items():
        console.print(f"{name.replace('_', ' ')}: {value:.3f}")
