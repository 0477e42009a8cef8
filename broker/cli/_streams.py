"""Standard output and error: closed by whoever called the program, or left by their reader."""

import io
import os
import sys

_STANDARD = 2
"""The highest number of a standard stream."""


def prepare() -> None:
    """Make both streams ready to be written to, whatever they are.

    A stream that is closed takes what is said and drops it, so that nothing fails for it; and no
    file that is opened later gets its number, and with it what was meant for people.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= _STANDARD:
        continue
    os.close(number)
    sys.stdout = sys.stdout or _dropped(1)
    sys.stderr = sys.stderr or _dropped(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter shows a mark instead of ending the answer.
            stream.reconfigure(errors="replace")


def is_left(end: BaseException) -> bool:
    """Return whether a program ends because the reader of its answer, such as `head`, went away.

    Typer ends with 1 then, as if it had failed.
    """
    return isinstance(end, BrokenPipeError) or isinstance(end.__context__, BrokenPipeError)


def leave() -> None:
    """Drop what is still to be written to a reader that went away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dropped(number: int) -> io.TextIOWrapper:
    return open(number, "w", encoding="utf-8", closefd=False)
