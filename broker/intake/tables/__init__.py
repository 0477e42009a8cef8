"""Imports: files from anywhere, mapped, checked and worked out before anything is written.

Also the rows in which records travel and come back to the letter. Loaded only for an import or an
export, so that other commands start without it.
"""

from broker.intake._problem import IntakeError, Problem
from broker.intake.cells import Reading, Terms, chosen, write_text
from broker.intake.columns import ID, TABLES, exported, layout_of
from broker.intake.formats import COLUMN, OWN, OWN_SPACE, TABLE, read_file
from broker.intake.tables._changes import FieldChange
from broker.intake.tables._entry import Entry
from broker.intake.tables._exact import Exact, names_of
from broker.intake.tables._examine import Examined, examine
from broker.intake.tables._known import Known
from broker.intake.tables._reader import Repair
from broker.intake.tables._recognised import Likeness, Recognised, Resolve, Seen, Settled, same_name
from broker.intake.tables._record_readers import RECORD_READERS, RecordReader
from broker.intake.tables._report import ImportReport
from broker.intake.tables._typed import typed
from broker.intake.tables._wishes import KINDS, Wishes

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
    "Likeness",
    "Problem",
    "Reading",
    "Recognised",
    "RecordReader",
    "Repair",
    "Resolve",
    "Seen",
    "Settled",
    "Terms",
    "Wishes",
    "chosen",
    "examine",
    "exported",
    "layout_of",
    "names_of",
    "read_file",
    "same_name",
    "typed",
    "write_text",
]
