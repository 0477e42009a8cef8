"""Learning who is who: from CORDIS, ROR and what well-known organisations are called.

`python -m broker.identity.training --cordis DIR --ror CSV --words DIR --out models/identity` learns
from one half of the organisations; `broker evaluate identity` measures on the other.
"""

from broker.identity.training._examples import Examples, Pair, examples
from broker.identity.training._fit import Collection, learn_words, table_of, train
from broker.identity.training._spellings import (
    Spelling,
    cordis_spellings,
    in_training,
    known_spellings,
    ror_spellings,
)

__all__ = [
    "Collection",
    "Examples",
    "Pair",
    "Spelling",
    "cordis_spellings",
    "examples",
    "in_training",
    "known_spellings",
    "learn_words",
    "ror_spellings",
    "table_of",
    "train",
]
