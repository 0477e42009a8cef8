"""Writing briefs so that a file is there as a whole or not at all."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from pathlib import Path

from broker.export._blocks import Block
from broker.export._brief import Brief
from broker.export._content import content
from broker.export._docx import docx
from broker.export._html import html
from broker.export._text import text
from broker.export._whole import write_files
from broker.wording import Words


def write_brief(brief: Brief, *, folder: str | Path, replace: bool = False) -> tuple[Path, ...]:
    """Write a brief as `brief.docx`, `brief.html` and `brief.txt`.

    An earlier brief may have been edited by hand, so it is kept and the new one gets the next free
    number, as in `brief-2.docx`.

    Args:
        brief: What to tell.
        folder: Where to write; it is made if it is not there.
        replace: Replace an earlier brief, once all three new files are complete.

    Returns:
        The paths of the three files.

    Raises:
        BrokerError: If the folder cannot be made or written to, or the disk is full.
    """
    return write_all(brief_files(brief), folder=Path(folder), name="brief", replace=replace)


def brief_files(brief: Brief) -> dict[str, bytes]:
    """Return a brief as files by their ending: `docx`, `html` and `txt`."""
    return files_of(content(brief), words=Words(brief.language), made_on=brief.made_on)


def files_of(blocks: tuple[Block, ...], *, words: Words, made_on: date) -> dict[str, bytes]:
    """Return what a document says as files by their ending: `docx`, `html` and `txt`."""
    return {
        "docx": docx(blocks, language=words.language, made_on=made_on),
        "html": html(blocks, language=words.language),
        "txt": text(blocks, words=words),
    }


def _free_stem(folder: Path, *, name: str, endings: Iterable[str]) -> str:
    stems = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(
        stem for stem in stems if not any(_there(folder / f"{stem}.{ending}") for ending in endings)
    )


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # Writing will say what is wrong with a place that cannot be looked at.
        return False


def write_all(
    files: Mapping[str, bytes], *, folder: Path, name: str, replace: bool
) -> tuple[Path, ...]:
    """Write files of one name and several endings, all or none.

    Raises:
        BrokerError: If the folder cannot be made or written to, or the disk is full.
    """
    stem = name if replace else _free_stem(folder, name=name, endings=files)
    return write_files({folder / f"{stem}.{ending}": data for ending, data in files.items()})
