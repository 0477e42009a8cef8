"""What the commands read or import, and nothing changes: done once, before processes are forked."""

import importlib
import pkgutil

import alembic.command
import docx
import pygments.lexers
import scipy.optimize
import sqlalchemy.dialects.sqlite

import broker.cli
from broker.text import load_encoder
from broker.vocabulary import understand

__all__ = ["alembic", "docx", "pygments", "scipy", "sqlalchemy"]

for module in pkgutil.iter_modules(broker.cli.__path__):
    importlib.import_module(f"broker.cli.{module.name}")
load_encoder(corpus=())
understand("Springs in the hills of Nepal")
