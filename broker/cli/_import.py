"""Importing a file, and undoing that."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broker.cli import _run as run
from broker.cli._identity import ByOption
from broker.model import InputError
from broker.vocabulary import own_vocabulary
from broker.wording import Words

if TYPE_CHECKING:
    from broker.intake import Problem
    from broker.intake.tables import ImportReport, Seen
    from broker.store import Import

_SHOWN = 20
"""Problems, repairs and changes that are listed for people; --json gives all of them."""

_WORDS = frozenset({"kind", "themes", "country", "countries", "regions", "languages"})
"""Columns of words that may stand for others."""

_LIKES = 2
"""Organisations that are named for each row that may be one of them."""

_Pairs = list[str] | None


def import_file(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="Table, workbook, or folder of an export or of CORDIS."
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="K",
            help="members, network, activities, initiatives, offers-needs, funders, calls, "
            "eu-calls or cordis; an export of ours says so itself.",
        ),
    ] = None,
    columns: Annotated[
        _Pairs,
        typer.Option(
            "--map", metavar="'COLUMN=WHAT'", help="What a column holds; - leaves it out."
        ),
    ] = None,
    constants: Annotated[
        _Pairs, typer.Option("--set", metavar="'WHAT=VALUE'", help="One value for all rows.")
    ] = None,
    meanings: Annotated[
        _Pairs,
        typer.Option(
            "--read",
            metavar="'WORD=MEANING'",
            help="What a word of the list stands for, remembered; - for nothing.",
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="Sheet of a workbook.")] = None,
    encoding: Annotated[str | None, typer.Option("--encoding", help="Encoding of a text.")] = None,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", help="What stands between columns.")
    ] = None,
    header_row: Annotated[
        int | None, typer.Option("--header-row", help="Row that names the columns.", min=1)
    ] = None,
    decimal: Annotated[
        str | None, typer.Option("--decimal", help="What stands before decimals: . or ,")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Where the rows come from.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Take every suggestion for what was meant.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Remove what the file does not hold.")
    ] = False,
    same: Annotated[
        _Pairs,
        typer.Option(
            "--same", metavar="ROW=WHO", help="The organisation of a row is this known one."
        ),
    ] = None,
    new: Annotated[
        _Pairs,
        typer.Option("--new", metavar="ROW", help="It is none of those that it looks like."),
    ] = None,
    by: ByOption = "Secretariat",
    empty: Annotated[
        bool, typer.Option("--empty", help="Begin a new catalogue without the shipped alliance.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Undo the last import.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Import a table. Nothing is written before all of it is checked."""
    from broker._import import import_file, undo_import
    from broker.intake.tables import Reading, Wishes

    words = run.speech(language)
    if undo:
        if file is not None or dry_run:
            raise InputError("--undo takes back the last import; leave FILE and --dry-run out.")
        undone = undo_import(catalogue)
        if as_json:
            run.emit(undone)
        else:
            typer.echo(words.say("The import of %(file)s is undone.", file=undone.file))
        return
    if file is None:
        raise InputError("Name the file to import, or --undo to take back the last import.")
    if decimal not in {None, ".", ","}:
        raise InputError(
            "%(decimal)r cannot stand before decimals. Write --decimal . or ','.", decimal=decimal
        )
    wishes = Wishes(
        kind=kind,
        reading=Reading(encoding, delimiter, sheet, header_row, decimal),
        columns=_pairs(columns, "--map 'pays=country'"),
        constants=_pairs(constants, "--set 'kind=government'"),
        meanings=_pairs(meanings, "--read 'ONGD=civil_society'", empty=True),
        source=source,
        accept=accept,
        replace=replace,
        same=_pairs(same, "--same 12=condesan", at_first=True),
        new=tuple(new or ()),
        by=by,
        language=words.language,
    )
    with _bar(words) as progress:
        report = import_file(
            file,
            catalogue=catalogue,
            wishes=wishes,
            dry_run=dry_run,
            empty=empty,
            progress=progress,
            tell=lambda one: _tell(one, words),
        )
    if as_json:
        run.emit(report)
    else:
        for line in _lines(report, words):
            typer.echo(line)
    if report.problems:
        raise InputError(
            words.count(
                "One thing has to be mended; nothing was written.",
                "%(number)s things have to be mended; nothing was written.",
                len(report.problems),
            )
        )


