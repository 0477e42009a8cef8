"""Introductions: from a proposal to what came of it, and who is not to be introduced."""

from broker.introduce._apart import COOL_OFF, NOT_AT_PRESENT, holds_on, require_free, wish
from broker.introduce._listed import IntroductionsAnswer, Listed, listed
from broker.introduce._stages import NEXT, is_stale, move, propose, require_ahead, require_reason
from broker.introduce._words import stage_called, stage_label, stage_name, waiting_words

__all__ = [
    "COOL_OFF",
    "NEXT",
    "NOT_AT_PRESENT",
    "IntroductionsAnswer",
    "Listed",
    "holds_on",
    "is_stale",
    "listed",
    "move",
    "propose",
    "require_ahead",
    "require_free",
    "require_reason",
    "stage_called",
    "stage_label",
    "stage_name",
    "waiting_words",
    "wish",
]
