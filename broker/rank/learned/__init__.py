"""A ranker that learned from consortia that really formed."""

from broker.rank.learned._ask import Companions, companions
from broker.rank.learned._candidates import Candidates, candidates
from broker.rank.learned._features import GROUPS
from broker.rank.learned._lessons import lessons, question_of, questions_between, true_partners
from broker.rank.learned._question import Question
from broker.rank.learned._ranker import Ranker
from broker.rank.learned._share import (
    Ledger,
    Sharing,
    aspects_of,
    newcomers,
    shared_order,
)
from broker.rank.learned._suggest import Suggester
from broker.rank.learned._training import Recipe, train, train_each, train_on

__all__ = [
    "GROUPS",
    "Candidates",
    "Companions",
    "Ledger",
    "Question",
    "Ranker",
    "Recipe",
    "Sharing",
    "Suggester",
    "aspects_of",
    "candidates",
    "companions",
    "lessons",
    "newcomers",
    "question_of",
    "questions_between",
    "shared_order",
    "train",
    "train_each",
    "train_on",
    "true_partners",
]
