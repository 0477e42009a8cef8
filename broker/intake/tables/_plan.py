"""What an import would change: worked out in full before anything is written."""

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from broker.intake._problem import Problem
from broker.intake.columns import LAYOUTS
from broker.intake.formats import another_entry
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._changes import FieldChange, changes_of
from broker.intake.tables._merged import key_of, merged, named
from broker.model import (
    Activity,
    Alliance,
    Call,
    Initiative,
    Member,
    Neighbour,
    Organisation,
    Record,
    Said,
    fold,
    slug,
    still_called,
    united,
)

State = Literal["new", "changed", "same", "removed"]


class Entry(Record):
    """What would become of one record."""

    part: str
    """Part of an alliance: `members`, `around`, `activities` …"""
    id: str
    name: str
    state: State
    file: str = ""
    row: int | None = None
    changes: tuple[FieldChange, ...] = ()


@dataclass
class Plan:
    """An import, worked out.

    Attributes:
        after: The whole alliance as it would be.
        entries: What would become of each record of the file, and of each that would be removed.
        problems: What is wrong.
    """

    after: Alliance
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def count(self, state: State) -> int:
        """Return how many records have this state."""
        return sum(one.state == state for one in self.entries)


def plan_import(arrivals: Arrivals, *, alliance: Alliance, replace: bool = False) -> Plan:
    """Work out what an import would change; nothing is written.

    A record that is known already changes only where its row says something else, unless the row is
    complete to the letter (an export of ours).

    Args:
        arrivals: The records of the file.
        alliance: What is there already.
        replace: Whether records of the same parts that the file does not hold are removed.
    """
    parts: dict[str, tuple[Record, ...]] = {}
    entries: list[Entry] = []
    problems: list[Problem] = []
    arriving = _by_standing(arrivals, alliance=alliance)
    taken_over = _moved(arriving, same=arrivals.same, alliance=alliance)
    bearers = _bearers(arrivals, alliance=alliance)
    for layout in LAYOUTS:
        there: tuple[Record, ...] = tuple(
            one for one in getattr(alliance, layout.part) if one.id not in taken_over[layout.part]
        )
        arrived = arriving.get(layout.part)
        if arrived is None:
            parts[layout.part] = there
            continue
        known = {key_of(one): one for one in getattr(alliance, layout.part)}
        merging = _Merging(
            layout.part,
            known=known,
            arrived=arrived,
            alliance=alliance,
            arrivals=arrivals,
            bearers=bearers,
        )
        made = [merging.take(one) for one in arrived]
        entries += merging.entries
        problems += merging.problems
        fresh = {key_of(one): one for one in made}
        if replace and layout.part in arrivals.parts:
            gone = [one for one in there if key_of(one) not in fresh]
            entries += [_removed(layout.part, one) for one in gone]
            parts[layout.part] = tuple(fresh.values())
        else:
            kept = tuple(fresh.pop(key_of(one), one) for one in there)
            parts[layout.part] = (*kept, *fresh.values())
    # The records were validated one by one; doing it again would take as long as reading them.
    return Plan(Alliance.model_construct(None, **cast("dict[str, Any]", parts)), entries, problems)


