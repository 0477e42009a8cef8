"""Bytes to rows to records, with a report by row and column."""

from broker.intake._alliance import read_alliance
from broker.intake._cordis import Cordis, read_cordis
from broker.intake._problem import IntakeError, Problem
from broker.intake._proposal import read_text
from broker.intake._shipped import read_shipped, shipped_folder

__all__ = [
    "Cordis",
    "IntakeError",
    "Problem",
    "read_alliance",
    "read_cordis",
    "read_shipped",
    "read_text",
    "shipped_folder",
]
