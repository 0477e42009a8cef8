"""Funders and calls for a proposal: eligibility first, then fit."""

from broker.fund._eligibility import Terms
from broker.fund._exchange import match_exchanges
from broker.fund._features import Work
from broker.fund._fund import cash_gap, find_funding
from broker.fund._history import History, Paid
from broker.fund._past import Past, past_payments
from broker.fund._score import fit, similarities

__all__ = [
    "History",
    "Paid",
    "Past",
    "Terms",
    "Work",
    "cash_gap",
    "find_funding",
    "fit",
    "match_exchanges",
    "past_payments",
    "similarities",
]
