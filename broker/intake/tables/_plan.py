"""What an import would change: worked out in full before anything is written."""

from dataclasses import dataclass, field
from typing import Any, cast

from broker.intake._problem import Problem
from broker.intake.columns import LAYOUTS
from broker.intake.tables._arrivals import Arrivals
from broker.intake.tables._entry import Entry, State
from broker.intake.tables._merged import key_of, named
from broker.intake.tables._merging import Merging, bearers_of
from broker.intake.tables._standing import by_standing, moved
from broker.model import Alliance, Record


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
    arriving = by_standing(arrivals, alliance=alliance)
    taken_over = moved(arriving, same=arrivals.same, alliance=alliance)
    bearers = bearers_of(arrivals, alliance=alliance)
    for layout in LAYOUTS:
        there: tuple[Record, ...] = tuple(
            one for one in getattr(alliance, layout.part) if one.id not in taken_over[layout.part]
        )
        arrived = arriving.get(layout.part)
        if arrived is None:
            parts[layout.part] = there
            continue
        known = {key_of(one): one for one in getattr(alliance, layout.part)}
        merging = Merging(
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


def _removed(part: str, record: Record) -> Entry:
    return Entry(part=part, id=key_of(record), name=named(record), state="removed")
