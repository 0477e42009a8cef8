"""The command line: a thin face of the engine."""

import gc
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

_FUNCTIONS = {"import": "import_file"}
"""What is called where that is not the name of the command."""
_SELDOM = 200_000
"""New objects after which the command line looks for garbage."""
INTERRUPTED = 130
"""What shells expect of a program that was ended with Ctrl-C."""

_COMMANDS = {
    "recommend": "_commands",
    "similar": "_commands",
    "consortium": "_consortium",
    "team": "_team",
    "fund": "_fund",
    "cash": "_fund",
    "unlocks": "_fund",
    "exchange": "_exchange",
    "brief": "_brief",
    "demo": "_brief",
    "app": "_app",
    "duplicates": "_identity",
    "merge": "_identity",
    "unmerge": "_identity",
    "distinct": "_identity",
    "freshness": "_freshness",
    "form": "_freshness",
    "confirm": "_confirm",
    "leave": "_leave",
    "application": "_application",
    "weave": "_weave",
    "pack": "_weave",
    "doctor": "_doctor",
    "export": "_export",
    "import": "_import",
    "contacts": "_contacts",
    "evaluate": "_evaluate",
    "introduce": "_introduce",
}
"""The module of each command, in the order in which help shows them."""
_FAMILIES = frozenset({"contacts", "evaluate", "introduce"})
"""Commands that have commands of their own."""


def build(only: str | None = None) -> "typer.Typer":
    """Return the command line.

    Args:
        only: A command without which nothing is asked for; the others, and what they need, are then
            not read, which saves a tenth of a start. All of them if it is not given or not known.
    """
    from broker.cli._help import SpokenCommand, family
    from broker.cli._version import version

    app = family(
        about="Find partners, teams and funding for joint work, and see why.",
        callback=version,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in (only,) if only in _COMMANDS else _COMMANDS:
        home = import_module(f"broker.cli.{_COMMANDS[name]}")
        if name in _FAMILIES:
            app.add_typer(home.app, name=name)
        else:
            app.command(name, cls=SpokenCommand)(getattr(home, _FUNCTIONS.get(name, name)))
    return app


def main() -> None:
    """Run the command line and end with 0, 2 (wrong call or input) or 3 (could not)."""
    # A command makes many objects and ends soon: looking for garbage every 700 of them, and once
    # more at the end, would take a third of its time.
    gc.set_threshold(_SELDOM)
    arguments = sys.argv[1:]
    try:
        # Read here rather than above: that takes a third of a second, in which people may think
        # better of it, too.
        from broker.cli._lists import spread
        from broker.cli._run import guarded

        guarded(partial(build, arguments[0] if arguments else None), spread(arguments))
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        # While pydantic makes ready what a record holds, it tells an interruption as a mistake.
        if "KeyboardInterrupt" not in str(error):
            raise
        raise SystemExit(INTERRUPTED) from None
    finally:
        gc.freeze()


__all__ = ["build", "main"]
