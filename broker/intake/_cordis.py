"""CORDIS as it is published: who coordinated and joined which European research project."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from broker.intake._cordis_codes import COORDINATOR, country_of, kind_by_name, kind_of
from broker.intake._cordis_table import day_of, find_table, rows_of
from broker.intake._same_code import Codes, names_alike
from broker.model import Initiative, InputError, Neighbour, Said, Years

_PROJECTS, _ORGANISATIONS, _TOPICS = "project.csv", "organization.csv", "topics.csv"
_LICENCE = "CORDIS, © European Union, CC BY 4.0"
_AMOUNT = re.compile(r"\d+(?:[.,]\d+)?")
_EARLIEST, _LATEST = dt.date(1980, 1, 1), dt.date(2100, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Cordis:
    """Projects of one or more framework programmes, and the organisations in them.

    Attributes:
        organisations: Each once, in the order of their ids; the newest name, country and kind.
        initiatives: Projects in the order of the files; `members` holds the coordinator first.
        coordinators: Id of the coordinating organisation by project id, where it is known.
        starts: First day of a project by its id, where it is known.
        costs: Whole cost of a project in euros by its id; what the Union gives where none is told.
        topics: Title of the call's topic by project id, where a table tells it.
        codes: All participant codes of an organisation by its id, where it has several.
        counts: How often each oddity was met, by its name; nothing is dropped without a count.
    """

    organisations: tuple[Neighbour, ...]
    initiatives: tuple[Initiative, ...]
    coordinators: Mapping[str, str]
    starts: Mapping[str, dt.date]
    costs: Mapping[str, float]
    topics: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]


@dataclass
class _Seen:
    """What the rows said about one organisation; later rows are newer."""

    names: dict[str, None]
    country: str | None = None
    kind: str = ""
    acronym: str = ""
    website: str = ""


def read_cordis(
    folders: Sequence[str | Path], *, progress: Callable[[str], None] | None = None
) -> Cordis:
    """Read `project.csv` and `organization.csv` of each folder, and `topics.csv` if it is there.

    Tables may be gzipped. An organisation that appears under several codes with the same name and
    country is one organisation. A project without members stays, with none; a project that only
    the table of participations knows is made from it. Folders are given oldest first where names
    changed.

    Args:
        folders: One for each framework programme, in CORDIS' own layout.
        progress: Called with what is being read.

    Raises:
        InputError: If a table is missing, cannot be read or lacks a column.
    """
    tell = progress or (lambda _: None)
    counts: Counter[str] = Counter()
    projects: dict[str, dict[str, str]] = {}
    participations: list[tuple[str, str, bool]] = []
    seen: dict[str, _Seen] = {}
    codes = Codes()
    topics: dict[str, str] = {}
    paths = [Path(folder) for folder in folders]
    for folder in paths:
        tell(Said("Reading the projects of %(folder)s", folder=folder.name))
        _read_projects(folder, into=projects, counts=counts)
        topics |= _topics(folder)
    for folder in paths:
        tell(Said("Reading who took part in %(folder)s", folder=folder.name))
        participations += _read_participations(
            folder, projects=projects, seen=seen, codes=codes, counts=counts
        )
    tell(Said("Putting organisations together"))
    return _assemble(
        projects,
        participations=participations,
        seen=seen,
        codes=codes,
        topics={key: title for key, title in topics.items() if key in projects},
        counts=counts,
    )


def _topics(folder: Path) -> dict[str, str]:
    """Return the titles of the call's topics by project id; several are joined."""
    try:
        path = find_table(folder, _TOPICS)
    except InputError:
        return {}
    found: dict[str, dict[str, None]] = {}
    for row in rows_of(path, required=("projectID", "title")):
        if row["title"]:
            found.setdefault(row["projectID"], {})[row["title"]] = None
    return {key: ". ".join(titles) for key, titles in found.items()}


def _read_projects(folder: Path, *, into: dict[str, dict[str, str]], counts: Counter[str]) -> None:
    for row in rows_of(find_table(folder, _PROJECTS), required=("id", "title", "startDate")):
        key = row["id"]
        if not key:
            counts["projects without a number"] += 1
        elif key in into:
            counts["projects listed twice"] += 1
        else:
            into[key] = row


def _read_participations(
    folder: Path,
    *,
    projects: dict[str, dict[str, str]],
    seen: dict[str, _Seen],
    codes: Codes,
    counts: Counter[str],
) -> Iterator[tuple[str, str, bool]]:
    path = find_table(folder, _ORGANISATIONS)
    for row in rows_of(path, required=("projectID", "organisationID", "name", "country")):
        name, project = row["name"], row["projectID"]
        country = country_of(row["country"])
        code = row["organisationID"] or (f"{names_alike(name)}|{country or ''}" if name else "")
        if not project or not code:
            counts["participations without a project or an organisation"] += 1
            continue
        if not name:
            counts["participations without a name"] += 1
        if row["country"] and country is None:
            counts["participations with an unknown country"] += 1
        if project not in projects:
            counts["projects known only from their members"] += 1
            projects[project] = {"id": project}
        one = seen.setdefault(code, _Seen(names={}))
        if name:
            one.names.pop(name, None)
            one.names[name] = None
            codes.join(code, name=name, country=country)
        one.country = country or one.country
        one.kind = kind_of(row.get("activityType", "")) or one.kind
        one.acronym = row.get("shortName", "") or one.acronym
        one.website = row.get("organizationURL", "") or one.website
        yield project, code, row.get("role", "") == COORDINATOR


