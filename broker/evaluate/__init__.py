"""Measuring suggestions on what really happened."""

from broker.evaluate._alliance import Fold, evaluate_alliance, folds
from broker.evaluate._compare import BestPeer, Report, best_peer, means
from broker.evaluate._hide import hide
from broker.evaluate._identity import evaluate_identity
from broker.evaluate._languages import evaluate_languages
from broker.evaluate._metrics import hit_at, recall_at, reciprocal_rank

__all__ = [
    "BestPeer",
    "Fold",
    "Report",
    "best_peer",
    "evaluate_alliance",
    "evaluate_identity",
    "evaluate_languages",
    "folds",
    "hide",
    "hit_at",
    "means",
    "recall_at",
    "reciprocal_rank",
]
