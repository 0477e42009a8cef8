"""The command line: a thin face of the engine."""

import gc
import sys

import typer

from broker.cli import _run
from broker.cli._lists import spread

_SELDOM = 200_000
"""New objects after which the command line looks for garbage."""


def build() -> typer.Typer:
    """Return the command line with all its commands."""
    from broker.cli import (
        _application,
        _brief,
        _commands,
        _contacts,
        _doctor,
        _evaluate,
        _exchange,
        _export,
        _freshness,
        _fund,
        _identity,
        _import,
        _introduce,
        _team,
        _weave,
    )
    from broker.cli._version import version

    app = typer.Typer(
        callback=version,
        help="Find partners, teams and funding for joint work, and see why.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for command in (
        _commands.recommend,
        _commands.similar,
        _team.team,
        _fund.fund,
        _fund.cash,
        _fund.unlocks,
        _exchange.exchange,
        _brief.brief,
        _brief.demo,
        _identity.duplicates,
        _identity.merge,
        _identity.unmerge,
        _identity.distinct,
        _freshness.freshness,
        _freshness.form,
        _freshness.confirm,
        _application.application,
        _weave.weave,
        _weave.pack,
        _doctor.doctor,
        _export.export,
    ):
        app.command()(command)
    app.add_typer(_contacts.app, name="contacts")
    app.command("import")(_import.import_file)
    app.add_typer(_evaluate.app, name="evaluate")
    app.add_typer(_introduce.app, name="introduce")
    return app


def main() -> None:
    """Run the command line and end with 0, 2 (wrong call or input) or 3 (could not)."""
    # A command makes many objects and ends soon: looking for garbage every 700 of them, and once
    # more at the end, would take a third of its time.
    gc.set_threshold(_SELDOM)
    try:
        _run.guarded(build, spread(sys.argv[1:]))
    finally:
        gc.freeze()


__all__ = ["build", "main"]
