"""Briefs to send, and the names in them; exports of a whole alliance are in `tables`."""

from broker.export._brief import Brief
from broker.export._labels import Labels
from broker.export._write import write_brief

__all__ = ["Brief", "Labels", "write_brief"]
