"""Briefs to send: as a document, as a page and as plain text."""

from broker.export._brief import Brief
from broker.export._write import write_brief

__all__ = ["Brief", "write_brief"]
