"""What is learned: a row for each token, made of its own and of what it has in common."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.text.training._settings import Settings
from broker.text.training._teacher import Rows
from broker.text.training._texts import Numbers, Texts, spans

if TYPE_CHECKING:
    from torch import Tensor

_GRAMS = (3, 4, 5)
_SHARED = 3
"""In how many tokens a run of letters must stand to count."""
_FIRST, _SECOND, _TINY = 0.9, 0.99, 1e-8


class Table:
    """Rows of tokens.

    A row is the token's own one, plus that of its letters wherever in a word they stand, plus the
    rows of the runs of three to five letters in it over the root of their number (as in Bojanowski
    et al. 2017, `Enriching word vectors with subword information`). A finished model needs the sums
    alone. Learning follows Adam (Kingma & Ba 2015) with one second moment for each row, and changes
    only the rows that a step used.

    Args:
        tokens: Of the vocabulary, in its order.
        settings: Dimensions and what is left out.
        rng: Draws the first rows and what is left out.
        finished: What the rows are before, shape (tokens, dimensions), if the table only adds to
            them; nothing is added at the start then.
        free: Which of those tokens learn, shape (tokens,); the others stay as they are.
    """

    def __init__(
        self,
        tokens: Sequence[str],
        *,
        settings: Settings,
        rng: np.random.Generator,
        finished: Rows | None = None,
        free: NDArray[np.bool_] | None = None,
    ) -> None:
        import torch

        self._settings, self._rng, self._size = settings, rng, len(tokens)
        self._parts, self._weights, self._starts, size = _parts(tokens)
        if finished is None:
            finished = np.zeros((len(tokens), settings.dimensions), dtype=np.float32)
            first = 0.02 * rng.standard_normal((size, settings.dimensions), dtype=np.float32)
        else:
            first = np.zeros((size, settings.dimensions), dtype=np.float32)
        if free is not None:
            self._weights[np.repeat(~free, np.diff(self._starts))] = 0.0
        self._finished = torch.from_numpy(finished)
        self._rows = torch.from_numpy(first)
        self._means = torch.zeros(size, settings.dimensions)
        self._squares = torch.zeros(size, 1)
        self._step = 0
        self._used = np.empty(0, dtype=np.int64)
        self._leaf: Tensor | None = None

    def embed(self, texts: Texts, *, asked: Sequence[tuple[Numbers, float]]) -> "list[Tensor]":
        """Return the sums of the rows of texts, for several lists of texts at once.

        Args:
            texts: Where the texts are.
            asked: Numbers of texts, with the share of words to split.
        """
        import torch
        from torch.nn import functional

        found = [texts.tokens(numbers, split=split) for numbers, split in asked]
        sizes = [len(numbers) for numbers, _ in asked]
        offsets = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        tokens, inside = np.unique(np.concatenate([one for one, _ in found]), return_inverse=True)
        places = np.concatenate(
            [one + offset for (_, one), offset in zip(found, offsets, strict=True)]
        )
        parts, weights, starts = self._of(tokens, leave_out=True)
        marked = np.zeros(len(self._rows), dtype=bool)
        marked[parts] = True
        self._used = np.flatnonzero(marked)
        among_used = np.cumsum(marked) - 1
        self._leaf = self._rows[torch.from_numpy(self._used)].requires_grad_()
        rows = functional.embedding_bag(
            torch.from_numpy(among_used[parts]),
            self._leaf,
            torch.from_numpy(starts),
            mode="sum",
            per_sample_weights=torch.from_numpy(weights),
        )
        rows = rows + self._finished[torch.from_numpy(tokens)]
        counts = np.bincount(places, minlength=sum(sizes))
        sums = functional.embedding_bag(
            torch.from_numpy(inside.reshape(-1)),
            rows,
            torch.from_numpy(np.concatenate(([0], np.cumsum(counts)[:-1]))),
            mode="sum",
        )
        return list(torch.split(sums, sizes))

    def learn(self, loss: "Tensor", *, rate: float) -> None:
        """Change the rows that the last `embed` used, against the gradient of a loss."""
        import torch

        torch.autograd.backward(loss)
        if self._leaf is None or self._leaf.grad is None:
            raise ValueError("the loss does not come from `embed`")
        self._step += 1
        used, gradient = torch.from_numpy(self._used), self._leaf.grad
        with torch.no_grad():
            means = self._means.index_select(0, used).mul_(_FIRST)
            means.add_(gradient, alpha=1 - _FIRST)
            squares = self._squares.index_select(0, used).mul_(_SECOND)
            squares.add_(gradient.square().mean(1, keepdim=True), alpha=1 - _SECOND)
            self._means.index_copy_(0, used, means)
            self._squares.index_copy_(0, used, squares)
            spread = (squares / (1 - _SECOND**self._step)).sqrt_().add_(_TINY)
            step = -rate / (1 - _FIRST**self._step)
            changed = self._leaf.detach().addcdiv(means, spread, value=step)
            self._rows.index_copy_(0, used, changed)

    def rows(self) -> NDArray[np.float32]:
        """Return the finished rows, shape (tokens, dimensions)."""
        import torch
        from torch.nn import functional

        parts, weights, starts = self._of(np.arange(self._size), leave_out=False)
        with torch.no_grad():
            sums = functional.embedding_bag(
                torch.from_numpy(parts),
                self._rows,
                torch.from_numpy(starts),
                mode="sum",
                per_sample_weights=torch.from_numpy(weights),
            )
        return np.asarray((self._finished + sums).numpy(), dtype=np.float32)

    def _of(
        self, tokens: Numbers, *, leave_out: bool
    ) -> tuple[Numbers, NDArray[np.float32], Numbers]:
        """Return the parts of tokens, their weights, and where the parts of each token start."""
        starts = self._starts[tokens]
        lengths = self._starts[tokens + 1] - starts
        places = spans(starts, lengths)
        parts, weights = self._parts[places], self._weights[places].copy()
        begins = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        if leave_out:
            # A token's own row is its first part.
            out = self._rng.random(len(tokens)) < self._settings.own_rows_left_out
            weights[begins[out & (lengths > 1)]] = 0.0
        return parts, weights, begins


def _parts(tokens: Sequence[str]) -> tuple[Numbers, NDArray[np.float32], Numbers, int]:
    """Return all tokens' parts, their weights, where each token starts, and how many exist."""
    grams = Counter(gram for token in tokens for gram in set(_grams(token)))
    bare = Counter(token.strip("<>") for token in tokens)
    shared = [gram for gram, count in sorted(grams.items()) if count >= _SHARED]
    letters = [one for one, count in sorted(bare.items()) if count > 1]
    of_gram = _numbered(shared, start=len(tokens))
    of_letters = _numbered(letters, start=len(tokens) + len(shared))
    parts: list[int] = []
    weights: list[float] = []
    starts = [0]
    for number, token in enumerate(tokens):
        found = [of_gram[gram] for gram in _grams(token) if gram in of_gram]
        base = [of_letters[one] for one in (token.strip("<>"),) if one in of_letters]
        parts += [number, *base, *found]
        weights += [1.0] * (1 + len(base)) + [1 / math.sqrt(max(1, len(found)))] * len(found)
        starts.append(len(parts))
    size = len(tokens) + len(shared) + len(letters)
    return np.array(parts), np.array(weights, dtype=np.float32), np.array(starts), size


def _numbered(names: Sequence[str], *, start: int) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(names, start=start)}


def _grams(token: str) -> list[str]:
    return [
        token[start : start + size]
        for size in _GRAMS
        for start in range(len(token) - size + 1)
        if size < len(token)
    ]
