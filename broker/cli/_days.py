"""Days, as they are given to commands."""

import datetime as dt
from typing import Annotated

import typer

from broker.model import InputError

OnOption = Annotated[
    str | None,
    typer.Option("--on", help="The day to judge by, such as 2026-05-31.", metavar="DATE"),
]


def day(text: str) -> dt.date:
    """Return the day that is written.

    Raises:
        InputError: If it is none.
    """
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError("%(text)r is no date. Write it as 2026-05-31.", text=text) from error


def day_of(text: str | None) -> dt.date | None:
    """Return a day as it is written in an option; None where none was given.

    Raises:
        InputError: If it is none.
    """
    return None if text is None else day(text)
