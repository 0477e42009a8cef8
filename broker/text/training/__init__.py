"""Building the shipped encoder from the training data; used by developers, not at run time."""

from broker.text.training._build import build
from broker.text.training._settings import Settings
from broker.text.training._teacher import MiniLM, Teacher

__all__ = ["MiniLM", "Settings", "Teacher", "build"]
