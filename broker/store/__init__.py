"""The catalogue: SQLite by default, PostgreSQL by URL.

A catalogue holds one whole `Alliance`, replaced in one transaction, with a history of its changes.
"""

from broker.store._catalogue import Catalogue
from broker.store._history import Change
from broker.store._imports import Import, Imports
from broker.store._introductions import ChangedMeanwhileError, IntroductionBook, Step
from broker.store._open import find_catalogue, open_catalogue

__all__ = [
    "Catalogue",
    "Change",
    "ChangedMeanwhileError",
    "Import",
    "Imports",
    "IntroductionBook",
    "Step",
    "find_catalogue",
    "open_catalogue",
]
