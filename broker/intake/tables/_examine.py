"""An import, examined: what is wrong, what would be changed and what would be new."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from broker.intake.cells import EVERY_OTHER, Found, Terms, meanings_of
from broker.intake.columns import LAYOUTS, Sheet, columns_of
from broker.intake.formats import load_file, read_file, read_folder, unpacked
from broker.intake.tables._absent import absent_remarks
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._chosen_sheets import chosen_sheets
from broker.intake.tables._dangling import dangling
from broker.intake.tables._desks import DESKS
from broker.intake.tables._gathering import arrivals_of
from broker.intake.tables._known import Known
from broker.intake.tables._plan import plan_import
from broker.intake.tables._programme import programme_folder, read_programme
from broker.intake.tables._reader import Reader
from broker.intake.tables._recognised import Resolve, Settled, careful, same_name
from broker.intake.tables._recognising import Recognising
from broker.intake.tables._record_readers import RECORD_READERS
from broker.intake.tables._report import ImportReport, report_of
from broker.intake.tables._undated import early_remarks, undated_remarks
from broker.intake.tables._unlinked import unlinked_remarks
from broker.intake.tables._wishes import KINDS, WORDS, Wishes
from broker.model import Alliance, Funder, InputError, Record

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary


@dataclass(frozen=True)
class Examined:
    """An import, examined.

    Attributes:
        report: What it would do.
        after: The whole alliance as it would be; None where something is wrong.
        mappings: The mapping of each table that was read, and under `WORDS` what words stand for,
            to be remembered.
        settled: What a person decided about who is who, to be remembered.
    """

    report: ImportReport
    after: Alliance | None
    mappings: Mapping[str, Mapping[str, str]]
    settled: tuple[Settled, ...] = ()


@dataclass(frozen=True)
class _Import:
    """What an import rests on; see `examine`."""

    path: Path
    alliance: Alliance
    vocabulary: "Vocabulary"
    wishes: Wishes
    remembered: Mapping[str, Mapping[str, str]]
    resolve: Resolve
    former: Mapping[str, str]
    progress: Callable[[int], None] | None


def examine(
    path: str | Path,
    *,
    alliance: Alliance,
    vocabulary: "Vocabulary",
    wishes: Wishes | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    resolve: Resolve = same_name,
    former: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Examined:
    """Read a file and work out what importing it would do; nothing is written.

    Args:
        path: The file, or a folder with the tables of an export.
        alliance: What is there already.
        vocabulary: What the cells may name.
        wishes: What a person said about it.
        remembered: Mappings of earlier imports, by key, and what words stood for, under `WORDS`.
        resolve: Tells which organisations of the file are known already.
        former: For the ids of organisations that went into others, the id of that one: work that
            names an old id is its work.
        progress: Called with the number of rows that were read since the last call.

    Raises:
        InputError: If the file cannot be read as a table at all. What is wrong in its rows and
            columns is in the report.
    """
    wishes = wishes or Wishes()
    if wishes.kind is not None and wishes.kind not in KINDS:
        raise InputError(
            "There is no kind %(kind)r. Choose one of %(names)s.",
            kind=wishes.kind,
            names=", ".join(KINDS),
        )
    if wishes.kind == DESKS and wishes.replace:
        raise InputError(
            "--replace takes out what a list does not hold, and a list of desks holds no "
            "organisations. Leave it out."
        )
    given = _Import(
        Path(path), alliance, vocabulary, wishes, remembered or {}, resolve, former or {}, progress
    )
    if wishes.kind == "cordis":
        return _programme(given)
    if wishes.kind in RECORD_READERS:
        return _whole(given)
    return _tables(given)


def _tables(given: _Import) -> Examined:
    """Examine a file of tables, or a folder of them."""
    path, wishes, alliance = given.path, given.wishes, given.alliance
    if path.is_dir():
        found = read_folder(path, reading=wishes.reading)
    else:
        found = read_file(load_file(path), name=path.name, reading=wishes.reading)
    said = meanings_of(wishes.meanings, vocabulary=given.vocabulary)
    meanings = {**given.remembered.get(WORDS, {}), **said}
    reader = _reader(given, meanings=meanings)
    remarks, sheets = chosen_sheets(
        found, wishes=wishes, remembered=given.remembered, reader=reader
    )
    arrivals, known = Arrivals(), Known(alliance, former=given.former)
    if not reader.problems:
        arrivals = arrivals_of(
            sheets,
            alliance=alliance,
            vocabulary=given.vocabulary,
            reader=reader,
            constants=_constants(wishes, sheets=sheets),
            who=Recognising(given.resolve, same=wishes.same, new=wishes.new, known=known),
            progress=given.progress,
        )
    remarks += _remarks(given, arrivals, reader=reader, sheets=sheets, known=known)
    told = {one.key: mapping for one in sheets if (mapping := _said_of_columns(one))}
    if said:
        told[WORDS] = {word: meaning for word, meaning in meanings.items() if meaning}
    return _planned(
        given,
        arrivals,
        found=found,
        reader=reader,
        remarks=remarks,
        sheets=sheets,
        mappings=told,
    )


def _reader(given: _Import, *, meanings: Mapping[str, str]) -> Reader:
    """Return what all rows of the tables share."""
    wishes = given.wishes
    return Reader(
        Terms(given.vocabulary, meanings=meanings, language=wishes.language),
        source=wishes.source or given.path.name,
        accept=wishes.accept,
        decimal=wishes.reading.decimal,
        leave_out=EVERY_OTHER in wishes.meanings,
    )


def _remarks(
    given: _Import,
    arrivals: Arrivals,
    *,
    reader: Reader,
    sheets: Sequence[Sheet],
    known: Known,
) -> list[str]:
    """Return what is to be told of what arrives, though nothing in it is wrong."""
    remarks: list[str] = [*arrivals.repeated, *arrivals.twins]
    remarks += unlinked_remarks(reader.unlinked, sheets=sheets, known=known)
    remarks += undated_remarks(arrivals.parts.get("members", ()))
    remarks += early_remarks(one for part in arrivals.parts.values() for one in part)
    if not (given.wishes.replace or reader.problems):
        remarks += absent_remarks(arrivals, alliance=given.alliance)
    return remarks


def _planned(
    given: _Import,
    arrivals: Arrivals,
    *,
    found: Found,
    reader: Reader,
    remarks: Sequence[str] = (),
    sheets: Sequence[Sheet] = (),
    mappings: Mapping[str, Mapping[str, str]] | None = None,
) -> Examined:
    """Return what becomes of the alliance with what arrives, and what is told of it."""
    plan = plan_import(arrivals, alliance=given.alliance, replace=given.wishes.replace)
    reader.problems += [*plan.problems, *dangling(plan.after, entries=plan.entries)]
    report = report_of(
        given.path.name,
        found=found,
        sheets=sheets,
        reader=reader,
        remarks=remarks,
        plan=plan,
        seen=arrivals.seen,
    )
    after = None if report.problems else plan.after
    return Examined(report, after, mappings or {}, arrivals.settled)


def _constants(wishes: Wishes, *, sheets: Sequence[Sheet]) -> dict[str, str]:
    """Return the values for all rows; where desks come from says nothing of their organisations.

    Raises:
        InputError: If one is for a column that none of the tables may have.
    """
    known = dict.fromkeys(name for one in sheets for name in columns_of(one.kind))
    if known and (unknown := [name for name in wishes.constants or {} if name not in known]):
        raise InputError(
            "There is nothing called %(column)r to set a value for. Choose one of %(names)s.",
            column=unknown[0],
            names=", ".join(known),
        )
    of_desks = {"tags_source_url": wishes.source} if wishes.kind == DESKS and wishes.source else {}
    return {**of_desks, **(wishes.constants or {})}


def _said_of_columns(sheet: Sheet) -> dict[str, str]:
    """Return the mapping of a table as far as a person said it, now or in an earlier import."""
    return {
        column.header: column.column or "-"
        for column in sheet.columns.columns
        if column.how in {"given", "remembered"}
    }


def _whole(given: _Import) -> Examined:
    """Examine a file of whole records."""
    path, wishes = given.path, given.wishes
    if wishes.same or wishes.new:
        raise InputError(
            "--same and --new are about organisations, of which %(kind)s has none. Leave them out.",
            kind=wishes.kind,
        )
    data = load_file(path)
    if data.startswith(b"\x1f\x8b"):
        data = unpacked(data, name=path.name)
    read_on = wishes.read_on or dt.date.today()
    read = RECORD_READERS[wishes.kind or ""]
    made = read(data, name=path.name, vocabulary=given.vocabulary, read_on=read_on)
    # A funder that is known already keeps its own description.
    known = {one.id for one in given.alliance.funders}
    arrivals = Arrivals()
    for layout in LAYOUTS:
        records: tuple[Record, ...] = getattr(made, layout.part, ())
        if records:
            arrivals.parts[layout.part] = [
                Arrival(one, path.name)
                for one in records
                if not (isinstance(one, Funder) and one.id in known)
            ]
    reader = Reader(Terms(given.vocabulary), problems=list(made.problems))
    return _planned(given, arrivals, found=Found(wishes.kind or "", ()), reader=reader)


def _programme(given: _Import) -> Examined:
    """Examine a programme of CORDIS."""
    wishes = given.wishes
    folder = programme_folder(given.path)
    who = Recognising(
        careful(given.resolve),
        same=wishes.same,
        new=wishes.new,
        known=Known(given.alliance),
        programme=True,
    )
    made = read_programme(
        folder,
        alliance=given.alliance,
        vocabulary=given.vocabulary,
        read_on=wishes.read_on or dt.date.today(),
        who=who,
        progress=given.progress,
    )
    reader = Reader(Terms(given.vocabulary), problems=list(who.problems))
    return _planned(
        given, made.arrivals, found=Found("cordis", ()), reader=reader, remarks=made.remarks
    )