class _Merging:
    """Merges the records of one part that arrive with those that are there."""

    def __init__(
        self,
        part: str,
        *,
        known: Mapping[str, Record],
        arrived: Sequence[Arrival],
        alliance: Alliance,
        arrivals: Arrivals,
        bearers: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._part, self._known, self._bearers = part, known, bearers
        self._same, self._alike, self._adding = arrivals.same, arrivals.alike, arrivals.adding
        self._beside = {arrivals.same.get(key) for key in arrivals.adding}
        self._made: dict[str, Record] = {}
        self._likes = _alike(part, known.values())
        self._taken = {key_of(one.record) for one in arrived}
        self._parts = _parts_of(arrived, same=arrivals.same, adding=arrivals.adding)
        self._others = _other_standing(part, alliance)

    def take(self, arrival: Arrival) -> Record:
        """Return the record as it would be kept."""
        record = arrival.record
        alike, adds = key_of(record) in self._alike, key_of(record) in self._adding
        key = self._kept(record)
        if key != key_of(record):
            record = record.model_copy(update={"id": key})
        # Another row of the file may have been of the same organisation.
        before = self._made.get(key) or self._known.get(key)
        if before is None and key in self._others:
            before = _as(type(record), self._others[key])
        after = self._complete(record, adds=adds, before=before) if arrival.exact else record
        if before is not None and not arrival.exact:
            after = merged(
                before,
                record,
                columns=arrival.columns,
                part=self._part,
                alike=alike,
                adds=adds,
                beside=key in self._beside,
            )
        if isinstance(before, Organisation) and isinstance(after, Organisation):
            after = still_called(after, before=before, taken=self._others_names(before))
        self._note(arrival, before=before, after=after)
        self._made[key] = after
        return after

    def _complete(self, record: Record, *, adds: bool, before: Record | None) -> Record:
        """Return what a row of an export says, with all that went into its organisation since.

        The row of one that went adds what is not known of it, and so it does where the row of the
        one that stays was written before it went.
        """
        if (
            isinstance(record, Activity)
            and record.organisation in record.partners
            and record.organisation in self._same.values()
        ):
            # Work that two did who are one now is not done with oneself.
            others = tuple(one for one in record.partners if one != record.organisation)
            return record.model_copy(update={"partners": others})
        if not isinstance(record, Member | Neighbour):
            return record
        whole = record
        if adds and isinstance(before, Member | Neighbour):
            whole = before
        for part in self._parts.get(record.id, ()):
            whole = united(whole, part)
        return whole

    def _kept(self, record: Record) -> str:
        key = key_of(record)
        if isinstance(record, Organisation):
            return self._same.get(key, key)
        if key in self._known:
            apart = another_entry(record, self._known[key])
            return f"{key}-{slug(str(getattr(record, 'source', '')))}" if apart else key
        like = self._likes.get(_likeness(record))
        if like is None or like in self._taken:
            return key  # another row of the file is that one; both stay
        self._taken.add(like)
        return like

    def _others_names(self, one: Organisation) -> list[str]:
        """Return those names of an organisation, folded, that others bear."""
        names = {fold(name) for name in (one.name, *one.aliases)}
        return [name for name in names if set(self._bearers.get(name, ())) - {one.id}]

    def _note(self, arrival: Arrival, *, before: Record | None, after: Record) -> None:
        moved = key_of(after) in self._others
        changes = changes_of(before, after) if before is not None and before != after else ()
        if moved:
            other = "around the alliance" if self._part == "members" else "members"
            changes = (FieldChange(field="standing", before=other, after=self._part), *changes)
        if moved and self._part == "around" and not arrival.exact:
            message = Said("this organisation is a member. Import it with --kind members.")
            self.problems.append(
                Problem(
                    file=arrival.file,
                    row=arrival.number,
                    column="name",
                    value=named(after),
                    message=message,
                )
            )
        state: State = "new" if before is None else "changed" if changes else "same"
        self.entries.append(
            Entry(
                part=self._part,
                id=key_of(after),
                name=named(after),
                state=state,
                file=arrival.file,
                row=arrival.number,
                changes=changes,
            )
        )


def _parts_of(
    arrived: Sequence[Arrival], *, same: Mapping[str, str], adding: Collection[str]
) -> Mapping[str, Sequence[Member | Neighbour]]:
    """Return the rows of an export with those that went into others, by the id of these."""
    found: dict[str, list[Member | Neighbour]] = {}
    for one in arrived:
        key = key_of(one.record)
        if one.exact and key in adding and isinstance(one.record, Member | Neighbour):
            found.setdefault(same.get(key, key), []).append(one.record)
    return found


def _by_standing(arrivals: Arrivals, *, alliance: Alliance) -> Mapping[str, Sequence[Arrival]]:
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
        dataclasses.replace(one, record=_as(Member, cast("Organisation", one.record)))
        for one in astray
    ]
    around = [one for one in arrivals.parts["around"] if key_of(one.record) not in keys]
    return arrivals.parts | {
        "members": [*arrivals.parts.get("members", ()), *led],
        "around": around,
    }


def _moved(
    arriving: Mapping[str, Sequence[Arrival]], *, same: Mapping[str, str], alliance: Alliance
) -> dict[str, set[str]]:
    """Return the ids that leave a part because the file says that they belong to the other."""
    moved: dict[str, set[str]] = {layout.part: set() for layout in LAYOUTS}
    for part, other in (("members", "around"), ("around", "members")):
        for one in arriving.get(part, ()):
            key = key_of(one.record)
            moved[other].add(same.get(key, key))
    there = {one.id for one in alliance.organisations()}
    return {part: keys & there for part, keys in moved.items()}


def _bearers(arrivals: Arrivals, *, alliance: Alliance) -> dict[str, tuple[str, ...]]:
    """Return the ids of those who bear each official name, folded, before or after the import."""
    found: dict[str, tuple[str, ...]] = {}
    if not any(arrivals.parts.get(part) for part in ("members", "around")):
        return found
    arrived = {
        arrivals.same.get(key_of(one.record), key_of(one.record)): named(one.record)
        for part in ("members", "around")
        for one in arrivals.parts.get(part, ())
        if key_of(one.record) not in arrivals.alike
    }
    there = {one.id: one.name for one in alliance.organisations() if one.id not in arrived}
    for names in (there, arrived):
        for key, name in names.items():
            folded = fold(name)
            found[folded] = (*found.get(folded, ()), key)
    return found


def _other_standing(part: str, alliance: Alliance) -> dict[str, Organisation]:
    others: Sequence[Organisation] = ()
    if part == "members":
        others = alliance.around
    elif part == "around":
        others = alliance.members
    return {one.id: one for one in others}


def _as(record: type[Record], other: Organisation) -> Record:
    """Return an organisation with another standing, as far as it can be told."""
    names = set(record.model_fields) - {"standing"}
    kept = {name: getattr(other, name) for name in names if name in type(other).model_fields}
    return record.model_construct(**kept)


def _alike(part: str, records: Iterable[Record]) -> dict[tuple[str, ...], str | None]:
    """Return the ids of records by what makes two of them the same; None where several agree."""
    found: dict[tuple[str, ...], str | None] = {}
    if part in {"members", "around"}:
        return found
    for one in records:
        likeness = _likeness(one)
        found[likeness] = None if likeness in found else key_of(one)
    return found


def _likeness(record: Record) -> tuple[str, ...]:
    match record:
        case Activity():
            return (record.organisation, fold(record.title), str(record.years))
        case Initiative():
            return (fold(record.title),)
        case Call():
            return (record.funder, fold(record.title))
    who = str(getattr(record, "organisation", ""))
    return (who, fold(str(getattr(record, "text", "") or named(record))))


def _removed(part: str, record: Record) -> Entry:
    return Entry(part=part, id=key_of(record), name=named(record), state="removed")
