"""Methods side by side, with the uncertainty of their ratio."""

from collections.abc import Mapping, Sequence
from statistics import fmean

import numpy as np

from broker.model import Record

OURS = "ours"
"""What our own method is called."""

Scores = Mapping[str, Sequence[float]]
"""For one method: the values of each metric, one for each query in a fixed order."""


class BestPeer(Record):
    """Our method against the strongest other one on the metric that counts most."""

    metric: str
    name: str
    ratio: float
    ci95: tuple[float, float]


class Report(Record):
    """What an evaluation found, in the documented form."""

    task: str
    queries: int
    candidates: int
    methods: dict[str, dict[str, float]]
    best_peer: BestPeer
    slices: dict[str, dict[str, dict[str, float]]]
    seconds: float


def means(scores: Scores, *, only: Sequence[int] | None = None) -> dict[str, float]:
    """Return the mean of each metric over all queries, or over those at the given places."""
    return {
        metric: fmean(values if only is None else [values[place] for place in only])
        for metric, values in scores.items()
    }


def best_peer(methods: Mapping[str, Scores], *, metric: str) -> BestPeer:
    """Compare our method with the peer that has the highest mean of a metric.

    The interval is the percentile bootstrap over queries, drawn in pairs so that both methods see
    the same ones (Efron & Tibshirani, An Introduction to the Bootstrap, 1993); 2,000 draws from a
    fixed seed.
    """
    peers = {name: fmean(scores[metric]) for name, scores in methods.items() if name != OURS}
    name = max(peers, key=lambda peer: peers[peer])
    mine = np.asarray(methods[OURS][metric], dtype=float)
    other = np.asarray(methods[name][metric], dtype=float)
    draws = np.random.default_rng(0).integers(0, len(mine), size=(2000, len(mine)))
    below = np.maximum(other[draws].mean(axis=1), 1e-9)
    low, high = np.percentile(mine[draws].mean(axis=1) / below, [2.5, 97.5])
    return BestPeer(
        metric=metric,
        name=name,
        ratio=float(mine.mean() / max(other.mean(), 1e-9)),
        ci95=(float(low), float(high)),
    )
