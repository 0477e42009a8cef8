"""The multilingual encoder: a table of word pieces, read without torch."""

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.model import InputError
from broker.text._encoder import Matrix, normalised

_SURROGATE = re.compile("[\ud800-\udfff]")
_MANY = 1 << 14
"""Pieces from which on a text is counted first, so that a book takes no more memory than a page."""


class StaticEncoder:
    """A static embedding model in sentence-transformers' layout.

    A text is the mean of the rows of its pieces, brought to length 1, as in `StaticEmbedding`
    followed by `Normalize`. Rows are kept as eight-bit numbers and a scale, the form that
    `broker.text.training` writes; sentence-transformers reads the same folder and gives the same
    vectors.

    Args:
        folder: Where `tokenizer.json` and `model.safetensors` lie.
        dimensions: How many leading dimensions to use; all by default. The model is trained so
            that its first half and quarter work alone (Kusupati et al. 2022, Matryoshka
            representation learning).

    Raises:
        InputError: If the folder holds no such model.
    """

    def __init__(self, folder: str | Path, *, dimensions: int | None = None) -> None:
        self._folder = Path(folder)
        try:
            self._read(dimensions)
        except InputError:
            raise
        except Exception as error:
            # The two libraries have an error of their own for each kind of damage.
            raise InputError(
                f"{folder} holds no static model that can be read ({error}). Fetch the folder "
                "again, or build it with `python -m broker.text.training`."
            ) from error

    def _read(self, dimensions: int | None) -> None:
        from safetensors.numpy import load
        from tokenizers import Tokenizer

        weights = (self._folder / "model.safetensors").read_bytes()
        vocabulary = (self._folder / "tokenizer.json").read_bytes()
        arrays = load(weights)
        rows, scales = arrays["embeddings"], arrays["weights"]
        self._tokenizer = Tokenizer.from_buffer(vocabulary)
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        known = self._tokenizer.get_vocab_size()
        if rows.ndim != 2 or rows.dtype != np.int8 or len(rows) != known:
            raise ValueError(f"{len(rows)} rows of {rows.dtype} for a vocabulary of {known}")
        if scales.shape != (known,) or not np.isfinite(scales).all():
            raise ValueError("the scales do not fit the rows")
        width = dimensions or rows.shape[1]
        if not 1 <= width <= rows.shape[1]:
            raise InputError(
                f"{self._folder.name} has {rows.shape[1]} dimensions, so that {width} cannot be "
                f"used. Give a number from 1 to {rows.shape[1]}."
            )
        self._rows: NDArray[np.int8] = np.ascontiguousarray(rows[:, :width])
        self._scales = scales.astype(np.float32)
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        digest = zlib.crc32(vocabulary, zlib.crc32(weights))
        self.name = f"static-{self._folder.name}-{digest:08x}-{width}"
        self.dimensions = int(width)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of texts; see `Encoder.encode`."""
        found = self._tokenizer.encode_batch_fast(
            [_SURROGATE.sub(" ", text) for text in texts], add_special_tokens=False
        )
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for number, pieces in enumerate(found):
            rows[number] = self._sum(np.array(pieces.ids, dtype=np.int64))
        return normalised(rows)

    def readable(self, text: str) -> float:
        """Return the share of a text's letters in words that the model can read, from 0 to 1.

        A text in a script that the model never saw has 0, one without letters 1.
        """
        text = _SURROGATE.sub(" ", text)
        letters = sum(map(str.isalpha, text))
        if not letters:
            return 1.0
        pieces = self._tokenizer.encode(text, add_special_tokens=False)
        unread = {
            place
            for piece, (start, end) in zip(pieces.ids, pieces.offsets, strict=True)
            if piece == self._unknown
            for place in range(start, end)
            if text[place].isalpha()
        }
        return 1.0 - len(unread) / letters

    def _sum(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the sum of the rows of pieces, shape (dimensions,)."""
        weights = self._scales[pieces]
        if len(pieces) > _MANY:
            counts = np.bincount(pieces, minlength=len(self._scales))
            pieces = np.flatnonzero(counts)
            weights = self._scales[pieces] * counts[pieces].astype(np.float32)
        total: NDArray[np.float32] = weights @ self._rows[pieces].astype(np.float32)
        return total
