"""The multilingual encoder: a table of word pieces, read without torch."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from broker.model import InputError
from broker.text._encoder import Matrix, normalised

_SURROGATE = re.compile("[\ud800-\udfff]")
_APART = re.compile(r"[^\s!-/:-@\[-`{-~«»¿¡\u2000-\u206f]+")
"""What stands between spaces and marks, in no script in particular."""
_PLAIN = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ľŁ-ž]+")
"""What is one word for the tokenizer too. Other letters may fall into several: `ŀ`, `½`, `ﷺ`."""
_MANY = 1 << 16
"""Words that are taken apart together: pages share most of theirs, and a book takes no more memory
than a shelf of pages."""
_TOGETHER = 1 << 9
"""Words in one call of the tokenizer, whose cost for a call is that of many words."""
_LONGEST = 1 << 12
"""Letters of a word; what is longer is no word and is read in parts."""
_BEGINNING = 20_000
"""Characters that tell whether a text can be read."""


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
                "%(folder)s holds no static model that can be read (%(why)s). Fetch the folder "
                "again, or build it with `python -m broker.text.training`.",
                folder=folder,
                why=error,
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
                "%(name)s has %(most)s dimensions, so that %(asked)s cannot be used. Give a number "
                "from 1 to %(most)s.",
                name=self._folder.name,
                most=rows.shape[1],
                asked=width,
            )
        self._rows: NDArray[np.int8] = np.ascontiguousarray(rows[:, :width])
        self._scales = scales.astype(np.float32)
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        digest = zlib.crc32(vocabulary, zlib.crc32(weights))
        self.name = f"static-{self._folder.name}-{digest:08x}-{width}"
        self.dimensions = int(width)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the vectors of texts; see `Encoder.encode`.

        A text is the sum of its words, since no piece reaches over a space: each plain word of
        many texts is taken apart once, however often it stands there.
        """
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for block in _blocks(texts):
            counted = [Counter(words) for _, words in block]
            words = dict.fromkeys(chain.from_iterable(counted))
            place = {word: at for at, word in enumerate(filter(_PLAIN.fullmatch, words))}
            sums = self._word_sums(list(place))
            others = []
            for (number, _), counts in zip(block, counted, strict=True):
                plain = [word for word in counts if word in place]
                times = np.array([counts[word] for word in plain], dtype=np.float32)
                rows[number] += times @ sums[[place[word] for word in plain]]
                rest = (f"{word} " * counts[word] for word in counts if word not in place)
                others.append("".join(rest))
            for (number, _), row in zip(block, self._sums(others), strict=True):
                rows[number] += row
        return normalised(rows)

    def readable(self, text: str) -> float:
        """Return the share of a text's letters in words that the model can read, from 0 to 1.

        A text in a script that the model never saw has 0, one without letters 1. A long text is
        judged by its beginning.
        """
        text = _SURROGATE.sub(" ", text[:_BEGINNING])
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

    def _sums(self, texts: list[str]) -> Matrix:
        """Return the sum of the rows of the pieces of each text, shape (texts, dimensions)."""
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        asked = [at for at, text in enumerate(texts) if text]
        found = self._tokenizer.encode_batch_fast(
            [texts[at] for at in asked], add_special_tokens=False
        )
        for at, one in zip(asked, found, strict=True):
            pieces, times = np.unique(np.array(one.ids, dtype=np.int64), return_counts=True)
            sums[at] = (self._scales[pieces] * times.astype(np.float32)) @ self._rows[pieces]
        return sums

    def _word_sums(self, words: list[str]) -> Matrix:
        """Return the sum of the rows of the pieces of each plain word; see `_sums`."""
        if not words:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        groups = [words[at : at + _TOGETHER] for at in range(0, len(words), _TOGETHER)]
        found = self._tokenizer.encode_batch(list(map(" ".join, groups)), add_special_tokens=False)
        pieces = np.fromiter(chain.from_iterable(one.ids for one in found), dtype=np.int64)
        within = np.fromiter(chain.from_iterable(one.word_ids for one in found), dtype=np.int64)
        weighted: Matrix = self._rows[pieces] * self._scales[pieces, np.newaxis]
        starts = np.flatnonzero(np.diff(within, prepend=-1))
        lengths = np.diff(starts, append=len(pieces))
        sums = weighted[starts]
        # Most words are of one piece or two, where `np.add.reduceat` is many times slower.
        for further in range(1, lengths.max()):
            longer = np.flatnonzero(lengths > further)
            sums[longer] += weighted[starts[longer] + further]
        return sums


def _blocks(texts: Sequence[str]) -> Iterator[list[tuple[int, list[str]]]]:
    """Yield positions of texts with their words, in blocks of bounded size; a book is in many."""
    block: list[tuple[int, list[str]]] = []
    room = _MANY
    for number, text in enumerate(texts):
        words = _words(text)
        for start in range(0, len(words), _MANY):
            part = words[start : start + _MANY]
            if len(part) > room:
                yield block
                block, room = [], _MANY
            block.append((number, part))
            room -= len(part)
    yield block


def _words(text: str) -> list[str]:
    """Return what stands between spaces and marks, cut where it is too long for a word."""
    words = _APART.findall(_SURROGATE.sub(" ", text))
    if len(text) <= _LONGEST or all(len(word) <= _LONGEST for word in words):
        return words
    return [
        word[start : start + _LONGEST] for word in words for start in range(0, len(word), _LONGEST)
    ]
