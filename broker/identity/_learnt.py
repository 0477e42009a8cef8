"""What people decided, as a correction of the judgement."""

import math
from collections.abc import Iterable

import numpy as np

from broker.model import Decision, Record

_STEPS = 25
_SHIFT, _STRETCH = 1.0, 0.3
"""How far a few decisions may move the judgement: standard deviations of what is expected before
any decision, in log-odds and as a factor."""

_EDGE = 1e-6


class Learnt(Record):
    """How the log-odds of a score are corrected: `stretch` times them, plus `shift`."""

    shift: float = 0.0
    stretch: float = 1.0
    decisions: int = 0

    def correct(self, odds: float) -> float:
        """Return corrected log-odds."""
        return self.shift + self.stretch * odds


def learn(decisions: Iterable[Decision]) -> Learnt:
    """Learn from decisions that tell what the engine thought when they were made.

    Logistic recalibration (Platt 1999) with a normal prior around no correction at all, so that
    one decision moves little and a hundred move a lot; Newton's method. The last decision on a
    pair is the one that counts.
    """
    scored = [one for one in verdicts(decisions).values() if one.score is not None]
    if not scored:
        return Learnt()
    odds = np.array([log_odds(one.score or 0.0) for one in scored])
    truth = np.array([float(one.verdict == "same") for one in scored])
    table = np.stack([np.ones_like(odds), odds], axis=1)
    middle, spread = np.array([0.0, 1.0]), np.array([_SHIFT, _STRETCH])
    found = middle.copy()
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (truth - chance) - (found - middle) / spread**2
        curve = (table.T * (chance * (1 - chance))) @ table + np.diag(1 / spread**2)
        step = np.linalg.solve(curve, slope)
        found = found + np.clip(step, -1, 1)
    # A judgement that is turned upside down would be no correction.
    return Learnt(shift=float(found[0]), stretch=max(float(found[1]), 0.2), decisions=len(scored))


def verdicts(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """Return the last decision on each pair."""
    return {one.pair: one for one in decisions}


def log_odds(score: float) -> float:
    """Return the log-odds of a probability, kept finite."""
    kept = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def chance(odds: float) -> float:
    """Return the probability for log-odds."""
    return 1 / (1 + math.exp(-min(max(odds, -30.0), 30.0)))
