"""The records of one part that arrive, merged with those that are there."""

from collections.abc import Collection, Mapping, Sequence

from broker.intake._problem import Problem
from broker.intake.formats import another_entry
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._changes import FieldChange, changes_of
from broker.intake.tables._entry import Entry, State
from broker.intake.tables._merged import key_of, merged, named
from broker.intake.tables._same_content import by_content, content_of
from broker.intake.tables._standing import of_other_standing, with_standing
from broker.model import (
    Activity,
    Alliance,
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


class Merging:
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
        self._contents = by_content(part, known.values())
        self._taken = {key_of(one.record) for one in arrived}
        self._parts = _parts_of(arrived, same=arrivals.same, adding=arrivals.adding)
        self._others = of_other_standing(part, alliance)

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
            before = with_standing(type(record), self._others[key])
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
        like = self._contents.get(content_of(record))
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


def bearers_of(arrivals: Arrivals, *, alliance: Alliance) -> dict[str, tuple[str, ...]]:
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
