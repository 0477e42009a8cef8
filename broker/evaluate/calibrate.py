"""Fit the curve that turns raw scores into probabilities: `python -m broker.evaluate.calibrate`.

Prints the two numbers of `broker.rank.Calibration` and the expected calibration error, each
initiative scored while it was hidden.
"""

import sys

import numpy as np
from numpy.typing import NDArray

from broker.evaluate._alliance import folds
from broker.intake import read_shipped
from broker.model import Alliance, Member
from broker.rank import Calibration, Query, Ranking
from broker.vocabulary import understand

Floats = NDArray[np.float64]


def outcomes(alliance: Alliance) -> tuple[Floats, Floats, Floats]:
    """Return raw scores, whether the member took part (0 or 1), and the initiative's number.

    One entry for each initiative, lead and other member; shape (n,) each.
    """
    rows: list[tuple[float, float, float]] = []
    for number, fold in enumerate(folds(alliance)):
        text = f"{fold.initiative.title}. {fold.initiative.summary}"
        for lead in fold.members:
            proposal = understand(text, vocabulary=fold.evidence.vocabulary, lead=lead)
            ranking = Ranking(Query(proposal=proposal, evidence=fold.evidence))
            for place, one in enumerate(fold.evidence.organisations):
                if isinstance(one, Member) and one.id != lead:
                    rows.append((ranking.raw[place], float(one.id in fold.members), number))
    table = np.array(rows, dtype=np.float64)
    return table[:, 0], table[:, 1], table[:, 2]


def fit(raw: Floats, took_part: Floats) -> Calibration:
    """Fit a logistic curve (Platt, Probabilistic outputs for support vector machines, 1999)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit(raw.reshape(-1, 1), took_part)
    return Calibration(intercept=float(model.intercept_[0]), slope=float(model.coef_[0, 0]))


def expected_calibration_error(probability: Floats, took_part: Floats, *, bins: int = 10) -> float:
    """Return the mean gap between probability and frequency over bins of equal size, from 0 to 1.

    Naeini, Cooper & Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning,
    2015; bins of equal size, because nearly all probabilities are small.
    """
    parts = np.array_split(np.argsort(probability, kind="stable"), bins)
    gaps = [
        abs(probability[part].mean() - took_part[part].mean()) * len(part)
        for part in parts
        if len(part)
    ]
    return float(sum(gaps) / len(probability))


def main() -> None:
    """Fit on the shipped alliance and print what was found."""
    raw, took_part, initiative = outcomes(read_shipped())
    held_out = np.empty_like(raw)
    for number in np.unique(initiative):
        inside = initiative == number
        curve = fit(raw[~inside], took_part[~inside])
        held_out[inside] = 1 / (1 + np.exp(-(curve.intercept + curve.slope * raw[inside])))
    curve = fit(raw, took_part)
    error = expected_calibration_error(held_out, took_part)
    sys.stdout.write(
        f"intercept {curve.intercept:.3f}, slope {curve.slope:.3f}; "
        f"expected calibration error {error:.4f} over {len(raw)} pairs, each initiative held out\n"
    )


if __name__ == "__main__":
    main()
