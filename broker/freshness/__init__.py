"""Keeping the register true: how fresh each record is, whom to ask, and what comes back.

Nothing is removed for its age: that is decided by a person.
"""

from broker.freshness._as_confirmed import as_confirmed
from broker.freshness._ask import confirmation_form
from broker.freshness._form_rows import FormError, Remark
from broker.freshness._forms import Forms, Refused
from broker.freshness._leave import leave
from broker.freshness._light import Freshness, Light, freshness
from broker.freshness._return import read_form
from broker.freshness._returned import Correction, Returned
from broker.freshness._told import told
from broker.freshness._worklist import Due, Term, Worklist, worklist

__all__ = [
    "Correction",
    "Due",
    "FormError",
    "Forms",
    "Freshness",
    "Light",
    "Refused",
    "Remark",
    "Returned",
    "Term",
    "Worklist",
    "as_confirmed",
    "confirmation_form",
    "freshness",
    "leave",
    "read_form",
    "told",
    "worklist",
]
