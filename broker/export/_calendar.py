"""Deadlines as a calendar file (RFC 5545), with alarms before each of them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from broker.export._whole import write_files
from broker.model import Call, digest
from broker.wording import Words, call_name

if TYPE_CHECKING:
    from icalendar import Alarm, Event

ALARMS = (30, 7, 1)
"""Days before a deadline on which a calendar reminds of it."""

_MAKER = "-//Partner broker//Deadlines of calls//EN"
_DOMAIN = "partner-broker"


def deadlines_calendar(
    calls: Iterable[tuple[str, Call]],
    *,
    made_at: dt.datetime,
    words: Words | None = None,
    alarms: Sequence[int] = ALARMS,
) -> bytes:
    """Return a calendar with one event for each deadline that is still to come.

    Moments are in universal time, so that no table of time zones is needed and every calendar shows
    them in its own. A deadline keeps its identifier from one export to the next: importing a second
    file moves events rather than doubling them.

    Args:
        calls: Names of funders with their calls; calls without a deadline are left out.
        made_at: When the calendar is made, with a time zone; earlier deadlines are left out.
        words: The language of the titles; English by default.
        alarms: Days before each deadline on which to remind; none for no alarms.
    """
    from icalendar import Calendar

    speech = words or Words()
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", speech.say("Deadlines of calls"))
    entries = [
        (moment, place, funder, call)
        for funder, call in calls
        for place, moment in enumerate(sorted(call.deadlines))
        if moment > made_at
    ]
    for moment, place, funder, call in sorted(entries, key=lambda one: (one[0], one[3].id)):
        event = _event(call, funder=funder, moment=moment, place=place, words=speech)
        event.add("dtstamp", made_at.astimezone(dt.UTC).replace(microsecond=0))
        for days in sorted(set(alarms), reverse=True):
            event.add_component(_alarm(days, name=str(event["summary"])))
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def write_calendar(
    calls: Iterable[tuple[str, Call]],
    *,
    path: str | Path,
    made_at: dt.datetime,
    words: Words | None = None,
) -> int:
    """Write the deadlines of calls as a calendar file, whole or not at all.

    Args:
        calls: Names of funders with their calls.
        path: The file; one that is there is replaced.
        made_at: When the calendar is made, with a time zone.
        words: The language of the titles; English by default.

    Returns:
        The number of deadlines in it.

    Raises:
        BrokerError: If the file cannot be written.
    """
    data = deadlines_calendar(calls, made_at=made_at, words=words)
    write_files({Path(path): data})
    return len(data.split(b"BEGIN:VEVENT")) - 1


def _event(call: Call, *, funder: str, moment: dt.datetime, place: int, words: Words) -> "Event":
    from icalendar import Event

    event = Event()
    several = len(call.deadlines) > 1
    # A deadline that is put off keeps its place among those of its call, and so its identifier.
    event.add("uid", f"{digest(call.id, str(place))}@{_DOMAIN}")
    name = call_name(funder, call.title, words=words)
    title = words.say("Deadline: %(call)s", call=name)
    event.add("summary", f"{title} ({place + 1}/{len(call.deadlines)})" if several else title)
    event.add("dtstart", moment.astimezone(dt.UTC))
    read = call.read_on or call.as_of
    told = [words.say("It is decided in two stages.")] if call.stages == "two" else []
    told.append(words.say("Terms and deadlines change. Check each one with the funder before use."))
    if read is not None:
        told.append(words.say("Last read: %(day)s.", day=words.day(str(read))))
    event.add("description", " ".join(told))
    if call.source.startswith(("http://", "https://")):
        event.add("url", call.source)
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(days: int, *, name: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", name)
    alarm.add("trigger", dt.timedelta(days=-days))
    return alarm
