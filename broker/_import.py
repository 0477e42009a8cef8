"""From a file to a catalogue: examined in full, then written all or nothing."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from broker.intake import read_shipped
from broker.intake.tables import ImportReport, Recognised, Resolve, Settled, Wishes, examine
from broker.model import Alliance, BrokerError, CatalogueError, Decision, Organisation
from broker.store import Catalogue, Import, find_catalogue, open_catalogue
from broker.vocabulary import load_vocabulary
from broker.wording import Words


def import_file(
    path: str | Path,
    *,
    catalogue: str | Path | None = None,
    wishes: Wishes | None = None,
    dry_run: bool = False,
    empty: bool = False,
    resolve: Resolve | None = None,
    progress: Callable[[int], None] | None = None,
    tell: Callable[[Import], None] | None = None,
) -> ImportReport:
    """Import a file into a catalogue, or only tell what that would do.

    Nothing is written where anything in the file is wrong. What is written can be undone with
    `undo_import`.

    Args:
        path: The file, or a folder with the tables of an export.
        catalogue: A SQLite path or a database URL; see `broker.store.open_catalogue`.
        wishes: What a person said about the import.
        dry_run: Write nothing.
        empty: Begin a catalogue that does not exist yet without the shipped alliance.
        resolve: Tells which organisations of the file are known already; by default a
            `Recogniser` that knows what people decided.
        progress: Called with the number of rows that were read since the last call.
        tell: Called with each earlier import that was cut off.

    Returns:
        What it did or would do: `problems` has all that is wrong, `written` tells whether anything
        was written.

    Raises:
        InputError: If the file cannot be read as a table at all.
        CatalogueError: If the catalogue cannot be read or written.
    """
    path, wishes = Path(path), wishes or Wishes()
    fill = Alliance if empty else read_shipped
    with _opened(catalogue, fill=fill, dry_run=dry_run) as opened:
        for one in opened.imports.interrupted():
            if tell:
                tell(one)
        resolve = resolve or _recogniser(opened, words=Words(wishes.language))
        number = None if dry_run else opened.imports.begin(path.name, kind=wishes.kind or "")
        try:
            return _import(
                opened,
                path,
                wishes=wishes,
                number=number,
                resolve=resolve,
                progress=progress,
            )
        except (BrokerError, KeyboardInterrupt):
            if number is not None:
                opened.imports.refuse(number)
            raise


@contextmanager
def _opened(
    catalogue: str | Path | None, *, fill: Callable[[], Alliance], dry_run: bool
) -> Iterator[Catalogue]:
    """Open the catalogue; one that is not there yet is not made by a dry run."""
    if not dry_run or _is_there(catalogue):
        with open_catalogue(catalogue, fill=fill) as opened:
            yield opened
        return
    with (
        TemporaryDirectory() as folder,
        open_catalogue(Path(folder) / "dry-run.sqlite", fill=fill) as opened,
    ):
        yield opened


def _is_there(catalogue: str | Path | None) -> bool:
    try:
        found = find_catalogue(catalogue)
    except CatalogueError:
        return True  # of an older version, or in trouble: opening it tells
    if found is None:
        return False
    found.close()
    return True


def _import(
    catalogue: Catalogue,
    path: Path,
    *,
    wishes: Wishes,
    number: int | None,
    resolve: Resolve,
    progress: Callable[[int], None] | None,
) -> ImportReport:
    digest, alliance = catalogue.digest, catalogue.load()
    examined = examine(
        path,
        alliance=alliance,
        vocabulary=load_vocabulary(),
        wishes=wishes,
        remembered=catalogue.imports.mappings(),
        resolve=resolve,
        former=_former(catalogue, known=alliance.by_id),
        progress=progress,
    )
    report = examined.report
    if number is None:
        return report
    if examined.after is None:
        catalogue.imports.refuse(number)
        return report
    counts = {name: getattr(report, name) for name in ("new", "changed", "same", "removed")}
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    catalogue.imports.finish(
        number,
        examined.after,
        digest=digest,
        note=f"import {path.name}: {said or 'nothing'}",
        counts=counts,
        mappings=examined.mappings,
        together=[_decision(one, by=wishes.by) for one in examined.settled],
    )
    return report.model_copy(update={"written": True})


def _recogniser(catalogue: Catalogue, *, words: Words) -> Resolve:
    def resolve(records: Sequence[Organisation], *, known: Sequence[Organisation]) -> Recognised:
        # Reads the learnt judgement, which a file without organisations does not need.
        from broker._recognise import Recogniser

        recogniser = Recogniser(
            catalogue.decisions.all(), merges=catalogue.merges.all(), words=words
        )
        return recogniser(records, known=known)

    return resolve


def _former(catalogue: Catalogue, *, known: Collection[str]) -> dict[str, str]:
    """Return the ids of those who went into others, each with the id of who it is now."""
    merges = catalogue.merges.all()
    if not merges:
        return {}
    from broker.identity import former_organisations

    return {one.id: one.kept for one in former_organisations(merges, known=known)}


def _decision(one: Settled, *, by: str) -> Decision:
    first, second = sorted((one.one, one.other))
    return Decision(
        one=first,
        other=second,
        verdict=one.verdict,
        on=dt.date.today(),
        by=by,
        score=one.score,
    )


def undo_import(catalogue: str | Path | None = None) -> Import:
    """Undo the last import into a catalogue, and return it.

    Raises:
        CatalogueError: If there is none, or if the catalogue was changed since.
    """
    with open_catalogue(catalogue, fill=read_shipped) as opened:
        return opened.imports.undo()
