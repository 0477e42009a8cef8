"""Texts as arrays of tokens, ready to be drawn from in random segmentations."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from broker.text.training._pieces import draw
from broker.text.training._settings import Settings
from broker.text.training._vocabulary import (
    Vocabulary,
    make_tokenizer,
    means_nothing,
    normaliser,
    words_of,
)

Numbers = NDArray[np.int64]
_FLATNESS = 0.7
_WHOLE_UP_TO = 4
"""Words of up to two letters, with their marks, stay whole."""


class Texts:
    """All texts of a training run, each once, without words that mean nothing.

    A word is stored as its usual sequence of tokens, followed by random ones.

    Args:
        texts: In any order, also repeated.
        vocabulary: What the tokenizer knows.
        settings: How many random sequences to draw, and how much to leave out.
        rng: Draws the sequences.
    """

    def __init__(
        self,
        texts: Sequence[str],
        *,
        vocabulary: Vocabulary,
        settings: Settings,
        rng: np.random.Generator,
    ) -> None:
        self._settings, self._rng = settings, rng
        self._number = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        using = normaliser()
        known: dict[str, int] = {}
        of_texts = [
            [
                known.setdefault(word, len(known))
                for word in words_of(text, using=using)
                if not means_nothing(word)
            ]
            for text in self._number
        ]
        self._words, self._text_starts = _flat(of_texts)
        of_words = self._segment(list(known), vocabulary=vocabulary)
        self._tokens, self._sequence_starts = _flat([one for word in of_words for one in word])
        self._word_starts = _starts([len(word) for word in of_words])

    def numbers(self, texts: Sequence[str]) -> Numbers:
        """Return the numbers of texts, by which they are drawn."""
        return np.array([self._number[text] for text in texts], dtype=np.int64)

    def empty(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Tell which texts hold no word that means anything."""
        return np.equal(self._text_starts[numbers + 1], self._text_starts[numbers])

    def tokens(self, numbers: Numbers, *, split: float) -> tuple[Numbers, Numbers]:
        """Return the tokens of texts, and for each token the place of its text among `numbers`.

        Args:
            numbers: Which texts.
            split: Share of words that are read as a random sequence of pieces.
        """
        starts = self._text_starts[numbers]
        lengths = self._text_starts[numbers + 1] - starts
        words = self._words[spans(starts, lengths)]
        places = np.repeat(np.arange(len(numbers)), lengths)
        kept = self._rng.random(len(words)) >= self._settings.words_left_out
        kept |= lengths[places] < 3
        words, places = words[kept], places[kept]
        others = self._word_starts[words + 1] - self._word_starts[words] - 1
        drawn = 1 + (self._rng.random(len(words)) * others).astype(np.int64)
        drawn[(self._rng.random(len(words)) >= split) | (others == 0)] = 0
        sequences = self._word_starts[words] + drawn
        starts = self._sequence_starts[sequences]
        lengths = self._sequence_starts[sequences + 1] - starts
        return self._tokens[spans(starts, lengths)], np.repeat(places, lengths)

    def _segment(self, words: Sequence[str], *, vocabulary: Vocabulary) -> list[list[list[int]]]:
        tokenizer = make_tokenizer(vocabulary)
        usual = tokenizer.encode_batch([word[1:-1] for word in words], add_special_tokens=False)
        number = {token: place for place, (token, _) in enumerate(vocabulary.tokens)}
        found = []
        for word, encoding in zip(words, usual, strict=True):
            sequences = [list(encoding.ids)]
            if len(word) > _WHOLE_UP_TO:
                drawn = draw(
                    word,
                    scores=vocabulary.pieces,
                    times=self._settings.segmentations,
                    flatness=_FLATNESS,
                    rng=self._rng,
                )
                sequences.extend([number[piece] for piece in pieces] for pieces in drawn)
            # Alone, each of these pieces must mean what the word means.
            sequences.extend([number[piece]] for piece in vocabulary.inside.get(word, ()))
            found.append(sequences)
        return found


def spans(starts: Numbers, lengths: Numbers) -> Numbers:
    """Return the places of several stretches, one after the other.

    Args:
        starts: Where each begins, shape (n,).
        lengths: How long each is, shape (n,).

    Returns:
        Shape (sum of the lengths,).
    """
    before = np.concatenate(([0], np.cumsum(lengths)[:-1])) if len(lengths) else lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()))


def _flat(lists: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Return all numbers of some lists, and where each list starts, with one more at the end."""
    flat = np.array([number for one in lists for number in one], dtype=np.int64)
    return flat, _starts([len(one) for one in lists])


def _starts(lengths: Sequence[int]) -> Numbers:
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
