"""Importing a file, and undoing that."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from broker.cli import _import_options as options
from broker.cli import _run as run
from broker.cli._identity import ByOption
from broker.cli._import_lines import import_lines
from broker.model import InputError
from broker.wording import Words

if TYPE_CHECKING:
    from broker.intake.tables import ImportReport
    from broker.store import Import


def import_file(
    file: options.FileArgument = None,
    kind: options.KindOption = None,
    columns: options.MapOption = None,
    constants: options.SetOption = None,
    meanings: options.ReadOption = None,
    sheet: options.SheetOption = None,
    encoding: run.EncodingOption = None,
    delimiter: options.DelimiterOption = None,
    header_row: options.HeaderRowOption = None,
    decimal: options.DecimalOption = None,
    source: options.SourceOption = None,
    accept: options.AcceptOption = False,
    replace: options.ReplaceOption = False,
    same: options.SameOption = None,
    new: options.NewOption = None,
    by: ByOption = "Secretariat",
    empty: options.EmptyOption = False,
    undo: options.UndoOption = False,
    dry_run: options.DryRunOption = False,
    as_json: run.JsonOption = False,
    catalogue: run.CatalogueOption = None,
    language: run.LanguageOption = "en",
) -> None:
    """Import a table. Nothing is written before all of it is checked."""
    words = run.speech(language)
    if undo:
        if file is not None or dry_run:
            raise InputError("--undo takes back the last import; leave FILE and --dry-run out.")
        _undo(catalogue, as_json=as_json, words=words)
        return
    if file is None:
        raise InputError("Name the file to import, or --undo to take back the last import.")
    from broker._import import import_file
    from broker.intake.tables import Reading, Wishes

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
            tell=lambda one: _tell_cut_off(one, words),
        )
    _tell(report, as_json=as_json, catalogue=catalogue, words=words)


def _undo(catalogue: str | None, *, as_json: bool, words: Words) -> None:
    """Take back the last import, and say what became of what came with it."""
    from broker._import import undo_import

    undone = undo_import(catalogue)
    if as_json:
        run.emit(undone)
        return
    typer.echo(words.say("The import of %(file)s is undone.", file=undone.file))
    typer.echo(_taken_back(undone.counts, words=words))
    if undone.forgotten:
        typer.echo(
            words.say(
                "So is what was said with it: of columns (--map), words (--read) and who is who "
                "(--same, --new). Say again what holds."
            )
        )
    _say_left_behind(catalogue, words=words)


def _tell(report: "ImportReport", *, as_json: bool, catalogue: str | None, words: Words) -> None:
    """Say what an import did or would do.

    Raises:
        InputError: If something has to be mended first.
    """
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


def _tell_cut_off(one: "Import", words: Words) -> None:
    said = words.say(
        "The import of %(file)s that began on %(day)s was cut off: nothing of it was kept. Run it "
        "again.",
        file=one.file,
        day=words.day(one.day),
    )
    typer.secho(f"broker: {said}", err=True, fg=typer.colors.YELLOW)
