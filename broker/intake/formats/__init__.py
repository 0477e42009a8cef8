"""Formats: files from anywhere to grids of text, by what they hold and not by their name."""

from broker.intake.formats._files import load_file, read_file, read_folder, unpacked
from broker.intake.formats._iati import OWN_SPACE
from broker.intake.formats._own_rows import COLUMN, OWN, TABLE
from broker.intake.formats._same_titles import another_entry
from broker.intake.formats._told_rows import some

__all__ = [
    "COLUMN",
    "OWN",
    "OWN_SPACE",
    "TABLE",
    "another_entry",
    "load_file",
    "read_file",
    "read_folder",
    "some",
    "unpacked",
]
