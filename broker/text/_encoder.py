"""What every encoder promises."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
"""One row for each text."""


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are.

    It may be asked by several threads at once. Every implementation passes the conformance suite
    in `tests/text/`; `CONTRIBUTING.md` tells how to run it on your own. An encoder may also have a
    method `readable`, which takes a text and returns the share of its letters that it can read,
    from 0 to 1: with it, whoever asks in a script that it never saw is told so.
    """

    @property
    def name(self) -> str:
        """Identifies the implementation, its settings and what it learned; part of cache keys."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of texts.

        Args:
            texts: Any sequence of texts, also empty or damaged ones; it is left as it is.

        Returns:
            Shape (texts, dimensions). Each row has length 1; a text with nothing to go by (empty,
            emoji only, nothing that the encoder knows) has a row of zeros.
        """
        ...


def normalised(rows: Matrix) -> Matrix:
    """Return rows of length 1; rows without a length, or with one that is no number, become zero.

    Args:
        rows: Shape (n, dimensions).
    """
    rows = np.nan_to_num(rows, nan=0.0, posinf=0.0, neginf=0.0).astype(np.float32, copy=False)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    whole = lengths > np.finfo(np.float32).tiny
    unit: Matrix = np.divide(rows, lengths, out=np.zeros_like(rows), where=whole)
    return unit
