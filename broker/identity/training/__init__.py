"""Learning who is who: from participant codes of CORDIS and from the names in ROR.

`python -m broker.identity.training --cordis DIR --ror CSV --out models/identity` learns from one
half of the organisations; `broker evaluate identity` measures on the other.
"""

from broker.identity.training._examples import Examples, Pair, examples
from broker.identity.training._fit import Collection, learn_words, table_of, train
from broker.identity.training._spellings import (
    Spelling,
    cordis_spellings,
    in_training,
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
    "learn_words",
    "ror_spellings",
    "table_of",
    "train",
]