def _pairs(
    given: Sequence[str] | None, example: str, *, at_first: bool = False, empty: bool = False
) -> dict[str, str]:
    pairs = {}
    for one in given or ():
        left, mark, right = one.partition("=") if at_first else one.rpartition("=")
        if not mark or not left.strip() or not (right.strip() or empty):
            raise InputError(
                "%(one)r names no two sides. Write it as %(example)s.", one=one, example=example
            )
        pairs[left.strip()] = right.strip()
    return pairs


@contextmanager
def _bar(words: Words) -> Iterator[Callable[[int], None] | None]:
    """Show progress on a terminal; files and pipes stay clean."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    shown = Progress(
        TextColumn(words.say("Rows read")),
        BarColumn(),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with shown:
        task = shown.add_task("", total=None)
        yield lambda rows: shown.advance(task, rows)


def _tell(one: "Import", words: Words) -> None:
    said = words.say(
        "The import of %(file)s that began on %(day)s was cut off: nothing of it was kept. Run it "
        "again.",
        file=one.file,
        day=words.day(one.began.date()),
    )
    typer.secho(f"broker: {said}", err=True, fg=typer.colors.YELLOW)


def _lines(report: "ImportReport", words: Words) -> Iterator[str]:
    how = ", ".join((report.format, *report.how.values()))
    yield words.say("%(file)s (%(how)s)", file=report.file, how=how)
    for table in report.tables:
        yield words.say("Columns of %(name)s:", name=table.name)
        for column in table.columns:
            if column.column:
                yield f"  {column.header} → {column.column} ({_how(column.how, words)})"
            elif column.personal:
                said = words.say("left out: it may hold details of a person")
                yield f"  {column.header} → – ({said})"
            elif column.header:
                said = words.say("not read; --map says what it holds")
                yield f"  {column.header} → – ({said})"
    remarks = [f"  {words.tell(one)}" for one in report.remarks]
    yield from _listed(words.say("Remarks:"), remarks, words)
    headers = _headers(report)
    repairs = [
        f"  {one.file}, {one.row}, {headers.get((one.file, one.column), one.column)}: "
        f"{one.value} → {one.read_as or '–'}" + (f" (× {one.rows:,})" if one.rows > 1 else "")
        for one in report.repairs
    ]
    yield from _listed(words.say("Read as (table, row, column):"), repairs, words)
    recognised = [line for one in report.recognised for line in _recognised(one, words)]
    yield from _listed(words.say("Known under another name:"), recognised, words)
    unsure = [line for one in report.unsure for line in _unsure(one, words)]
    yield from _listed(words.say("For a person to decide:"), unsure, words)
    changes = [
        f"  {entry.name}: {change.field.rpartition('.')[2]}: "
        f"{_shown(change.before)} → {_shown(change.after)}"
        for entry in report.entries
        for change in entry.changes
    ]
    yield from _listed(words.say("Changes:"), changes, words)
    fresh = [f"  {entry.name}" for entry in report.entries if entry.state == "new"]
    yield from _listed(words.say("New:"), fresh, words)
    gone = [f"  {entry.name}" for entry in report.entries if entry.state == "removed"]
    yield from _listed(words.say("Removed:"), gone, words)
    yield from _listed(
        words.say("To be mended:"), list(_mended(_in_their_words(report), words)), words
    )
    word = next((one.value for one in report.problems if one.column in _WORDS and one.value), "")
    if word:
        yield words.say(
            "A word of the list may stand for one of ours, now and later: --read '%(word)s=…'. "
            "--read '%(word)s=-' leaves it out.",
            word=word,
        )
    if any(one.column and one.column.startswith("themes") for one in report.problems):
        yield _missing_themes(words)
    counts = {
        "new": report.new, "changed": report.changed, "same": report.same, "gone": report.removed
    }  # fmt: skip
    yield words.say(
        "%(new)s new, %(changed)s changed, %(same)s as before, %(gone)s removed.", **counts
    )
    if report.written:
        yield words.say("Written. To take it back: broker import --undo")
    elif not report.problems:
        yield words.say("Nothing was written: this was a dry run.")


def _missing_themes(words: Words) -> str:
    """Return what to do about themes that are unknown."""
    if own := own_vocabulary():
        return words.say(
            "A theme that is missing can be added to themes.csv in %(folder)s. To leave a column "
            "out: --map 'COLUMN=-'",
            folder=own,
        )
    return words.say(
        "An alliance may have themes of its own: put them into a table themes.csv and name its "
        "folder with BROKER_VOCABULARY; see data/vocabulary/README.md. To leave a column out: "
        "--map 'COLUMN=-'"
    )


def _how(how: str | None, words: Words) -> str:
    """Return how it was found out what a column holds."""
    return {
        "similar": words.say("by a similar name"),
        "given": words.say("as you say"),
        "remembered": words.say("as you said before"),
    }.get(how or "", words.say("by its name"))


def _headers(report: "ImportReport") -> dict[tuple[str, str | None], str]:
    """Return what the file itself calls a column, by table and by what the column holds."""
    return {
        (table.name, one.column): one.header
        for table in report.tables
        for one in table.columns
        if one.column
    }


def _in_their_words(report: "ImportReport") -> "list[Problem]":
    """Return the problems with the file's own names of columns."""
    headers = _headers(report)
    return [
        one.model_copy(update={"column": headers.get((one.file, one.column), one.column)})
        for one in report.problems
    ]


