"""Columns from records."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from broker.history._history import History
from broker.model import Activity, Alliance, Initiative, InputError, Organisation

_NOWHERE: Mapping[str, str] = {}
_NOT_YET = {"planned", "awaiting_funds"}


def history_of(
    organisations: Sequence[Organisation],
    *,
    initiatives: Iterable[Initiative],
    coordinators: Mapping[str, str] = _NOWHERE,
    starts: Mapping[str, dt.date] | None = None,
    calls: Mapping[str, str] = _NOWHERE,
) -> History:
    """Return the history that organisations and their initiatives make.

    Members that are not among the organisations are passed over.

    Args:
        organisations: Each once.
        initiatives: What they did together; a title that only repeats the id is no title.
        coordinators: Id of the coordinator by initiative id.
        starts: First day by initiative id; without one, the first day of its first year.
        calls: What the call that an initiative answered is about, by initiative id: told before
            anybody joined, and part of what the work's text says.

    Raises:
        InputError: If two organisations have the same id.
    """
    known = {one.id: place for place, one in enumerate(organisations)}
    if len(known) < len(organisations):
        ids = Counter(one.id for one in organisations)
        raise InputError(
            "The %(sort)s %(key)r is there twice; every record needs an id of its own. "
            "Remove one, or rename it.",
            sort="organisation",
            key=next(key for key, number in ids.items() if number > 1),
        )
    works: list[tuple[str, str, str, str]] = []
    days: list[dt.date | None] = []
    leads: list[int] = []
    rows: list[int] = []
    columns: list[int] = []
    for number, one in enumerate(initiatives):
        title = one.title if one.title != one.id else ""
        works.append((one.id, title, _text(title, one.summary, calls.get(one.id, "")), one.source))
        first = dt.date(one.years.start, 1, 1) if one.years.start else None
        days.append((starts or {}).get(one.id, first))
        leads.append(known.get(coordinators.get(one.id, ""), -1))
        found = {known[key]: None for key in one.members if key in known}
        rows += found
        columns += [number] * len(found)
    return History(
        organisations=tuple(known),
        names=tuple(one.name for one in organisations),
        countries=tuple(one.country or "" for one in organisations),
        kinds=tuple(one.kind for one in organisations),
        works=tuple(key for key, _, _, _ in works),
        titles=tuple(title for _, title, _, _ in works),
        texts=tuple(text for _, _, text, _ in works),
        sources=tuple(source for _, _, _, source in works),
        starts=np.array(days, dtype="datetime64[D]"),
        leads=np.array(leads, dtype=np.int64),
        rows=np.array(rows, dtype=np.int64),
        columns=np.array(columns, dtype=np.int64),
    )


def history_of_alliance(alliance: Alliance) -> History:
    """Return the history of an alliance: its initiatives, and what members run or ran.

    An activity that restates an initiative is left out, for the initiative is there already; so is
    what is planned or waits for money, for nobody has worked together on it yet.
    """
    initiatives = (one for one in alliance.initiatives if one.status not in _NOT_YET)
    activities = (
        _as_initiative(one)
        for one in alliance.activities
        if one.initiative is None and one.status not in _NOT_YET
    )
    return history_of(tuple(alliance.organisations()), initiatives=(*initiatives, *activities))


def _as_initiative(activity: Activity) -> Initiative:
    return Initiative(
        id=activity.id,
        title=activity.title,
        type=activity.kind,
        years=activity.years,
        status="unknown",
        members=(activity.organisation, *activity.partners),
        summary=activity.summary,
        source=activity.source,
        as_of=activity.as_of,
    )


def _text(*parts: str) -> str:
    return ". ".join(part.strip(". ") for part in parts if part.strip(". "))
