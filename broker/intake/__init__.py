"""Bytes to rows to records, with a report by row and column; imports are in `tables`."""

from broker.intake._alliance import read_alliance
from broker.intake._problem import IntakeError, Problem
from broker.intake._proposal import read_text
from broker.intake._shipped import read_shipped, shipped_folder

__all__ = [
    "IntakeError",
    "Problem",
    "read_alliance",
    "read_shipped",
    "read_text",
    "shipped_folder",
]
