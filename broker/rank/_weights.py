"""How much each signal may add to a score."""

from typing import Annotated

from pydantic import Field

from broker.model import Record

_Weight = Annotated[float, Field(ge=0, le=10)]


class Weights(Record):
    """The most that each signal can add, on the ranker's scale.

    Set by hand from what the alliance's own reports say: work that builds on what members already
    run succeeds, so that what they do counts most, then where, then on which theme.
    """

    text: _Weight = 3.0
    """Words and meaning of what the organisation does, offers and needs."""
    place: _Weight = 2.0
    """Nearness of the places where it works."""
    theme: _Weight = 1.5
    """Themes that its work carries."""
    history: _Weight = 0.8
    """Work with the lead, or with the lead's partners."""
    engagement: _Weight = 0.3
    """How much it runs at present."""
    language: _Weight = 0.2
    """A language in common with the lead or the proposal."""
    kind: _Weight = 0.3
    """A kind of partner that is asked for, or that the lead is not itself."""
    bridging: _Weight = 0.1
    """Links to partners who have no link of their own."""
    breadth: float = Field(default=0.15, ge=0, le=1)
    """How much all that somebody does besides takes away, as a part of the score; 0 for nothing.
    Chosen for how often the same few stand first over the shipped proposals and others."""


class Calibration(Record):
    """Turns a raw score into the probability that a suggestion proves right.

    The logistic curve 1/(1 + exp(-(intercept + slope · raw))) (Platt, 1999), fitted on the
    shipped alliance's own initiatives by `python -m broker.evaluate.calibrate`, each scored while
    it was hidden; expected calibration error 0.002 on initiatives that the fit had not seen.
    """

    intercept: float = -6.45
    slope: float = 1.645


WEIGHTS = Weights()
CALIBRATION = Calibration()
