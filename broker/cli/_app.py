"""The front end, opened from wherever the program is installed."""

import gc
import os
from pathlib import Path
from typing import Annotated

import typer

from broker.cli import _run as run
from broker.model import BrokerError

_PACKAGE = Path(__file__).parents[1]
_HOMES = (_PACKAGE / "front", _PACKAGE.parent)
"""Where the page map and its settings lie: in an installed package, or in the repository."""
_OFTEN = (700, 10, 10)
"""How often Python usually looks for garbage; commands do so seldom, but a server lives long."""


def page_map() -> Path:
    """Return the file that Streamlit runs; its settings lie in `.streamlit` beside it.

    Raises:
        BrokerError: If it is not there.
    """
    for home in _HOMES:
        if (home / "app.py").is_file():
            return home / "app.py"
    raise BrokerError(
        "The front end is missing: %(folder)s holds no app.py. Install the program again.",
        folder=_HOMES[0],
    )


def app(
    port: Annotated[
        int, typer.Option("--port", help="Port to listen on.", min=1, max=65535)
    ] = 8501,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            help="Where to listen: localhost for this computer alone, 0.0.0.0 for everybody on "
            "the network, for the pages ask nobody who they are.",
        ),
    ] = "localhost",
    catalogue: run.CatalogueOption = None,
    encoder: run.EncoderOption = None,
) -> None:
    """Open the front end in a browser; Ctrl-C ends it."""
    from streamlit.web import cli

    for name, value in (("BROKER_CATALOGUE", catalogue), ("BROKER_ENCODER", encoder)):
        if value is not None:
            os.environ[name] = value
    gc.set_threshold(*_OFTEN)
    options = ["--server.port", str(port), "--server.address", address]
    cli.main(["run", str(page_map()), *options], standalone_mode=False)
