"""Makes the data that ship from the tables as they were gathered.

Run as `python -m broker.intake.ship SOURCE TARGET`.
"""

import argparse
import csv
import io
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from broker.intake._alliance import TABLES, read_alliance
from broker.model import BrokerError, CatalogueError, InputError, refusal

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

TEXTS = ("glossary.md", "user_stories.md")
"""Texts that ship beside the tables."""

_DOCUMENTS = {"004": " (report to the United Nations, 2006)"}
_REPLACED = (
    # File names of the alliance's founding documents, which mean nothing to a reader.
    (
        re.compile(r"\b(?P<number>00[0-4])_[0-9a-f]{16}\.txt\b"),
        lambda found: (
            f"Mountain Partnership founding document {found['number']}"
            f"{_DOCUMENTS.get(found['number'], '')}"
        ),
    ),
    (
        re.compile(r"GitHub public web-site source \([^()]*\)"),
        lambda found: "Web site source of the organisation (address not recorded)",
    ),
    (re.compile(r"\(address not shown[^()]*\)"), lambda found: "(address not recorded)"),
    (
        re.compile(r"\bsearch excerpt without address: (?P<what>[^;]+)"),
        lambda found: f"{found['what']} (address not recorded)",
    ),
)


def ship(source: Path, target: Path, *, vocabulary: "Vocabulary | None" = None) -> tuple[Path, ...]:
    """Write the tables and texts of an alliance as they ship.

    Sources without an address become descriptions that a reader can follow. Everything else stays
    as it is, in the same order, as UTF-8 with line feeds; a second run changes nothing.

    Args:
        source: Folder with the tables and texts as they were gathered.
        target: Folder to write them to; other files in it are left alone. It is only touched once
            all files are made and can be read as an alliance.
        vocabulary: What the tables may name; by default the shipped vocabulary.

    Returns:
        The files that were written.

    Raises:
        IntakeError: If the tables are no whole alliance.
        InputError: If a text cannot be read.
        CatalogueError: If the target cannot be written.
    """
    texts = {name: _read(source / name) for name in (*TABLES, *TEXTS)}
    try:
        target.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".ship-", dir=target))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        for name, text in texts.items():
            made = _table(text) if name in TABLES else _described(text)
            (draft / name).write_text(made, encoding="utf-8", newline="\n")
        read_alliance(draft, vocabulary=vocabulary)
        return tuple((draft / name).replace(target / name) for name in texts)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            "%(path)s cannot be read (%(why)s). Check the folder.",
            path=path,
            why=refusal(error),
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            "%(path)s is not UTF-8 (byte %(byte)s). Save it again as UTF-8.",
            path=path,
            byte=error.start,
        ) from error


def _table(text: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for cells in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([_described(cell) for cell in cells])
    return out.getvalue()


def _described(text: str) -> str:
    for pattern, words in _REPLACED:
        text = pattern.sub(words, text)
    return text.replace("\r\n", "\n")


def _unwritable(target: Path, error: OSError) -> CatalogueError:
    return CatalogueError(
        "%(folder)s cannot be written (%(why)s). Nothing in it was changed. Name another folder, "
        "or ask for the right to write there.",
        folder=target,
        why=refusal(error),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 done, 2 bad input, 3 could not."""
    parser = argparse.ArgumentParser(prog="python -m broker.intake.ship", description=__doc__)
    parser.add_argument("source", type=Path, help="folder with the tables as they were gathered")
    parser.add_argument("target", type=Path, help="folder for the data that ship")
    given = parser.parse_args(arguments)
    try:
        ship(given.source, given.target)
    except BrokerError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
