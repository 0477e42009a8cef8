"""Members and those around the alliance: an import may say of one that it is the other."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import cast

from broker.intake.columns import LAYOUTS
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._merged import key_of
from broker.model import Alliance, Member, Organisation, Record


def by_standing(arrivals: Arrivals, *, alliance: Alliance) -> Mapping[str, Sequence[Arrival]]:
    """Return what arrives by part; who went into a member is one, whatever list it stands in."""
    members = {one.id for one in alliance.members}
    astray = [
        one
        for one in arrivals.parts.get("around", ())
        if key_of(one.record) in arrivals.adding
        and arrivals.same.get(key_of(one.record)) in members
    ]
    if not astray:
        return arrivals.parts
    keys = {key_of(one.record) for one in astray}
    led = [
        dataclasses.replace(one, record=with_standing(Member, cast("Organisation", one.record)))
        for one in astray
    ]
    around = [one for one in arrivals.parts["around"] if key_of(one.record) not in keys]
    return arrivals.parts | {
        "members": [*arrivals.parts.get("members", ()), *led],
        "around": around,
    }


def moved(
    arriving: Mapping[str, Sequence[Arrival]], *, same: Mapping[str, str], alliance: Alliance
) -> dict[str, set[str]]:
    """Return the ids that leave a part because the file says that they belong to the other."""
    claimed: dict[str, set[str]] = {layout.part: set() for layout in LAYOUTS}
    for part, other in (("members", "around"), ("around", "members")):
        for one in arriving.get(part, ()):
            key = key_of(one.record)
            claimed[other].add(same.get(key, key))
    there = {one.id for one in alliance.organisations()}
    return {part: keys & there for part, keys in claimed.items()}


def of_other_standing(part: str, alliance: Alliance) -> dict[str, Organisation]:
    """Return those who stand in the other part, by id; none for parts without organisations."""
    others: Sequence[Organisation] = ()
    if part == "members":
        others = alliance.around
    elif part == "around":
        others = alliance.members
    return {one.id: one for one in others}


def with_standing(record: type[Record], other: Organisation) -> Record:
    """Return an organisation with another standing, as far as it can be told."""
    names = set(record.model_fields) - {"standing"}
    kept = {name: getattr(other, name) for name in names if name in type(other).model_fields}
    return record.model_construct(**kept)
