"""The second stage: German, added to a finished table in which nothing else moves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.text.training._lesson import NESTED, contrast, rate_at
from broker.text.training._sets import Group
from broker.text.training._settings import Settings
from broker.text.training._table import Table
from broker.text.training._teacher import Rows
from broker.text.training._texts import Texts
from broker.text.training._vocabulary import (
    SEEN_OFTEN,
    UNKNOWN,
    Vocabulary,
    make_splitter,
    make_tokenizer,
    means_nothing,
    normaliser,
    words_of,
)

if TYPE_CHECKING:
    from torch import Tensor

_TOWARDS = 2.0
"""Weight of how near German texts are to their English ones, beside how well they find them."""
_SAME = 0.9
"""Cosine of English texts from which on they do not compete."""
_SEVERAL = 2
"""How many words of other languages must hold a piece for it to be theirs as well."""
_JOINED = 0.5
"""Weight of texts that are joined in twos."""


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A table whose rows are finished.

    Attributes:
        vocabulary: Its tokens.
        rows: Shape (tokens, dimensions), in the vocabulary's order.
    """

    vocabulary: Vocabulary
    rows: Rows

    def embed(self, texts: Sequence[str]) -> Rows:
        """Return the sums of texts' rows, brought to length 1 unless nothing is known of them."""
        read = make_tokenizer(self.vocabulary).encode_batch(list(texts), add_special_tokens=False)
        sums = np.array([self.rows[one.ids].sum(axis=0) for one in read], dtype=np.float32)
        return _of_length_one(sums)


def add_german(
    table: Finished,
    *,
    groups: Sequence[Group],
    labels: Iterable[str],
    texts: Iterable[str],
    settings: Settings,
    progress: Callable[[int, Mapping[str, float]], None],
) -> Finished:
    """Return a table that knows more German, and all else as before.

    German words and what stands for them in compounds become tokens. Rows that German alone uses
    learn to point where the English texts of the same meaning point, whose rows, as those of all
    other languages, stay as they are: what is won for German costs nobody else anything.

    Args:
        table: Of the first stage.
        groups: What means the same in English and German; others are passed over.
        labels: Labels, terms and names in other languages that the table learned from.
        texts: English texts that it learned from.
        settings: As in the first stage.
        progress: Called with the number and the losses of each step.
    """
    rng = np.random.default_rng(settings.seed)
    using = normaliser()
    both = [group for group in groups if group.get("en") and group.get("de")]
    forms = [form for group in both for form in group["de"]]
    words = {word for form in forms for word in words_of(form, using=using)}
    vocabulary = table.vocabulary.with_german(words)
    shared = _shared(labels, texts=texts, before=table.vocabulary)
    parts = {piece for found in vocabulary.inside.values() for piece in found}
    free = {*(word for word in words if not means_nothing(word)), *parts} - shared
    tokens = [token for token, _ in vocabulary.tokens]
    adding = Table(
        tokens,
        settings=settings,
        rng=rng,
        finished=_first_rows(table, vocabulary=vocabulary),
        free=np.array([token in free for token in tokens]),
    )
    read = Texts(forms, vocabulary=vocabulary, settings=settings, rng=rng)
    lessons = _Lessons.of(both, texts=read, table=table)
    _learn(adding, texts=read, lessons=lessons, settings=settings, rng=rng, progress=progress)
    return Finished(vocabulary=vocabulary, rows=adding.rows())


@dataclass(frozen=True)
class _Lessons:
    """German texts, by their numbers, and where each has to point."""

    numbers: NDArray[np.int64]
    aims: Rows

    @classmethod
    def of(cls, groups: Sequence[Group], *, texts: Texts, table: Finished) -> "_Lessons":
        """Return the lessons of groups whose English texts the table knows."""
        english = [form for group in groups for form in group["en"]]
        ends = np.cumsum([len(group["en"]) for group in groups])
        rows = np.add.reduceat(table.embed(english), np.concatenate(([0], ends[:-1])), axis=0)
        aims = np.repeat(_of_length_one(rows), [len(group["de"]) for group in groups], axis=0)
        numbers = texts.numbers([form for group in groups for form in group["de"]])
        known = aims.any(axis=1) & ~texts.empty(numbers)
        return cls(numbers[known], aims[known])


