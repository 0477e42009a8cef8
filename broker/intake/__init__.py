"""Bytes to rows to records, with a report by row and column."""

from broker.intake._alliance import read_alliance
from broker.intake._arrivals import Resolve, same_name
from broker.intake._cells import write_text
from broker.intake._exact import Exact, names_of
from broker.intake._examine import (
    KINDS,
    RECORD_READERS,
    Examined,
    ImportReport,
    RecordReader,
    Wishes,
    examine,
)
from broker.intake._from_json import COLUMN, OWN, TABLE
from broker.intake._grid import Reading
from broker.intake._iati import OWN_SPACE
from broker.intake._known import Known
from broker.intake._layout import ID, TABLES, exported, layout_of
from broker.intake._loose import Repair
from broker.intake._plan import Entry, FieldChange
from broker.intake._problem import IntakeError, Problem
from broker.intake._proposal import read_text
from broker.intake._shipped import read_shipped, shipped_folder

__all__ = [
    "COLUMN",
    "ID",
    "KINDS",
    "OWN",
    "OWN_SPACE",
    "RECORD_READERS",
    "TABLE",
    "TABLES",
    "Entry",
    "Exact",
    "Examined",
    "FieldChange",
    "ImportReport",
    "IntakeError",
    "Known",
    "Problem",
    "Reading",
    "RecordReader",
    "Repair",
    "Resolve",
    "Wishes",
    "examine",
    "exported",
    "layout_of",
    "names_of",
    "read_alliance",
    "read_shipped",
    "read_text",
    "same_name",
    "shipped_folder",
    "write_text",
]
