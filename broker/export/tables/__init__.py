"""Whole alliances in the formats in which they can be imported."""

from broker.export._whole import write_files
from broker.export.tables._export import FORMATS, LOSSLESS, Exported, export_alliance

__all__ = ["FORMATS", "LOSSLESS", "Exported", "export_alliance", "write_files"]
