"""Rows of a file with organisations that a person merged into others: they are those others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from broker.identity import Former, looks_like_acronym
from broker.intake.tables import Likeness
from broker.model import Organisation, fold
from broker.wording import Words


@dataclass(frozen=True)
class FormerOnes:
    """What merges say of the organisations of a file; all keys are ids of its records.

    Attributes:
        known: The known organisations that they are part of.
        abroad: For namesakes in another country of one that went: the known one it is part of.
    """

    known: Mapping[str, Likeness] = field(default_factory=dict)
    abroad: Mapping[str, str] = field(default_factory=dict)


def former_ones(
    records: Iterable[Organisation],
    *,
    former: Sequence[Former],
    known: Sequence[Organisation],
    words: Words,
) -> FormerOnes:
    """Return which organisations of a file are part of one that is known, and who only seems so.

    By id or official name, or by another name that nobody else who is known bears. Short names are
    no evidence unless they are the official one.

    Args:
        records: The organisations of the file.
        former: Those that are part of one that is known.
        known: All that are known.
        words: The language in which it is told.
    """
    if not former:
        return FormerOnes()
    there = {one.id: one for one in known}
    called, also = _called(former), _also_called(former, known=known)
    found: dict[str, Likeness] = {}
    abroad: dict[str, str] = {}
    for record in records:
        name = fold(record.name)
        was = called.get(record.id) or called.get(name)
        if was is None and not looks_like_acronym(record.name):
            was = also.get(name)
        if was is None:
            continue
        now = there[was.kept]
        seats = {was.country, now.country} - {None}
        if record.country and seats and record.country not in seats:
            abroad[record.id] = now.id
            continue
        said = words.say("A person merged the two on %(day)s.", day=words.day(was.on))
        found[record.id] = Likeness(
            id=now.id, name=now.name, score=None, judged=None, because=(said,)
        )
    return FormerOnes(found, abroad)


def _called(former: Sequence[Former]) -> dict[str, Former]:
    """Return those that went into others by id and official name, unless several bore it."""
    names: dict[str, dict[str, Former]] = defaultdict(dict)
    for one in former:
        names[fold(one.names[0])][one.kept] = one
    found = {name: next(iter(some.values())) for name, some in names.items() if len(some) == 1}
    return found | {one.id: one for one in former}


def _also_called(former: Sequence[Former], *, known: Sequence[Organisation]) -> dict[str, Former]:
    """Return those that went into others by their other names that are nobody else's."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for someone in known:
        for name in someone.names:
            bearers[fold(name)].add(someone.id)
    found: dict[str, Former] = {}
    for one in former:
        for name in map(fold, one.names[1:]):
            bearers[name].add(one.kept)
            found.setdefault(name, one)
    return {name: one for name, one in found.items() if len(bearers[name]) == 1}
