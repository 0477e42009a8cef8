"""A programme of CORDIS as records of an alliance: who took part, in what, with whom."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from broker.intake._cordis import read_cordis
from broker.intake._cordis_table import find_table, rows_of
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._cordis_records import (
    grown,
    id_of,
    organisation_of,
    participations_in,
    project_of,
)
from broker.intake.tables._recognising import Recognising
from broker.model import Alliance, InputError, Member, Neighbour, Organisation

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

TABLES = ("project.csv", "organization.csv", "topics.csv")
"""What is read of CORDIS' download; the topics may be missing."""

_AT_ONCE = 200
"""Projects after which progress is told."""


@dataclass(frozen=True)
class Programme:
    """A programme, read and put beside what is known.

    Attributes:
        arrivals: Organisations around the alliance, projects, and who did what in them.
        remarks: Oddities of the tables, each with how often it was met.
    """

    arrivals: Arrivals
    remarks: tuple[str, ...]


def programme_folder(path: Path) -> Path:
    """Return the folder in which the tables of CORDIS lie; one of them may be named instead.

    Raises:
        InputError: If it is neither.
    """
    if path.is_file() and path.name.removesuffix(".gz") in TABLES:
        return path.parent
    if path.is_dir():
        return path
    raise InputError(
        "%(path)s is no folder of CORDIS. Unpack the CSV download and name its "
        "folder, or the %(table)s in it.",
        path=path,
        table=TABLES[0],
    )


def read_programme(
    folder: Path,
    *,
    alliance: Alliance,
    vocabulary: "Vocabulary",
    read_on: date,
    who: Recognising,
    progress: Callable[[int], None] | None = None,
) -> Programme:
    """Read a programme of CORDIS as records.

    Organisations come in as those around the alliance. One that is surely known, as a member or
    not, stays what it is: it gets its participant code and its other names, and its projects. Ids
    are made of the codes, so that reading the same folder again changes nothing.

    Args:
        folder: `project.csv` and `organization.csv`, and `topics.csv` if it is there.
        alliance: What is there already.
        vocabulary: For the themes of the projects.
        read_on: The day on which it was taken from CORDIS.
        who: Settles which organisations are known; see `careful`.
        progress: Called with the number of organisations and projects read since the last call.

    Raises:
        InputError: If a table is missing, cannot be read or lacks a column.
    """
    read = read_cordis([folder])
    tell = progress or (lambda _: None)
    tell(len(read.organisations))
    topics = _topics(folder)
    ids = {one.id: id_of(one) for one in read.organisations}
    arrived = [
        organisation_of(one, codes=read.codes.get(one.id, (one.id,)), read_on=read_on)
        for one in read.organisations
    ]
    who.settle(
        [Arrival(one, exact=False) for one in arrived], known=tuple(alliance.organisations())
    )
    kept = {old: who.same.get(new, new) for old, new in ids.items()}
    arrivals = Arrivals(seen=tuple(who.seen), settled=tuple(who.settled))
    for record in _known_or_new(arrived, same=who.same, alliance=alliance):
        part = "members" if isinstance(record, Member) else "around"
        arrivals.parts.setdefault(part, []).append(Arrival(record))
    initiatives = []
    for number, work in enumerate(read.initiatives, 1):
        topic = topics.get(work.id, "")
        initiatives.append(
            project_of(
                work, read=read, kept=kept, topic=topic, vocabulary=vocabulary, read_on=read_on
            )
        )
        if number % _AT_ONCE == 0:
            tell(_AT_ONCE)
    tell(len(initiatives) % _AT_ONCE)
    arrivals.parts["initiatives"] = [Arrival(one) for one in initiatives]
    arrivals.parts["activities"] = [
        Arrival(part) for one in initiatives for part in participations_in(one)
    ]
    remarks = tuple(f"{name}: {count:,}" for name, count in read.counts.items())
    return Programme(arrivals, remarks)


def _known_or_new(
    arrived: Iterable[Neighbour], *, same: Mapping[str, str], alliance: Alliance
) -> Iterable[Organisation]:
    """Return the organisations of a programme, those that are known with what it adds to them."""
    there = {one.id: one for one in alliance.organisations()}
    met: dict[str, Organisation] = {}
    for one in arrived:
        key = same.get(one.id, one.id)
        # Several codes may be of one that is known: each adds to it.
        before = met.get(key) or there.get(key)
        met[key] = one if before is None else grown(before, by=one)
    return met.values()


def _topics(folder: Path) -> dict[str, str]:
    """Return the title of the topic under which each project was chosen."""
    try:
        path = find_table(folder, TABLES[2])
    except InputError:
        return {}
    found: dict[str, str] = {}
    for row in rows_of(path, required=("projectID", "title")):
        if row["projectID"] and row["title"]:
            found.setdefault(row["projectID"], row["title"])
    return found