def _learn(
    adding: Table,
    *,
    texts: Texts,
    lessons: _Lessons,
    settings: Settings,
    rng: np.random.Generator,
    progress: Callable[[int, Mapping[str, float]], None],
) -> None:
    import torch

    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(settings.threads)
    for step in range(1, settings.german_steps + 1):
        chosen = rng.permutation(len(lessons.numbers))[: settings.groups]
        asked = [(lessons.numbers[chosen], settings.split_words)]
        (found,) = adding.embed(texts, asked=asked)
        losses = _losses(
            found,
            aims=torch.from_numpy(lessons.aims[chosen]),
            order=torch.from_numpy(rng.permutation(len(chosen))),
            settings=settings,
        )
        rate = rate_at(step, steps=settings.german_steps, highest=settings.rate)
        adding.learn(torch.stack(list(losses.values())).sum(), rate=rate)
        progress(step, {name: loss.item() for name, loss in losses.items()})


def _losses(
    found: "Tensor", *, aims: "Tensor", order: "Tensor", settings: Settings
) -> "dict[str, Tensor]":
    """Return the losses of a step, weighted: alone, joined in twos, and how far off each is."""
    import torch
    from torch.nn import functional

    alone = len(found) - int(len(found) * settings.joined)
    losses = {name: torch.zeros(()) for name in ("labels", "joined", "towards")}
    for width in (settings.dimensions, *settings.nested):
        weight = 1.0 if width == settings.dimensions else NESTED
        one = functional.normalize(found[:, :width], dim=1)
        other = functional.normalize(aims[:, :width], dim=1)
        two, both = (
            functional.normalize((rows + rows[order])[alone:], dim=1) for rows in (one, other)
        )
        one, other = one[:alone], other[:alone]
        same = other @ other.T > _SAME
        parts = {
            "labels": contrast(one, other, settings=settings, same=same),
            "joined": _JOINED * contrast(two, both, settings=settings),
            "towards": _TOWARDS * (1 - (one * other).sum(1)).mean(),
        }
        for name, loss in parts.items():
            losses[name] = losses[name] + weight * loss
    return losses


def _first_rows(table: Finished, *, vocabulary: Vocabulary) -> Rows:
    """Return the rows of all tokens: what the table has, or what it makes of a new token."""
    place = {token: number for number, (token, _) in enumerate(table.vocabulary.tokens)}
    splitter = make_splitter(table.vocabulary)
    rows = np.zeros((len(vocabulary.tokens), table.rows.shape[1]), dtype=np.float32)
    for number, (token, _) in enumerate(vocabulary.tokens):
        if token in place:
            rows[number] = table.rows[place[token]]
        else:
            pieces = splitter.encode(token, add_special_tokens=False).tokens
            rows[number] = table.rows[[place.get(one, 0) for one in pieces]].sum(axis=0)
    return rows


def _shared(labels: Iterable[str], *, texts: Iterable[str], before: Vocabulary) -> set[str]:
    """Return the tokens that other languages use, as words of theirs or as pieces of several."""
    using = normaliser()
    in_labels = {word for label in labels for word in words_of(label, using=using)}
    in_texts = Counter(word for text in texts for word in words_of(text, using=using))
    often = {word for word, count in in_texts.items() if count >= SEEN_OFTEN}
    read = make_splitter(before).encode_batch(sorted(in_labels), add_special_tokens=False)
    pieces = Counter(piece for one in read for piece in set(one.tokens))
    several = {piece for piece, count in pieces.items() if count >= _SEVERAL}
    return in_labels | often | several | {UNKNOWN}


def _of_length_one(rows: Rows) -> Rows:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)
