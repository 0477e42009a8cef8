"""Bytes to rows to records, with a report by row and column; imports are in `tables`."""

from broker.intake._alliance import read_alliance
from broker.intake._conditions import read_condition
from broker.intake._cordis import Cordis, read_cordis
from broker.intake._eu_calls import Parsed, read_eu_calls
from broker.intake._problem import IntakeError, Problem
from broker.intake._proposal import read_text
from broker.intake._proposal_docx import docx_text
from broker.intake._shipped import read_shipped, shipped_folder

__all__ = [
    "Cordis",
    "IntakeError",
    "Parsed",
    "Problem",
    "docx_text",
    "read_alliance",
    "read_condition",
    "read_cordis",
    "read_eu_calls",
    "read_shipped",
    "read_text",
    "shipped_folder",
]
