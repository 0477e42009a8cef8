"""Data for measuring partner suggestions."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.history import History, history_of
from broker.intake import read_cordis
from broker.model import InputError
from broker.rank.learned import Ranker
from broker.text import Cache, Encoder, load_encoder, models_folder

PEER = "all-MiniLM-L6-v2"


def cordis_history(
    folders: Sequence[str | Path], *, progress: Callable[[str], None] | None = None
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
        calls=read.topics,
    )
    return history, read.counts


def shipped_ranker(*, before: dt.date) -> Ranker | None:
    """Return the ranker that ships, or None if it learned from works that start later."""
    folder = models_folder() / "partners"
    if not folder.is_dir():
        return None
    ranker = Ranker.load(folder)
    return ranker if dt.date.fromisoformat(ranker.until) <= before else None


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """An encoder whose vectors are kept on disk, for computing them takes minutes."""

    encoder: Encoder
    cache: Cache
    name: str
    """What it is called in reports."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        return self.encoder.dimensions

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the encoder's vectors, computed once for the same texts."""
        if len(texts) == 1:
            return self.encoder.encode(texts)
        return self.cache.vectors(self.encoder, texts)


def bundled_peer() -> Encoder | None:
    """Return all-MiniLM-L6-v2 where it is installed, else None."""
    try:
        return Remembered(encoder=load_encoder("minilm", corpus=()), cache=Cache(), name=PEER)
    except InputError:
        return None
