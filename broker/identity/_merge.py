"""Two records of one organisation made one, and the way back."""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from broker.model import (
    Activity,
    Alliance,
    Changed,
    Initiative,
    InputError,
    Member,
    Merge,
    Need,
    Neighbour,
    Offer,
    Part,
    Record,
    UnknownNameError,
    united,
)

_Work = TypeVar("_Work", Activity, Offer, Need)
_T = TypeVar("_T", bound=Hashable)

_PARTS: dict[Part, type[Record]] = {
    "members": Member,
    "around": Neighbour,
    "activities": Activity,
    "initiatives": Initiative,
    "offers": Offer,
    "needs": Need,
}


def merge(
    alliance: Alliance, *, kept: str, gone: str, on: dt.date, by: str, number: int
) -> tuple[Alliance, Merge]:
    """Make two organisations one: all that is told of the second becomes part of the first.

    What the first one says stays; the second fills what it leaves open and adds its names,
    identifiers, themes, places, desks and languages. All work, offers, needs and partnerships of
    the second become the first's. Nothing is lost: the merge holds every changed record as it was.

    Args:
        alliance: The records; stays as it is.
        kept: Id of the organisation that stays. A member never goes into a neighbour.
        gone: Id of the organisation that goes into it.
        on: The day of it.
        by: Office that decided, never a person's name.
        number: Of the merge, one more than the last.

    Raises:
        UnknownNameError: If there is no organisation with one of these ids.
        InputError: If it is twice the same, or a member would go into a neighbour.
    """
    for key in (kept, gone):
        if key not in alliance.by_id:
            raise UnknownNameError("organisation", key)
    if kept == gone:
        raise InputError(
            "%(kept)r cannot be merged with itself. Name two organisations.", kept=kept
        )
    first, second = alliance.by_id[kept], alliance.by_id[gone]
    if isinstance(second, Member) and not isinstance(first, Member):
        raise InputError(
            "%(member)s is a member and %(name)s is not. Keep the member: merge %(kept)r "
            "into %(gone)r.",
            member=second.name,
            name=first.name,
            kept=kept,
            gone=gone,
        )
    after = _rewritten(alliance, kept=united(first, second), gone=gone)
    return after, Merge(
        number=number, kept=kept, gone=gone, on=on, by=by, changes=_changes(alliance, after)
    )


def unmerge(
    alliance: Alliance, *, merge: Merge, standing: Iterable[Merge] = ()
) -> tuple[Alliance, Merge]:
    """Take a merge back; every record that it changed is again what it was.

    Args:
        alliance: The records.
        merge: The merge.
        standing: All merges that hold, to tell which of them has to be taken back first.

    Returns:
        The alliance, and the merge marked as undone.

    Raises:
        InputError: If it was taken back already, or if one of the records was changed since: what
            came later has to be taken back first, so that nothing is lost.
    """
    if merge.undone:
        raise InputError("Merge %(number)s was taken back already.", number=merge.number)
    for change in merge.changes:
        now = _find(alliance, change)
        if (now.model_dump_json() if now else None) != change.after:
            later = _later(merge, change.id, standing=standing)
            if later is not None:
                raise InputError(
                    "Merge %(number)s cannot be taken back yet: merge %(later)s came after it and "
                    "changed %(id)r, too. Take that one back first: broker unmerge %(later)s",
                    number=merge.number,
                    later=later,
                    id=change.id,
                )
            raise InputError(
                "Merge %(number)s cannot be taken back: %(id)r was changed since. Take back "
                "first what came later, or correct the records by hand.",
                number=merge.number,
                id=change.id,
            )
    parts: dict[str, tuple[Record, ...]] = {}
    for part, kind in _PARTS.items():
        changes = [change for change in merge.changes if change.part == part]
        if changes:
            parts[part] = _restored(getattr(alliance, part), changes, kind=kind)
    return alliance.model_copy(update=parts), merge.model_copy(update={"undone": True})


def standing_merges(merges: Iterable[Merge]) -> tuple[Merge, ...]:
    """Return the merges that hold, in order; the list also has an entry for each taken back."""
    last: dict[int, Merge] = {one.number: one for one in merges}
    return tuple(one for one in last.values() if not one.undone)


def _later(merge: Merge, record: str, *, standing: Iterable[Merge]) -> int | None:
    """Return the number of the last merge that changed a record of this one after it."""
    numbers = (
        one.number
        for one in standing
        if one.number > merge.number and record in {change.id for change in one.changes}
    )
    return max(numbers, default=None)


def _rewritten(alliance: Alliance, *, kept: Member | Neighbour, gone: str) -> Alliance:
    key = kept.id

    def people(ids: tuple[str, ...]) -> tuple[str, ...]:
        return _once(key if one == gone else one for one in ids) if gone in ids else ids

    def owned(work: _Work) -> _Work:
        return work.model_copy(update={"organisation": key}) if work.organisation == gone else work

    def shared(work: Activity) -> Activity:
        mine = owned(work)
        partners = people(work.partners)
        if mine.organisation == key:
            # Work that both did together is not done with oneself.
            partners = tuple(one for one in partners if one != key)
        return mine if partners == work.partners else mine.model_copy(update={"partners": partners})

    def joint(work: Initiative) -> Initiative:
        members = people(work.members)
        return work if members == work.members else work.model_copy(update={"members": members})

    def organisations(some: tuple[Member, ...] | tuple[Neighbour, ...]) -> tuple[Record, ...]:
        return tuple(kept if one.id == key else one for one in some if one.id != gone)

    return alliance.model_copy(
        update={
            "members": organisations(alliance.members),
            "around": organisations(alliance.around),
            "activities": tuple(map(shared, alliance.activities)),
            "initiatives": tuple(map(joint, alliance.initiatives)),
            "offers": tuple(map(owned, alliance.offers)),
            "needs": tuple(map(owned, alliance.needs)),
        }
    )


def _changes(before: Alliance, after: Alliance) -> tuple[Changed, ...]:
    found: list[Changed] = []
    for part in _PARTS:
        later = _keyed(getattr(after, part))
        for position, one in enumerate(getattr(before, part)):
            then = later.get(one.id)
            if then is not one:
                changed = None if then is None else then.model_dump_json()
                found.append(
                    Changed(
                        part=part,
                        id=one.id,
                        before=one.model_dump_json(),
                        after=changed,
                        position=position,
                    )
                )
    return tuple(one for one in found if one.before != one.after)


def _keyed(records: Iterable[Record]) -> Mapping[str, Record]:
    return {str(getattr(one, "id", "")): one for one in records}


def _find(alliance: Alliance, change: Changed) -> Record | None:
    return _keyed(getattr(alliance, change.part)).get(change.id)


def _restored(
    records: tuple[Record, ...], changes: list[Changed], *, kind: type[Record]
) -> tuple[Record, ...]:
    back = {change.id: kind.model_validate_json(change.before or "") for change in changes}
    some = [back.get(str(getattr(one, "id", "")), one) for one in records]
    for change in sorted(changes, key=lambda one: one.position):
        if change.after is None:
            some.insert(min(change.position, len(some)), back[change.id])
    return tuple(some)


def _once(items: Iterable[_T]) -> tuple[_T, ...]:
    """Return each item once, where it first stood."""
    return tuple(dict.fromkeys(items))
