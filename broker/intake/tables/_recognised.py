"""What can be found out about the organisations of a file, and what a person decided of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from broker.model import Organisation, Record, fold


class Likeness(Record):
    """A known organisation that one of a file may be."""

    id: str
    name: str
    score: float | None = None
    """Probability that both are one; None where a person or the name says so."""
    judged: float | None = None
    """The same without what people decided before."""
    because: tuple[str, ...] = ()
    """What speaks for it and against it, for people, the heaviest first."""


@dataclass(frozen=True)
class Recognised:
    """What was found out about the organisations of a file; all keys are ids of its records.

    Attributes:
        same: Ids of the known organisations that they are by id or by official name.
        alike: The known organisations that they surely are, though their name is another.
        unsure: The known organisations that they may be, the likeliest first.
        told: Those of `alike` of whom a person said so: another row may be of the same one.
        former: Those of `told` that a person merged into the one that is known: their rows add to
            it and correct nothing.
        by_id: Those of `former` that are so by their id: even a row of an export is theirs.
        twins: Looks, when it is asked, for pairs of records of the file that may be of one
            organisation nobody knows yet, the likeliest first.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    alike: Mapping[str, Likeness] = field(default_factory=dict)
    unsure: Mapping[str, tuple[Likeness, ...]] = field(default_factory=dict)
    told: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    by_id: frozenset[str] = frozenset()
    twins: Callable[[], Sequence[tuple[str, str]]] = tuple


class Resolve(Protocol):
    """Tells which organisations of a file are known already."""

    def __call__(
        self, records: Sequence[Organisation], *, known: Sequence[Organisation]
    ) -> Recognised:
        """Return what is found out about the records."""
        ...


class Seen(Record):
    """An organisation of a file that is known under another name, or may be."""

    file: str
    row: int | None
    key: str
    """How to name the row: `12`, or `members:12` where several tables have organisations."""
    name: str
    verdict: Literal["same", "unsure"]
    """`same` updates the one that is known; `unsure` is for a person, and comes in as new."""
    likes: tuple[Likeness, ...]


class Settled(Record):
    """What a person decided in an import about two descriptions of organisations."""

    one: str
    """Id of the record of the file."""
    other: str
    """Id of the one that is known."""
    verdict: Literal["same", "different"]
    score: float | None
    """What the engine thought of it, without what people decided before."""


def same_name(records: Sequence[Organisation], *, known: Sequence[Organisation]) -> Recognised:
    """Return which organisations have the id of a known one, or its official name.

    Capitals and accents make no difference; a name that two known ones bear decides nothing.
    """
    ids = {one.id for one in known}
    names: dict[str, str | None] = {}
    for one in known:
        folded = fold(one.name)
        names[folded] = None if folded in names else one.id
    found = {}
    for one in records:
        key = one.id if one.id in ids else names.get(fold(one.name))
        if key:
            found[one.id] = key
    return Recognised(same=found)


def careful(resolve: Resolve) -> Resolve:
    """Return a way to tell who is known that takes no namesake for another.

    CORDIS holds thousands: the same name in two countries is two organisations, and of two that
    bear the name of one that is known, nobody can tell which it is.
    """

    def apart(records: Sequence[Organisation], *, known: Sequence[Organisation]) -> Recognised:
        found = resolve(records, known=known)
        there = {one.id: one for one in known}
        taken = Counter(found.same.values())
        same = {}
        for one in records:
            other = there.get(found.same.get(one.id, ""))
            if other is None:
                continue
            abroad = one.country and other.country and one.country != other.country
            if one.id == other.id or not (abroad or taken[other.id] > 1):
                same[one.id] = other.id
        return replace(found, same=same)

    return apart
