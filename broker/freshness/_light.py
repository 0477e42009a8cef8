"""How fresh each record is: green, amber or red, and what is due."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from broker.freshness._as_confirmed import as_confirmed
from broker.model import (
    Activity,
    Alliance,
    Call,
    Confirmation,
    Funder,
    Initiative,
    Member,
    Need,
    Neighbour,
    Offer,
    Part,
    Record,
    Years,
)
from broker.wording import Words

Light = Literal["green", "amber", "red"]

GREEN_DAYS, AMBER_DAYS = 365, 730
"""A record is green for a year after it was confirmed, and amber for another: the traffic light of
the United Nations' registry of partnerships for the Sustainable Development Goals."""

TERM_YEARS = 4
"""Years of a term of membership."""

SOON_DAYS = 90
"""Days before the end of a term at which it is brought up."""

_Kept = Member | Neighbour | Activity | Initiative | Offer | Need | Funder | Call
_PARTS: tuple[Part, ...] = (
    *("members", "around", "activities", "initiatives", "offers", "needs", "funders", "calls"),
)


class Freshness(Record):
    """How far one record can be trusted to be true today."""

    part: Part
    id: str
    name: str
    owner: str | None
    """Id of the organisation that can confirm it; None for what several share, and for funders."""
    light: Light
    because: str
    """Why it has this light, for people."""
    confirmed: dt.date | None
    """When somebody in charge last said that it is true; None for never."""
    active: int | None
    """Last year that the records show it at work; None where they do not tell."""
    read: int | None
    """Year for which its source holds."""


def freshness(
    alliance: Alliance,
    *,
    confirmations: Iterable[Confirmation],
    on: dt.date,
    words: Words | None = None,
) -> tuple[Freshness, ...]:
    """Return the freshness of every record, in the order of the alliance.

    Green was confirmed within a year, amber within two, red is older. What was never confirmed is
    at best amber: amber where its source is of this year or the last, red otherwise. Nothing is
    ever removed for its light.

    Args:
        alliance: The records.
        confirmations: What was confirmed; those after `on` do not count.
        on: The day to judge by.
        words: The language of the reasons; English by default.
    """
    speech = words or Words()
    last: dict[tuple[str, str], Confirmation] = {}
    noted = tuple(confirmations)
    for one in noted:
        key = (one.part, one.record)
        # Who only renews its membership has not said that the record is true.
        looked = one.of_record and one.on <= on
        if looked and (key not in last or last[key].on <= one.on):
            last[key] = one
    active = _active(as_confirmed(alliance, confirmations=noted, on=on), on=on)
    found = []
    for part, record in _records(alliance):
        confirmation = last.get((part, record.id))
        confirmed = confirmation.on if confirmation else None
        light, because = _judged(confirmed, read=record.as_of, on=on, words=speech)
        found.append(
            Freshness(
                part=part,
                id=record.id,
                name=_name(record),
                owner=_owner(record),
                light=light,
                because=because,
                confirmed=confirmed,
                active=active.get(record.id),
                read=record.as_of,
            )
        )
    return tuple(found)


def _judged(
    confirmed: dt.date | None, *, read: int | None, on: dt.date, words: Words
) -> tuple[Light, str]:
    if confirmed is not None:
        days = (on - confirmed).days
        light: Light = "green" if days <= GREEN_DAYS else "amber" if days <= AMBER_DAYS else "red"
        return light, words.say("Last confirmed on %(date)s.", date=words.day(confirmed))
    if read is None:
        return "red", words.say("Never confirmed, and its source has no date.")
    # A source of last year may be a week old or two years; more precision would be invented.
    light = "amber" if on.year - read <= 1 else "red"
    return light, words.say("Never confirmed; its source is of %(year)s.", year=read)


def _active(alliance: Alliance, *, on: dt.date) -> dict[str, int]:
    """Return the last year in which each record, and each organisation, is known to be at work."""
    years: dict[str, int] = defaultdict(int)
    for activity in alliance.activities:
        year = _last_year(activity.years, status=activity.status, read=activity.as_of, on=on)
        for key in (activity.id, activity.organisation, *activity.partners):
            years[key] = max(years[key], year)
    for initiative in alliance.initiatives:
        year = _last_year(initiative.years, status=initiative.status, read=initiative.as_of, on=on)
        for key in (initiative.id, *initiative.members):
            years[key] = max(years[key], year)
    return {key: year for key, year in years.items() if year}


def _last_year(years: Years, *, status: str, read: int | None, on: dt.date) -> int:
    if status in {"planned", "awaiting_funds"}:
        return 0
    # Of what goes on, a source knows only up to its own year.
    goes_on = years.ongoing or (status == "running" and years.end is None)
    last = max(filter(None, (years.start, read))) if goes_on and read else years.last
    return min(last or 0, on.year)


def _records(alliance: Alliance) -> Iterator[tuple[Part, _Kept]]:
    for part in _PARTS:
        for record in getattr(alliance, part):
            yield part, record


def _name(record: _Kept) -> str:
    match record:
        case Member() | Neighbour() | Funder():
            return record.name
        case Activity() | Initiative() | Call():
            return record.title
    return record.text


def _owner(record: _Kept) -> str | None:
    match record:
        case Member() | Neighbour():
            return record.id
        case Activity() | Offer() | Need():
            return record.organisation
    return None
