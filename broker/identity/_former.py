"""Organisations that went into others: what they were called, and who they are now."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from broker.identity._merge import standing_merges
from broker.model import Decision, Member, Merge, Neighbour, Record


class Former(Record):
    """An organisation that is part of another one, since a person merged the two."""

    id: str
    kept: str
    """Id of the organisation that it is now, also where that went into a further one."""
    names: tuple[str, ...]
    """Every name it was known by, the official one first."""
    country: str | None
    was: Member | Neighbour
    """Its record before it went."""
    on: dt.date
    """The day on which it became part of another one."""


def former_organisations(merges: Iterable[Merge], *, known: Collection[str]) -> tuple[Former, ...]:
    """Return the organisations that are part of others, the first merged first.

    One that came back under its old id is somebody again.

    Args:
        merges: As they were noted, those that were taken back among them.
        known: The ids of all organisations.
    """
    found: dict[str, Former] = {}
    for one in sorted(standing_merges(merges), key=lambda one: one.number):
        # Who became part of the one that goes now goes along, unless it comes back to itself.
        found = {
            key: was.model_copy(update={"kept": one.kept}) if was.kept == one.gone else was
            for key, was in found.items()
            if key != one.kept
        }
        if was := _before(one):
            found[one.gone] = Former(
                id=one.gone,
                kept=one.kept,
                names=was.names,
                country=was.country,
                was=was,
                on=one.on,
            )
    return tuple(one for one in found.values() if one.kept in known and one.id not in known)


def decisions_on(
    known: Collection[str], *, decisions: Iterable[Decision], merges: Iterable[Merge]
) -> tuple[Decision, ...]:
    """Return what holds of what people decided, the oldest first.

    That two are one does not where the merge was taken back. What was decided on one that went into
    another holds for that one as well.

    Args:
        known: The ids of all organisations.
        decisions: All that were noted.
        merges: As they were noted, those that were taken back among them.
    """
    merges = tuple(merges)
    former = {one.id: one.kept for one in former_organisations(merges, known=known)}
    found: list[Decision] = []
    for one in _standing(decisions, merges=merges):
        found.append(one)
        first, second = sorted(former.get(key, key) for key in one.pair)
        if (first, second) != one.pair and first != second:
            # It was decided once: the judgement learns from it once.
            now = {"one": first, "other": second, "score": None}
            found.append(one.model_copy(update=now))
    return tuple(found)


def _standing(decisions: Iterable[Decision], *, merges: Sequence[Merge]) -> Iterator[Decision]:
    """Yield the decisions without those of merges that were taken back."""
    stands = {one.number for one in standing_merges(merges)}
    held = {_as_decided(one) for one in merges if one.number in stands}
    gone = {_as_decided(one) for one in merges if one.number not in stands} - held
    for one in decisions:
        if one.verdict != "same" or (one.pair, one.on, one.by) not in gone:
            yield one


def _as_decided(one: Merge) -> tuple[tuple[str, str], dt.date, str]:
    first, second = sorted((one.kept, one.gone))
    return (first, second), one.on, one.by


def _before(merge: Merge) -> Member | Neighbour | None:
    """Return the organisation that went, as it was."""
    for change in merge.changes:
        if change.id == merge.gone and change.after is None and change.before:
            if change.part == "members":
                return Member.model_validate_json(change.before)
            if change.part == "around":
                return Neighbour.model_validate_json(change.before)
    return None
