"""Data for measuring partner suggestions."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from broker.history import History, history_of
from broker.intake import read_cordis


def cordis_history(
    folders: Sequence[Path], *, progress: Callable[[str], None] | None = None
) -> tuple[History, Mapping[str, int]]:
    """Return the history that tables of CORDIS hold, and how often each oddity was met in them.

    Raises:
        InputError: If a table is missing or cannot be read.
    """
    read = read_cordis(folders, progress=progress)
    history = history_of(
        read.organisations,
        initiatives=read.initiatives,
        coordinators=read.coordinators,
        starts=read.starts,
        cities=read.cities,
    )
    return history, read.counts
