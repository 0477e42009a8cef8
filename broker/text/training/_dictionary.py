"""The second stage: words of a dictionary, added to a table in which nothing else moves."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
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
"""Weight of how near texts are to their English ones, beside how well they find them."""
_SAME = 0.9
"""Cosine of English texts from which on they do not compete."""
_SEVERAL = 2
"""How many words of other languages must hold a piece for it to be theirs as well."""
_JOINED = 0.5
"""Weight of texts that are joined in twos."""
_AS_WELL, _AS_LONG = 0.95, 1.25
"""Cosine of an added word with its pieces from which on it has no row of its own, if it is no more
than so many times as long or short."""


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


def add_words(
    table: Finished,
    *,
    codes: Sequence[str],
    groups: Sequence[Group],
    labels: Iterable[str],
    texts: Iterable[str],
    settings: Settings,
    progress: Callable[[int, Mapping[str, float]], None],
) -> Finished:
    """Return a table that knows more words of some languages, and all else as before.

    Their words, and what stands for German ones in compounds, become tokens. Rows that nothing else
    uses learn to point where the English texts of the same meaning point, whose rows, as those of
    all other languages, stay as they are: what is won costs nobody else anything.

    Args:
        table: Of the first stage.
        codes: The languages, without English.
        groups: What means the same in English and these languages; others are passed over.
        labels: What the table learned from that must be read as before: labels, terms and names.
        texts: English texts that it learned from.
        settings: As in the first stage.
        progress: Called with the number and the losses of each step.
    """
    rng = np.random.default_rng(settings.seed)
    using = normaliser()
    forms = {
        code: [form for group in groups if group.get("en") for form in group.get(code, ())]
        for code in codes
    }
    words = {
        code: {word for form in found for word in words_of(form, using=using)}
        for code, found in forms.items()
    }
    added = {word for found in words.values() for word in found if not means_nothing(word)}
    vocabulary = table.vocabulary.with_words(added, in_compounds=words.get("de", set()))
    shared = _shared(labels, texts=texts, before=table.vocabulary)
    parts = {piece for found in vocabulary.inside.values() for piece in found}
    free = {*added, *parts} - shared
    tokens = [token for token, _ in vocabulary.tokens]
    adding = Table(
        tokens,
        settings=settings,
        rng=rng,
        finished=_first_rows(table, vocabulary=vocabulary),
        free=np.array([token in free for token in tokens]),
    )
    read = Texts(
        [form for found in forms.values() for form in found],
        vocabulary=vocabulary,
        settings=settings,
        rng=rng,
    )
    telling = free | vocabulary.inside.keys()
    learning = {
        form
        for found in forms.values()
        for form in found
        if not telling.isdisjoint(words_of(form, using=using))
    }
    lessons = _Lessons.of(groups, codes=codes, learning=learning, texts=read, table=table)
    if not len(lessons.numbers):
        return table
    split = settings.split_words if parts else 0.0
    _learn(
        adding,
        texts=read,
        lessons=lessons,
        split=split,
        settings=settings,
        rng=rng,
        progress=progress,
    )
    whole = Finished(vocabulary=vocabulary, rows=adding.rows())
    return _without_needless(whole, added=added - set(table.vocabulary.words))


def _without_needless(table: Finished, *, added: Set[str]) -> Finished:
    """Return a table without the added words that their pieces say as well (many cognates)."""
    place = {token: number for number, (token, _) in enumerate(table.vocabulary.tokens)}
    asked = sorted(added & place.keys())
    pieces = replace(table.vocabulary, words=())
    rows = table.rows[[place[token] for token, _ in pieces.tokens]]
    read = make_tokenizer(pieces).encode_batch(
        [word[1:-1] for word in asked], add_special_tokens=False
    )
    sums = np.array([rows[one.ids].sum(axis=0) for one in read]).reshape(-1, rows.shape[1])
    own = table.rows[[place[word] for word in asked]]
    lengths, summed = (np.linalg.norm(some, axis=1) for some in (own, sums))
    near = (own * sums).sum(axis=1) >= _AS_WELL * lengths * summed
    near &= (summed < _AS_LONG * lengths) & (lengths < _AS_LONG * summed)
    needless = {word for word, one in zip(asked, near, strict=True) if one}
    words = tuple(word for word in table.vocabulary.words if word not in needless)
    kept = replace(table.vocabulary, words=words)
    return Finished(vocabulary=kept, rows=table.rows[[place[token] for token, _ in kept.tokens]])


@dataclass(frozen=True)
class _Lessons:
    """Texts, by their numbers, and where each has to point."""

    numbers: NDArray[np.int64]
    aims: Rows

    @classmethod
    def of(
        cls,
        groups: Sequence[Group],
        *,
        codes: Sequence[str],
        learning: Container[str],
        texts: Texts,
        table: Finished,
    ) -> "_Lessons":
        """Return the lessons of groups whose English texts the table knows."""
        asked = [
            (group["en"], forms)
            for group in groups
            if group.get("en")
            and (
                forms := [
                    form for code in codes for form in group.get(code, ()) if form in learning
                ]
            )
        ]
        if not asked:
            return cls(np.empty(0, dtype=np.int64), np.empty((0, 0), dtype=np.float32))
        ends = np.cumsum([len(english) for english, _ in asked])
        rows = table.embed([form for english, _ in asked for form in english])
        rows = np.add.reduceat(rows, np.concatenate(([0], ends[:-1])), axis=0)
        aims = np.repeat(_of_length_one(rows), [len(forms) for _, forms in asked], axis=0)
        numbers = texts.numbers([form for _, forms in asked for form in forms])
        known = aims.any(axis=1) & ~texts.empty(numbers)
        return cls(numbers[known], aims[known])


def _learn(
    adding: Table,
    *,
    texts: Texts,
    lessons: _Lessons,
    split: float,
    settings: Settings,
    rng: np.random.Generator,
    progress: Callable[[int, Mapping[str, float]], None],
) -> None:
    import torch

    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(settings.threads)
    for step in range(1, settings.added_steps + 1):
        chosen = rng.permutation(len(lessons.numbers))[: settings.groups]
        asked = [(lessons.numbers[chosen], split)]
        (found,) = adding.embed(texts, asked=asked)
        losses = _losses(
            found,
            aims=torch.from_numpy(lessons.aims[chosen]),
            order=torch.from_numpy(rng.permutation(len(chosen))),
            settings=settings,
        )
        rate = rate_at(step, steps=settings.added_steps, highest=settings.rate)
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
