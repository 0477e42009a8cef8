"""A programme of CORDIS as records of an alliance: who took part, in what, with whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from broker.intake._cordis import Cordis, read_cordis
from broker.intake._cordis_table import find_table, rows_of
from broker.intake._mojibake import legible, mended
from broker.intake.tables._arrivals import Arrival, Arrivals
from broker.intake.tables._merged import also_called
from broker.intake.tables._recognised import Recognised, Resolve
from broker.intake.tables._recognising import Recognising
from broker.model import (
    Activity,
    Alliance,
    Initiative,
    InputError,
    Member,
    Money,
    Neighbour,
    Organisation,
    slug,
)

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

TABLES = ("project.csv", "organization.csv", "topics.csv")
"""What is read of CORDIS' download; the topics may be missing."""

_READ = 4_000
"""Letters of an objective in which themes are looked for."""

_AT_ONCE = 200
"""Projects after which progress is told."""

_COMMISSION = "European Commission"
_UNDATED = "the source gives no dates"
_CODE_DIGITS = 9
"""Of a participant code."""


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
    ids = {one.id: _id_of(one) for one in read.organisations}
    arrived = [
        _organisation(one, codes=read.codes.get(one.id, (one.id,)), read_on=read_on)
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
            _project(
                work, read=read, kept=kept, topic=topic, vocabulary=vocabulary, read_on=read_on
            )
        )
        if number % _AT_ONCE == 0:
            tell(_AT_ONCE)
    tell(len(initiatives) % _AT_ONCE)
    arrivals.parts["initiatives"] = [Arrival(one) for one in initiatives]
    arrivals.parts["activities"] = [
        Arrival(part) for one in initiatives for part in _participations(one)
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
        met[key] = one if before is None else _met(one, before)
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


def _id_of(one: Neighbour) -> str:
    return f"pic-{one.id}" if _is_code(one.id) else f"cordis-{slug(one.id)}"


def _is_code(text: str) -> bool:
    return len(text) == _CODE_DIGITS and text.isascii() and text.isdigit()


def _organisation(one: Neighbour, *, codes: Sequence[str], read_on: date) -> Neighbour:
    key = _id_of(one)
    return one.model_copy(
        update={
            "id": key,
            "name": _spelled(one.name),
            "aliases": tuple(dict.fromkeys(map(_spelled, one.aliases))),
            "identifiers": tuple(f"pic:{code}" for code in codes if _is_code(code)),
            "as_of": read_on.year,
        }
    )


def _spelled(name: str) -> str:
    """Return a name whose letters were decoded once too often, or twice, as it was meant."""
    return mended(mended(name))


def _met(one: Neighbour, known: Organisation) -> Organisation:
    """Return a known organisation with what CORDIS adds; what is known stays.

    What came from CORDIS and is no member yet follows CORDIS, and keeps what others added to it.
    """
    update = also_called(known, one)
    if known.id == one.id and isinstance(known, Neighbour):
        names = dict.fromkeys((*known.aliases, *one.aliases, known.name))
        acronym = one.acronym or known.acronym
        update |= {
            "name": one.name,
            "acronym": acronym,
            "aliases": tuple(name for name in names if name not in {one.name, acronym}),
            "kind": one.kind,
            "country": one.country or known.country,
            "website": one.website or known.website,
            "source": one.source,
            "as_of": one.as_of,
        }
    return known.model_copy(update=update)


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


def _project(
    one: Initiative,
    *,
    read: Cordis,
    kept: Mapping[str, str],
    topic: str,
    vocabulary: "Vocabulary",
    read_on: date,
) -> Initiative:
    members = dict.fromkeys(kept[key] for key in one.members)
    title, about = legible(one.title), legible(one.summary or topic)
    cost = read.costs.get(one.id)
    return one.model_copy(
        update={
            "id": f"cordis-{one.id}",
            "title": title,
            "status": _status(one, read=read, on=read_on),
            "members": tuple(members),
            "themes": tuple(vocabulary.themes_in(f"{title}. {about[:_READ]}")),
            "funders": (_COMMISSION,),
            "budget": Money(amount=cost, currency="EUR") if cost else None,
            "summary": about,
            "as_of": read_on.year,
        }
    )


def _status(one: Initiative, *, read: Cordis, on: date) -> str:
    start, end = read.starts.get(one.id), one.years.end
    if end is not None and end < on.year:
        return "completed"
    if start is None:
        return "unknown"
    return "planned" if start > on else "running"


def _participations(one: Initiative) -> Iterator[Activity]:
    """Yield what a project means for each of its members.

    A project without dates is told as past work of an unknown year: programmes last for decades,
    and nothing says that it still runs.
    """
    status = "completed" if one.status == "unknown" else one.status
    when = one.as_of if status in {"running", "planned"} else one.years.last
    for member in one.members:
        yield Activity.model_validate(
            {
                "id": f"{one.id}:{member}",
                "organisation": member,
                "title": one.title,
                "kind": "project",
                "years": one.years,
                "status": status,
                "status_note": _UNDATED if one.status == "unknown" else "",
                "themes": one.themes,
                "partners": tuple(other for other in one.members if other != member),
                "summary": one.summary,
                "initiative": one.id,
                "source": one.source,
                "as_of": when,
            }
        )
