"""Measuring suggestions on what really happened."""

from broker.evaluate._alliance import Fold, evaluate_alliance, folds
from broker.evaluate._card_page import require_place
from broker.evaluate._card_words import oddity_name
from broker.evaluate._compare import BestPeer, Report, best_peer, means
from broker.evaluate._funding import evaluate_funding
from broker.evaluate._funding_table import FundNames, FundTable, family, read_funds
from broker.evaluate._gain import calibration_error, gini, ndcg_at, reliability
from broker.evaluate._hide import hide
from broker.evaluate._identity import evaluate_identity
from broker.evaluate._languages import evaluate_languages
from broker.evaluate._metrics import hit_at, recall_at, reciprocal_rank
from broker.evaluate._partners import PartnersReport, evaluate_partners
from broker.evaluate._partners_card import write_card
from broker.evaluate._partners_data import bundled_peer, cordis_history, shipped_ranker
from broker.evaluate._report_card import write_report
from broker.evaluate._speed import evaluate_speed

__all__ = [
    "BestPeer",
    "Fold",
    "FundNames",
    "FundTable",
    "PartnersReport",
    "Report",
    "best_peer",
    "bundled_peer",
    "calibration_error",
    "cordis_history",
    "evaluate_alliance",
    "evaluate_funding",
    "evaluate_identity",
    "evaluate_languages",
    "evaluate_partners",
    "evaluate_speed",
    "family",
    "folds",
    "gini",
    "hide",
    "hit_at",
    "means",
    "ndcg_at",
    "oddity_name",
    "read_funds",
    "recall_at",
    "reciprocal_rank",
    "reliability",
    "require_place",
    "shipped_ranker",
    "write_card",
    "write_report",
]
