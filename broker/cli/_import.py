"""Importing a file, and undoing that."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from broker.cli import _run as run
from broker.cli._identity import ByOption
from broker.cli._import_lines import import_lines
from broker.model import InputError
from broker.wording import Words

if TYPE_CHECKING:
    from broker.store import Import

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
            metavar="KIND",
            help="One of 'members, network, activities, initiatives, offers-needs, funders, calls, "
            "desks, eu-calls, cordis'; an export of ours says so itself.",
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
    encoding: run.EncodingOption = None,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", help="What stands between columns.")
    ] = None,
    header_row: Annotated[
        int | None, typer.Option("--header-row", help="Row that names the columns.", min=1)
    ] = None,
    decimal: Annotated[
        str | None, typer.Option("--decimal", help="Decimal mark: '.' or ','.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Where the rows come from.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept every suggestion of what was meant.")
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
        typer.Option(
            "--new",
            metavar="ROW",
            help="The organisation of a row is none of those that it looks like.",
        ),
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
            typer.echo(_taken_back(undone.counts, words=words))
            if undone.forgotten:
                typer.echo(
                    words.say(
                        "So is what was said with it: of columns (--map), words (--read) and who "
                        "is who (--same, --new). Say again what holds."
                    )
                )
            _say_left_behind(catalogue, words=words)
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
        for line in import_lines(report, words=words):
            typer.echo(line)
        if report.written and report.removed:
            _say_left_behind(catalogue, words=words)
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


def _taken_back(counts: Mapping[str, int], *, words: Words) -> str:
    """Say what undoing an import did to the records."""
    new, changed, removed = (counts.get(name, 0) for name in ("new", "changed", "removed"))
    if not (new or changed or removed):
        return words.say(
            "It had changed no record. To take back the import before it, say so once more."
        )
    return words.say(
        "Taken out again: %(new)s. As they were before: %(changed)s. Brought back: %(removed)s.",
        new=new,
        changed=changed,
        removed=removed,
    )


def _say_left_behind(catalogue: str | None, *, words: Words) -> None:
    """Say whose contacts are kept although the catalogue holds no such organisation any more."""
    from broker.store import open_catalogue

    with open_catalogue(catalogue) as opened:
        gone = sorted(opened.contacts.counts().keys() - opened.load().by_id.keys())
    if gone:
        said = words.say(
            "Contacts are still kept of organisations that are no longer in the catalogue: "
            "%(names)s. To delete them: broker contacts forget ID",
            names=", ".join(gone),
        )
        typer.echo(said)


def _tell(one: "Import", words: Words) -> None:
    said = words.say(
        "The import of %(file)s that began on %(day)s was cut off: nothing of it was kept. Run it "
        "again.",
        file=one.file,
        day=words.day(one.day),
    )
    typer.secho(f"broker: {said}", err=True, fg=typer.colors.YELLOW)
