"""Funders and calls for a proposal: eligibility first, then fit."""

from broker.fund._away import one_away, unlocks
from broker.fund._call_index import CallIndex
from broker.fund._cash import cash_gap, cash_plan, seed_money
from broker.fund._deadline import BRUSSELS, expected, must_check, next_deadline
from broker.fund._eligibility import Terms
from broker.fund._exchange import match_exchanges
from broker.fund._facts import Fact, Facts, read_money
from broker.fund._features import Work
from broker.fund._fund import find_funding, rank_calls
from broker.fund._history import History, Paid
from broker.fund._judge import Applicants
from broker.fund._past import Past, past_payments
from broker.fund._rules import about_applicant
from broker.fund._score import fit, similarities

__all__ = [
    "BRUSSELS",
    "Applicants",
    "CallIndex",
    "Fact",
    "Facts",
    "History",
    "Paid",
    "Past",
    "Terms",
    "Work",
    "about_applicant",
    "cash_gap",
    "cash_plan",
    "expected",
    "find_funding",
    "fit",
    "match_exchanges",
    "must_check",
    "next_deadline",
    "one_away",
    "past_payments",
    "rank_calls",
    "read_money",
    "seed_money",
    "similarities",
    "unlocks",
]
