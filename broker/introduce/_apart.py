"""Who is kept apart: by somebody's wish, or because a declined introduction must cool off."""

import datetime as dt
from collections.abc import Iterable

from broker.model import Hold, Introduction

COOL_OFF = dt.timedelta(days=365)
"""How long two are not suggested to each other again after one of them declined."""


def holds_on(
    day: dt.date, *, holds: Iterable[Hold], introductions: Iterable[Introduction]
) -> tuple[Hold, ...]:
    """Return everything that keeps people apart on a day.

    Args:
        day: The day.
        holds: Wishes on record.
        introductions: All introductions; one that was declined keeps its pair apart for
            `COOL_OFF`, in silence, as if somebody had asked for it.
    """
    cooling = (
        Hold(one=one.one, other=one.other, until=one.moved_on + COOL_OFF)
        for one in introductions
        if one.stage == "declined"
    )
    return tuple(hold for hold in (*holds, *cooling) if hold.holds(day))
