"""Backtests from the command line."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from broker.cli import _run as run
from broker.cli._console import Terminal
from broker.evaluate import Report, evaluate_alliance, evaluate_funding, evaluate_languages
from broker.intake import read_shipped
from broker.store import open_catalogue

app = typer.Typer(
    help="Measure suggestions on what really happened.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def alliance(
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
) -> None:
    """Hide each initiative of the alliance in turn and look for its members."""
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        records = opened.load()
    report = evaluate_alliance(
        records,
        encoder=encoder,
        progress=lambda done, total: run.progress(f"{done} of {total}"),
    )
    if as_json:
        run.emit(report)
    else:
        _show(report)


@app.command()
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
    """Look for the fund that paid for each project, from what funds paid for before."""
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


@app.command()
def languages(
    labels: Annotated[
        list[Path],
        typer.Option("--labels", help="Table with a column for each language.", metavar="CSV"),
    ],
    as_json: run.JsonOption = False,
    encoder: run.EncoderOption = None,
) -> None:
    """Look for the English label of each concept from its label in another language."""
    run.progress("Comparing labels, also with all-MiniLM-L6-v2")
    report = evaluate_languages(labels, encoder=encoder)
    if as_json:
        run.emit(report)
    else:
        _show(report)


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
