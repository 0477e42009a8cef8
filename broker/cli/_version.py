"""The version."""

from typing import Annotated

import typer

import broker


def _tell(wanted: bool) -> None:
    if wanted:
        typer.echo(f"broker {broker.__version__}")
        raise typer.Exit


def version(
    wanted: Annotated[
        bool, typer.Option("--version", callback=_tell, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Find partners, teams and funding for joint work, and see why."""
