"""Pieces of words: which there are, and how a word falls apart into them."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np

LONGEST = 16
"""Characters of a piece, the marks of a word's ends included."""
_ROUNDS = 8
_SHRINK = 0.7
_LEAST_WORDS = 4
_CANDIDATES = 60_000
_LEAST = 1e-6

Scores = Mapping[str, float]
"""Logarithms of the probabilities of pieces."""
Edges = list[list[tuple[int, float]]]
"""For each place in a word the pieces that end there: where they begin, and their score."""


def learn_pieces(weights: Mapping[str, float], *, size: int) -> dict[str, float]:
    """Learn pieces that explain words, none of which may be explained by itself as a whole.

    That is the unigram language model (Kudo 2018, `Subword regularization`), with one difference:
    a word that is in the list is no piece of itself, so that the pieces are fit for words that
    nobody has seen.

    Args:
        weights: Words between `<` and `>`, with how much each counts.
        size: How many pieces at most, besides single letters.

    Returns:
        The score of each piece; single letters are always there, at the start, inside and at the
        end of a word.
    """
    letters = _letters(weights)
    expected = _candidates(weights) | dict.fromkeys(sorted(letters), 1.0)
    words = sorted((word, weight) for word, weight in weights.items() if len(word) > 4)
    for turn in range(_ROUNDS):
        scores = _logarithms(expected)
        found: dict[str, float] = defaultdict(float)
        for word, weight in words:
            _expect(word, weight, scores=scores, found=found)
        last = turn == _ROUNDS - 1
        most = size if last else max(size, int(len(expected) * _SHRINK))
        kept = sorted(
            (piece for piece, count in found.items() if piece not in letters and count > 0.5),
            key=lambda piece: (-found[piece], piece),
        )
        expected = {piece: found[piece] for piece in kept[:most]}
        expected |= {letter: max(found.get(letter, 0.0), 0.01) for letter in sorted(letters)}
    return _logarithms(expected)


def edges_of(word: str, *, scores: Scores) -> Edges:
    """Return the pieces of a word by their ends; the word itself is not among them."""
    edges: Edges = [[] for _ in range(len(word) + 1)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - LONGEST), end):
            score = scores.get(word[start:end])
            if score is not None and end - start < len(word):
                edges[end].append((start, score))
    return edges


def draw(
    word: str, *, scores: Scores, times: int, flatness: float, rng: np.random.Generator
) -> list[tuple[str, ...]]:
    """Draw random sequences of pieces that make up a word.

    Forward filtering, backward sampling, each sequence with a probability in proportion to that of
    its pieces to the power of `flatness`.

    Returns:
        As many sequences as asked for, with repetitions; none if the word cannot be made.
    """
    edges = [
        [(start, flatness * one) for start, one in ends] for ends in edges_of(word, scores=scores)
    ]
    forward = _forward(edges)
    if forward[-1] == -math.inf:
        return []
    chances: dict[int, tuple[list[int], list[float]]] = {}
    found = []
    for _ in range(times):
        end, pieces = len(word), []
        while end:
            if end not in chances:
                starts = [start for start, _ in edges[end]]
                shares = [
                    math.exp(forward[start] + one - forward[end]) for start, one in edges[end]
                ]
                chances[end] = starts, list(np.cumsum(shares))
            starts, sums = chances[end]
            place = min(int(np.searchsorted(sums, rng.random() * sums[-1])), len(starts) - 1)
            pieces.append(word[starts[place] : end])
            end = starts[place]
        found.append(tuple(reversed(pieces)))
    return found


def _letters(weights: Mapping[str, float]) -> set[str]:
    alone = {letter for word in weights for letter in word[1:-1]}
    return {form for one in alone for form in (one, f"<{one}", f"{one}>")}


def _candidates(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the parts of words that stand in several, those that save most letters first."""
    counts: Counter[str] = Counter()
    for word in weights:
        for start in range(len(word)):
            for end in range(start + 2, min(len(word), start + LONGEST) + 1):
                if end - start < len(word):
                    counts[word[start:end]] += 1
    several = [
        (piece, count)
        for piece, count in counts.items()
        if count >= _LEAST_WORDS and len(piece.strip("<>")) > 1
    ]
    several.sort(key=lambda pair: (-pair[1] * len(pair[0]), pair[0]))
    return {piece: float(count) for piece, count in several[:_CANDIDATES]}


def _logarithms(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {piece: math.log(count / total) for piece, count in counts.items()}


def _forward(edges: Edges) -> list[float]:
    """Return the logarithm of the summed probability of all ways to each place in a word."""
    sums = [0.0] + [-math.inf] * (len(edges) - 1)
    for end in range(1, len(edges)):
        ways = [sums[start] + score for start, score in edges[end] if sums[start] > -math.inf]
        if ways:
            best = max(ways)
            sums[end] = best + math.log(sum(math.exp(way - best) for way in ways))
    return sums


def _expect(word: str, weight: float, *, scores: Scores, found: dict[str, float]) -> None:
    """Add how often each piece is expected in a word, times the word's weight."""
    edges = edges_of(word, scores=scores)
    forward = _forward(edges)
    if forward[-1] == -math.inf:
        return
    reached = [0.0] * len(word) + [1.0]
    for end in range(len(word), 0, -1):
        if reached[end] <= _LEAST:
            continue
        for start, score in edges[end]:
            if forward[start] == -math.inf:
                continue
            share = reached[end] * math.exp(forward[start] + score - forward[end])
            reached[start] += share
            found[word[start:end]] += share * weight
