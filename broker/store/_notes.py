"""What the notes on changes of the content say, so that a face can say it in any language.

Notes are kept as one line of English, also by programs that are older than this one.
"""

import re
from collections.abc import Callable, Sequence

from broker.model import Said

_NOTES: tuple[tuple[str, Callable[..., Said]], ...] = (
    (
        r"merged (?P<gone>\S+) into (?P<kept>\S+)",
        lambda gone, kept: Said("%(gone)s was merged into %(kept)s", gone=gone, kept=kept),
    ),
    (
        r"took back merge (?P<number>\d+)",
        lambda number: Said("merge %(number)s was taken back", number=number),
    ),
    (r"form (?P<file>.+)", lambda file: Said("the form %(file)s was taken in", file=file)),
    (r"(?P<name>\S+) left", lambda name: Said("%(name)s left", name=name)),
    (r"import (?P<file>.+): [^:]+", lambda file: Said("%(file)s was imported", file=file)),
    (
        r"undo the import of (?P<file>.+)",
        lambda file: Said("the import of %(file)s was undone", file=file),
    ),
)
"""How notes are written, and what they say."""


def notes_told(notes: Sequence[str]) -> Said:
    """Return what notes say, one after the other; one that is written in no known way as it is."""
    told = {f"part{at}": _told(note) for at, note in enumerate(notes)}
    return Said(", ".join(f"%({name})s" for name in told), **told)


def _told(note: str) -> str:
    for written, said in _NOTES:
        if found := re.fullmatch(written, note):
            return said(**found.groupdict())
    return note
