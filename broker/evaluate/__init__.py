"""Measuring suggestions on what really happened."""

from broker.evaluate._alliance import Fold, evaluate_alliance, folds
from broker.evaluate._compare import BestPeer, Report, best_peer, means
from broker.evaluate._funding import evaluate_funding
from broker.evaluate._funding_table import FundNames, FundTable, family, read_funds
from broker.evaluate._hide import hide
from broker.evaluate._languages import evaluate_languages
from broker.evaluate._metrics import hit_at, recall_at, reciprocal_rank

__all__ = [
    "BestPeer",
    "Fold",
    "FundNames",
    "FundTable",
    "Report",
    "best_peer",
    "evaluate_alliance",
    "evaluate_funding",
    "evaluate_languages",
    "family",
    "folds",
    "hide",
    "hit_at",
    "means",
    "read_funds",
    "recall_at",
    "reciprocal_rank",
]
