"""Funders and calls for a proposal: eligibility first, then fit."""

from broker.fund._eligibility import Terms
from broker.fund._fund import cash_gap, find_funding
from broker.fund._score import fit, similarities

__all__ = ["Terms", "cash_gap", "find_funding", "fit", "similarities"]
