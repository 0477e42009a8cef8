"""The day by which something is judged."""

import datetime as dt


def as_day(given: dt.date | None) -> dt.date:
    """Return a day: of a moment its date, and today where none is given.

    A moment must not stay one: days and moments cannot be compared.

    Raises:
        TypeError: If it is neither.
    """
    if isinstance(given, dt.datetime):
        return given.date()
    if given is None or isinstance(given, dt.date):
        return given or dt.date.today()
    raise TypeError(f"a day is a datetime.date, not {given!r}")
