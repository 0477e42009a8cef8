"""Which column of a table holds what: guessed, given or remembered, and always shown."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from broker.intake.columns._composed import (
    is_number_beside,
    is_whose,
    known_as,
    organisation_first,
    plain,
    without_owner,
)
from broker.intake.columns._headers import CONTACT, HEADERS
from broker.intake.columns._layout import ID, MORE, OF_ORGANISATIONS, columns_of
from broker.intake.columns._questions import as_asked, asked
from broker.model import InputError, Record, digest

How = Literal["exact", "name", "similar", "given", "remembered"]

IGNORED = "-"
"""What a person maps a column to that is not to be read."""

_LIKE = 88.0
_Words = Mapping[str, tuple[str, ...]]


class Mapped(Record):
    """One column of a table and what it holds."""

    header: str
    """Its name in the table."""
    at: int
    """Its place, 0 being the first."""
    column: str | None
    """What it holds; None where that is not known, or where it is left out on purpose."""
    how: How | None = None
    """`exact`: it bears our name; `name`: a name that we know in one of six languages; `similar`:
    like one; `given` by a person, now or `remembered` from an earlier import."""
    personal: bool = False
    """Whether it looks like details of a person, which are not taken over."""


class Columns(Record):
    """All columns of a table."""

    columns: tuple[Mapped, ...]

    @property
    def exact(self) -> bool:
        """Whether the table is an export of ours, complete to the letter."""
        return {ID, MORE} <= {one.column for one in self.columns}

    def places(self) -> dict[str, int]:
        """Return where each column that is read stands."""
        return {one.column: one.at for one in self.columns if one.column}


def fingerprint(kind: str, header: Sequence[str]) -> str:
    """Return the key under which the mapping of such a table is remembered."""
    return digest(kind, *sorted(map(plain, header)))


def map_columns(
    kind: str,
    header: Sequence[str],
    *,
    given: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
    name: str,
) -> Columns:
    """Return what each column of a table holds.

    What a person gives counts most, then what is remembered, then our own names of columns, then
    the names that we know, then names like those. No two columns hold the same.

    Args:
        kind: Sort of table: `members`, `activities` …
        header: Names of its columns.
        given: What a person says, by name of the column; `-` for a column to leave out.
        remembered: What was used for such a table before, likewise.
        name: The table, for messages.

    Raises:
        InputError: If a person names a column that is not there, on either side.
    """
    known = columns_of(kind)
    plainly = [plain(one) for one in header]
    found = _Found()
    for at, column in _chosen(given, plainly, known=known, name=name, strict=True):
        found.take(at, column, "given")
    for at, column in _chosen(remembered, plainly, known=known, name=name, strict=False):
        found.take(at, column, "remembered")
    own = {plain(one): one for one in known if one not in {ID, MORE} or MORE in header}
    personal = {at for at, one in enumerate(header) if _is_personal(one, kind)}
    if kind in OF_ORGANISATIONS and MORE not in header and "name" not in found.columns:
        first, persons = organisation_first(header, of_persons=bool(personal))
        personal |= persons
        if first is not None:
            found.take(first, "name", "name")
    for at, text in enumerate(plainly):
        if text in own:
            found.take(at, own[text], "exact")
    words = _words(kind)
    read_as = [_read_as(one, kind) for one in header]
    guesses = (*_named(read_as, words), *_similar(plainly, words), *_whose(header, kind))
    for at, column, how in guesses:
        if at not in personal:
            found.take(at, column, how)
    return found.mapped(header, personal=personal)


class _Found:
    """Which columns are found so far: what is taken first stays."""

    def __init__(self) -> None:
        self._at: dict[int, tuple[str | None, How]] = {}
        self.columns = set[str]()

    def take(self, at: int, column: str, how: How) -> None:
        """Take a column for what it holds, unless either is taken already."""
        if at in self._at or column in self.columns:
            return
        self._at[at] = (None if column == IGNORED else column, how)
        self.columns |= {column} - {IGNORED}

    def mapped(self, header: Sequence[str], *, personal: Collection[int]) -> Columns:
        """Return all columns, also those that hold nothing of ours."""
        nothing: tuple[None, None] = (None, None)
        return Columns(
            columns=tuple(
                Mapped(
                    header=text,
                    at=at,
                    column=self._at.get(at, nothing)[0],
                    how=self._at.get(at, nothing)[1],
                    personal=at not in self._at and at in personal,
                )
                for at, text in enumerate(header)
            )
        )


def stands_for(header: str, kind: str) -> str | None:
    """Return what a column would hold by its name alone, in this sort of table."""
    name = _read_as(header, kind)
    return _words(kind)[name][0] if name else None


def likely_header(kind: str, cells: Collection[str]) -> int:
    """Return how many cells of a row are names of columns that are known."""
    own = set(map(plain, columns_of(kind)))
    names = {one: _read_as(one, kind) for one in cells if one}
    return len({name or plain(one) for one, name in names.items() if name or plain(one) in own})


def _chosen(
    choice: Mapping[str, str] | None,
    plainly: Sequence[str],
    *,
    known: Collection[str],
    name: str,
    strict: bool,
) -> Iterable[tuple[int, str]]:
    for header, column in (choice or {}).items():
        wanted = plain(header)
        if wanted not in plainly:
            if strict:
                raise InputError(
                    "%(name)s has no column called %(header)r. Check --map.",
                    name=name,
                    header=header,
                )
            continue
        if column not in known and column != IGNORED:
            if strict:
                raise InputError(
                    "There is nothing called %(column)r to map a column to. Choose one of "
                    "%(names)s, or %(ignored)s to leave the column out.",
                    column=column,
                    names=", ".join(known),
                    ignored=IGNORED,
                )
            continue
        yield plainly.index(wanted), column


def _named(plainly: Sequence[str], words: _Words) -> Iterable[tuple[int, str, How]]:
    # A name that stands first in our lists is the most usual one, and wins over later ones.
    order = {word: rank for rank, word in enumerate(words)}
    found = sorted(
        (at for at in range(len(plainly)) if plainly[at] in words),
        key=lambda at: order[plainly[at]],
    )
    for at in found:
        yield at, words[plainly[at]][0], "name"
    for at in found:  # beside a title, a column of activities describes
        yield from ((at, column, "name") for column in words[plainly[at]][1:])


def _similar(plainly: Sequence[str], words: _Words) -> Iterable[tuple[int, str, How]]:
    from rapidfuzz import fuzz, process

    long = [word for word in words if len(word) > 4]
    for at, text in enumerate(plainly):
        if len(text) > 4 and text not in words:
            best = process.extractOne(text, long, scorer=fuzz.ratio, score_cutoff=_LIKE)
            if best and not is_number_beside(text, like=best[0]):
                yield at, words[best[0]][0], "similar"


def _read_as(header: str, kind: str) -> str:
    """Return the name that we know for a name of a column; empty where there is none."""
    owned = kind in OF_ORGANISATIONS
    known = known_as(header, words=_words(kind), owned=owned)
    return known or asked(header, names=_asked(kind), owned=owned) or ""


def _is_personal(header: str, kind: str) -> bool:
    """Tell whether a column holds details of persons: `Email`, `Org. phone`, `E-mail / Mail`."""
    known, text = _personal(), plain(header)
    if text in known or text in _words(kind):
        return text in known
    words = dict.fromkeys(known, ("contact",))
    return (
        without_owner(text) in known
        or known_as(header, words=words) is not None
        or asked(header, names=_asked_of_persons(), owned=False) is not None
    )


def _whose(header: Sequence[str], kind: str) -> Iterable[tuple[int, str, How]]:
    if kind in OF_ORGANISATIONS:
        yield from ((at, "name", "name") for at, one in enumerate(header) if is_whose(one))


@cache
def _words(kind: str) -> _Words:
    """Return the columns for each known name; the most usual first, of names and of columns."""
    listed = {
        column: [plain(one) for one in names.split("|")]
        for column, names in HEADERS.get(kind, {}).items()
        if column in columns_of(kind)
    }
    found: dict[str, tuple[str, ...]] = {}
    for rank in range(max(map(len, listed.values()), default=0)):
        for column, names in listed.items():
            if rank < len(names):
                found[names[rank]] = (*found.get(names[rank], ()), column)
    return found


@cache
def _asked(kind: str) -> Mapping[str, tuple[str, str]]:
    return as_asked(_words(kind))


@cache
def _asked_of_persons() -> Mapping[str, tuple[str, str]]:
    return as_asked(dict.fromkeys(_personal(), ("contact",)))


@cache
def _personal() -> frozenset[str]:
    return frozenset(map(plain, CONTACT))
