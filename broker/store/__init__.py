"""The catalogue: SQLite by default, PostgreSQL by URL.

A catalogue holds one whole `Alliance`, replaced in one transaction, with a history of its changes.
"""

from broker.store._catalogue import Catalogue, find_catalogue, open_catalogue
from broker.store._history import Change
from broker.store._imports import Import, Imports

__all__ = ["Catalogue", "Change", "Import", "Imports", "find_catalogue", "open_catalogue"]
