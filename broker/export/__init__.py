"""Briefs to send, and whole alliances in the formats that others read."""

from broker.export._brief import Brief
from broker.export._export import FORMATS, LOSSLESS, Exported, export_alliance
from broker.export._labels import Labels
from broker.export._write import write_brief

__all__ = [
    "FORMATS",
    "LOSSLESS",
    "Brief",
    "Exported",
    "Labels",
    "export_alliance",
    "write_brief",
]
