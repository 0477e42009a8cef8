"""When a call must be applied to, as far as that is known."""

import datetime as dt
from zoneinfo import ZoneInfo

from broker.model import Call

BRUSSELS = ZoneInfo("Europe/Brussels")
CHECK_AFTER = 2
"""Years after which the terms of a call must be read again."""


def next_deadline(call: Call, *, on: dt.date) -> dt.datetime | None:
    """Return the first deadline that is not over on a day; None where none is known.

    A deadline on the day itself is not over: it may be missed by hours, but nobody knows the hour.
    """
    ahead = [one for one in call.deadlines if one.date() >= on]
    return min(ahead, default=None)


def last_deadline(call: Call, *, on: dt.date) -> dt.datetime | None:
    """Return the last deadline that is over on a day; None where none is known."""
    return max((one for one in call.deadlines if one.date() < on), default=None)


def expected(call: Call, *, on: dt.date) -> dt.date | None:
    """Return about when a call that comes back each year will close; None for all others.

    Deduced from its last deadline, of two stages from the first one; no source says so.
    """
    last = last_deadline(call, on=on)
    if call.pattern != "annual" or last is None:
        return None
    day = (min(call.deadlines) if call.stages == "two" else last).date()
    for year in range(day.year + 1, on.year + 2):
        # The 29th of February comes back on the 28th.
        again = day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(
            year=year
        )  # fmt: skip
        if again >= on:
            return again
    return None


def must_check(call: Call, *, on: dt.date) -> bool:
    """Tell whether the terms of a call are too old to be trusted, or of no known age.

    Both the day on which they were read and the year for which they hold are asked, as far as they
    are known.
    """
    if call.read_on is not None and (on - call.read_on).days > 366 * CHECK_AFTER:
        return True
    if call.as_of is None:
        return call.read_on is None
    return on.year - call.as_of > CHECK_AFTER
