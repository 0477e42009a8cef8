"""Metrics of long ranked lists, of how sure a probability is, and of how exposure is shared."""

import math
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray


def ndcg_at(k: int, ranked: Sequence[Hashable], *, true: AbstractSet[Hashable]) -> float:
    """Return the normalised discounted cumulative gain of the first k items, from 0 to 1.

    Every true item gains 1/log2(rank + 1); the sum is divided by that of the best possible order
    (Järvelin & Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002).

    Raises:
        ValueError: If nothing is true.
    """
    if not true:
        raise ValueError("ndcg is not defined where nothing is true")
    gained = sum(
        1.0 / math.log2(place + 1) for place, item in enumerate(ranked[:k], start=1) if item in true
    )
    best = sum(1.0 / math.log2(place + 1) for place in range(1, min(k, len(true)) + 1))
    return gained / best


def gini(amounts: Sequence[float]) -> float:
    """Return how unevenly something is shared: 0 when all have the same, near 1 when one has all.

    Gini's mean difference over twice the mean (Gini, Variabilità e mutabilità, 1912); 0 where
    there is nothing to share.
    """
    sorted_ = np.sort(np.asarray(amounts, dtype=float))
    total = float(sorted_.sum())
    if not total:
        return 0.0
    n = len(sorted_)
    return float((2 * np.arange(1, n + 1) - n - 1) @ sorted_ / (n * total))


def calibration_error(
    probabilities: NDArray[np.float64], happened: NDArray[np.bool_], *, bins: int = 10
) -> float:
    """Return the expected calibration error, from 0 to 1.

    Probabilities are sorted into bins of equal width; the error is the mean distance between what
    was said and what happened in a bin, weighted by how many fall into it (Naeini, Cooper &
    Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015).

    Args:
        probabilities: What was said, shape (n,).
        happened: What came true, shape (n,).
        bins: How many.
    """
    if not len(probabilities):
        return 0.0
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    said = np.bincount(places, weights=probabilities, minlength=bins)
    came = np.bincount(places, weights=happened.astype(float), minlength=bins)
    return float(np.abs(said - came).sum() / len(probabilities))


def reliability(
    probabilities: NDArray[np.float64], happened: NDArray[np.bool_], *, bins: int = 10
) -> tuple[tuple[float, float, int], ...]:
    """Return what was said and what came true, bin by bin.

    Returns:
        For each bin that is not empty: the mean probability, the share that came true, how many.
    """
    places = np.minimum((probabilities * bins).astype(int), bins - 1)
    return tuple(
        (
            float(probabilities[places == one].mean()),
            float(happened[places == one].mean()),
            int((places == one).sum()),
        )
        for one in range(bins)
        if (places == one).any()
    )