def _assemble(
    projects: dict[str, dict[str, str]],
    *,
    participations: list[tuple[str, str, bool]],
    seen: dict[str, _Seen],
    codes: Codes,
    topics: Mapping[str, str],
    counts: Counter[str],
) -> Cordis:
    merged: dict[str, list[str]] = {}
    for code in seen:
        merged.setdefault(codes.one(code), []).append(code)
    counts["codes that another code of the same organisation stands for"] = len(seen) - len(merged)
    members, coordinators = _consortia(projects, participations, codes=codes, counts=counts)
    starts, ends = _spans(projects, counts=counts)
    counts["projects without a start"] = sum(not one.get("startDate") for one in projects.values())
    counts["projects without members"] = sum(not one for one in members.values())
    counts["projects without text"] = sum(not row.get("title") for row in projects.values())
    return Cordis(
        organisations=tuple(
            _organisation(key, [seen[code] for code in merged[key]]) for key in sorted(merged)
        ),
        initiatives=tuple(
            _initiative(
                row,
                members=_lead_first(members[key], lead=coordinators.get(key)),
                years=Years(start=_year(starts.get(key)), end=_year(ends.get(key))),
            )
            for key, row in projects.items()
        ),
        coordinators=coordinators,
        starts=starts,
        costs=_costs(projects),
        topics=topics,
        codes={key: tuple(parts) for key, parts in merged.items() if len(parts) > 1},
        counts={name: count for name, count in counts.items() if count},
    )


def _consortia(
    projects: Iterable[str],
    participations: Iterable[tuple[str, str, bool]],
    *,
    codes: Codes,
    counts: Counter[str],
) -> tuple[dict[str, dict[str, None]], dict[str, str]]:
    """Return the organisations of each project, and the one that coordinates it."""
    members: dict[str, dict[str, None]] = {project: {} for project in projects}
    coordinators: dict[str, str] = {}
    for project, code, coordinates in participations:
        organisation = codes.one(code)
        if organisation in members[project]:
            counts["participations listed twice"] += 1
        members[project][organisation] = None
        if coordinates and coordinators.setdefault(project, organisation) != organisation:
            counts["projects with two coordinators"] += 1
    return members, coordinators


def _spans(
    projects: Mapping[str, Mapping[str, str]], *, counts: Counter[str]
) -> tuple[dict[str, dt.date], dict[str, dt.date]]:
    """Return the days on which projects start and end; an end before the start is none."""
    starts = _days(projects, column="startDate", named="start", counts=counts)
    ends = _days(projects, column="endDate", named="end", counts=counts)
    for key in [key for key in ends if key in starts and ends[key] < starts[key]]:
        counts["projects that end before they start"] += 1
        del ends[key]
    return starts, ends


def _days(
    projects: Mapping[str, Mapping[str, str]], *, column: str, named: str, counts: Counter[str]
) -> dict[str, dt.date]:
    days = {}
    for key, row in projects.items():
        text = row.get(column, "")
        day = day_of(text, earliest=_EARLIEST, latest=_LATEST)
        if day:
            days[key] = day
        elif text:
            counts[f"projects with an impossible {named}"] += 1
    return days


def _costs(projects: Mapping[str, Mapping[str, str]]) -> dict[str, float]:
    """Return what projects cost; the decimals stand behind a comma or a point."""
    costs = {}
    for key, row in projects.items():
        told = [row.get(column, "") for column in ("totalCost", "ecMaxContribution")]
        amounts = [float(text.replace(",", ".")) for text in told if _AMOUNT.fullmatch(text)]
        if cost := next(filter(None, amounts), None):
            costs[key] = cost
    return costs


def _year(day: dt.date | None) -> int | None:
    return day.year if day else None


def _lead_first(members: Iterable[str], *, lead: str | None) -> tuple[str, ...]:
    rest = tuple(member for member in members if member != lead)
    return (lead, *rest) if lead else rest


def _organisation(key: str, parts: Sequence[_Seen]) -> Neighbour:
    """Make one organisation of all its codes; what a later row says counts more."""
    names = list(dict.fromkeys(name for part in reversed(parts) for name in reversed(part.names)))
    name = names[0] if names else key
    newest = parts[::-1]
    return Neighbour(
        id=key,
        name=name,
        aliases=tuple(names[1:]),
        acronym=next((part.acronym for part in newest if part.acronym), None),
        kind=next((part.kind for part in newest if part.kind), "") or kind_by_name(name),
        country=next((part.country for part in newest if part.country), None),
        website=next((part.website for part in newest if part.website), None),
        source=_LICENCE,
    )


def _initiative(row: Mapping[str, str], *, members: tuple[str, ...], years: Years) -> Initiative:
    key = row["id"]
    return Initiative(
        id=key,
        title=row.get("title") or row.get("acronym") or key,
        type="project",
        years=years,
        status="unknown",
        members=members,
        summary=row.get("objective", ""),
        source=f"https://cordis.europa.eu/project/id/{key}",
    )
