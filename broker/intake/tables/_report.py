"""What is told of an import: how its tables were read, what is wrong and what would change."""

from collections.abc import Iterable, Sequence
from typing import Any

from broker.intake._problem import Problem
from broker.intake.cells import Found
from broker.intake.columns import Mapped, Sheet
from broker.intake.tables._entry import Entry
from broker.intake.tables._plan import Plan
from broker.intake.tables._reader import Reader, Repair
from broker.intake.tables._recognised import Seen
from broker.model import Record, Sentence


class Table(Record):
    """One table of a file, and how its columns were understood."""

    name: str
    kind: str
    header_row: int | None
    rows: int
    columns: tuple[Mapped, ...]
    key: str
    """Under which its mapping is remembered."""


class ImportReport(Record):
    """What an import would do, or has done."""

    file: str
    format: str
    how: dict[str, str]
    """What was recognised: encoding, delimiter."""
    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
    """What is wrong; with any of them, nothing is written."""
    repairs: tuple[Repair, ...]
    """Values that are read as others."""
    remarks: tuple[Sentence, ...]
    recognised: tuple[Seen, ...] = ()
    """Organisations that are known under another name, with what speaks for it."""
    unsure: tuple[Seen, ...] = ()
    """Organisations that may be known; they come in as new until a person decides."""
    new: int
    changed: int
    same: int
    removed: int
    entries: tuple[Entry, ...]
    """What becomes of each record that is new, changed or removed."""
    written: bool = False


def report_of(
    name: str,
    *,
    found: Found,
    sheets: Iterable[Sheet] = (),
    reader: Reader,
    remarks: Sequence[str] = (),
    plan: Plan,
    seen: Sequence[Seen] = (),
) -> ImportReport:
    """Return what is told of an import.

    Args:
        name: The file.
        found: How it was read.
        sheets: Its tables.
        reader: What was noted while its rows were read.
        remarks: What else a person should know.
        plan: What it makes of the alliance.
        seen: What is to be said about who is who.
    """
    fields: dict[str, Any] = {
        "problems": tuple(sorted(reader.problems, key=lambda one: (one.file, one.row or 0))),
        "repairs": reader.repairs,
        "entries": tuple(one for one in plan.entries if one.state != "same"),
        "recognised": tuple(one for one in seen if one.verdict == "same"),
        "unsure": tuple(one for one in seen if one.verdict == "unsure"),
    }
    return ImportReport.model_construct(
        file=name,
        format=found.format,
        how=found.how,
        tables=tuple(map(_table, sheets)),
        remarks=tuple(remarks),
        new=plan.count("new"),
        changed=plan.count("changed"),
        same=plan.count("same"),
        removed=plan.count("removed"),
        written=False,
        **fields,
    )


def _table(sheet: Sheet) -> Table:
    return Table(
        name=sheet.name,
        kind=sheet.kind,
        header_row=sheet.header_row,
        rows=len(sheet.rows),
        columns=sheet.columns.columns,
        key=sheet.key,
    )
