"""The words people read, in catalogues."""

from broker.wording._phrases import (
    call_name,
    change,
    exchange_category,
    field_name,
    impossible,
    invite,
    kind_elsewhere,
    limit,
    nobody_fits,
    odds,
    one_away,
    proof,
    rule,
    seat,
    uncovered,
    verdict,
    ways_out,
)
from broker.wording._words import LANGUAGES, Words

__all__ = [
    "LANGUAGES",
    "Words",
    "call_name",
    "change",
    "exchange_category",
    "field_name",
    "impossible",
    "invite",
    "kind_elsewhere",
    "limit",
    "nobody_fits",
    "odds",
    "one_away",
    "proof",
    "rule",
    "seat",
    "uncovered",
    "verdict",
    "ways_out",
]
