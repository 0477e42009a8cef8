"""Texts of past work as rows of numbers: words, parts of words, and whole names."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from broker.model import Record, fold

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_WORD = re.compile(r"[^\W_]{2,}")
_PARTS = (3, 4, 5)
"""Letters in a part of a word; the ends of a word count as letters."""


class Work(Record):
    """Work that somebody paid for, or that looks for money: what it is, where, and who runs it."""

    title: str
    summary: str = ""
    places: tuple[str, ...] = ()
    """Names of countries or regions, as the source writes them."""
    agencies: tuple[str, ...] = ()
    """Names of those who carry it out."""


def words(text: str) -> Iterator[str]:
    """Yield the words of a text, folded, and each pair of neighbours."""
    found = _WORD.findall(fold(text))
    yield from found
    yield from (f"{one} {other}" for one, other in pairwise(found))


def parts(text: str) -> Iterator[str]:
    """Yield the runs of three to five letters of each word, its ends marked by blanks."""
    for word in fold(text).split():
        padded = f" {word} "
        for size in _PARTS:
            if size < len(padded):
                yield from (padded[at : at + size] for at in range(len(padded) - size + 1))
            else:
                yield padded
                break


def names(items: Iterable[str]) -> Iterator[str]:
    """Yield whole names, folded."""
    return (fold(item) for item in items)


_BLOCKS: tuple[tuple[float, Callable[[Work], Iterator[str]]], ...] = (
    (1.0, lambda work: words(work.title)),
    (1.0, lambda work: parts(work.title)),
    (1.0, lambda work: words(work.summary)),
    (0.7, lambda work: names(work.places)),
    (0.7, lambda work: parts(" ".join(work.agencies))),
    (1.0, lambda work: names(work.agencies)),
)
"""What is read of a work, each kind with its weight; chosen on rows approved before 2020."""


@dataclass(frozen=True, kw_only=True)
class _Block:
    """One kind of term, weighed as tf-idf: (1 + ln tf) · (1 + ln((1 + n) / (1 + df))), length 1."""

    weight: float
    terms: dict[str, int]
    idf: NDArray[np.float64]

    @classmethod
    def learn(cls, counts: Sequence[Counter[str]], *, weight: float) -> "_Block":
        frequency = Counter(term for one in counts for term in one)
        terms = {term: place for place, term in enumerate(frequency)}
        df = np.fromiter(frequency.values(), dtype=float, count=len(frequency))
        return cls(weight=weight, terms=terms, idf=1 + np.log((1 + len(counts)) / (1 + df)))

    def rows(self, counts: Sequence[Counter[str]]) -> "csr_matrix":
        from scipy.sparse import csr_matrix

        data: list[float] = []
        columns: list[int] = []
        starts = [0]
        for one in counts:
            known = [(self.terms[term], n) for term, n in one.items() if term in self.terms]
            places = [place for place, _ in known]
            counted = np.array([n for _, n in known], dtype=float)
            values = (1 + np.log(counted)) * self.idf[np.array(places, dtype=int)]
            length = float(np.linalg.norm(values)) or 1.0
            data.extend(self.weight * values / length)
            columns.extend(places)
            starts.append(len(columns))
        return csr_matrix((data, columns, starts), shape=(len(counts), len(self.terms)))


class Features:
    """Rows of numbers for works; terms and their weights are those of the works learned from."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._blocks = tuple(
            _Block.learn([Counter(read(work)) for work in works], weight=weight)
            for weight, read in _BLOCKS
        )

    def rows(self, works: Sequence[Work]) -> "csr_matrix":
        """Return one sparse row for each work, shape (works, terms)."""
        from scipy.sparse import csr_matrix, hstack

        found = [
            block.rows([Counter(read(work)) for work in works])
            for block, (_, read) in zip(self._blocks, _BLOCKS, strict=True)
        ]
        return csr_matrix(hstack(found))