def _mended(problems: "Sequence[Problem]", words: Words) -> Iterator[str]:
    """Yield what is to be mended, the same in many rows only once, the most frequent first."""
    alike: dict[tuple[str, str | None, str], list[Problem]] = {}
    for one in problems:
        alike.setdefault((one.file, one.column, one.message), []).append(one)
    for some in sorted(alike.values(), key=len, reverse=True):
        more = len(some) - 1
        also = words.count("(and one row more)", "(and %(number)s rows more)", more) if more else ""
        yield f"  {words.tell(some[0].said)} {also}".rstrip()


def _recognised(one: "Seen", words: Words) -> Iterator[str]:
    for like in one.likes:
        said = words.say(
            "%(row)s, %(name)s, is %(known)s",
            row=_row(one, words),
            name=one.name,
            known=like.name,
        )
        yield f"  {words.say('%(name)s: %(value)s', name=said, value=' '.join(like.because))}"


def _row(one: "Seen", words: Words) -> str:
    return words.say("row %(row)s", row=one.key) if one.row is not None else one.key


def _unsure(one: "Seen", words: Words) -> Iterator[str]:
    for like in one.likes[:_LIKES]:
        said = words.say(
            "%(row)s, %(name)s, looks like %(known)s", row=_row(one, words), name=one.name,
            known=like.name,
        )  # fmt: skip
        yield f"  {words.say('%(name)s: %(value)s', name=said, value=' '.join(like.because))}"
    told = words.say(
        "Nothing was merged: it comes in as new. If both are one, say --same %(row)s=%(known)s; if "
        "not, --new %(row)s.",
        row=one.key,
        known=one.likes[0].id,
    )
    yield f"    {told}"


def _listed(title: str, lines: Sequence[str], words: Words) -> Iterator[str]:
    if lines:
        yield title
        yield from lines[:_SHOWN]
        if len(lines) > _SHOWN:
            yield "  " + words.say(
                "… and %(count)s more; --json lists all.", count=len(lines) - _SHOWN
            )


def _shown(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "–")
    return text if len(text) <= 80 else f"{text[:80]}…"
