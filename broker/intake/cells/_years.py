"""Years that a cell names: alone, within words, or as those of a day."""

import re
from datetime import date, timedelta

_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|2[0-9]{3})(?!\d)")
_SHORT_DAY = re.compile(r"\d{1,2}([./])\d{1,2}\1(\d\d)")
"""A day whose year has two digits: `12.3.23`."""
_DAY = re.compile(r"(?:3[6-9]|4\d|5[0-4])\d{3}(?:\.\d+)?")
"""A day as spreadsheets count them from the end of 1899, of the years 1998 to 2050."""


def years_in(text: str) -> set[str]:
    """Return the years that a cell names; a day, as people or spreadsheets write it, names one."""
    if _DAY.fullmatch(text):
        return {str((date(1899, 12, 30) + timedelta(days=int(float(text)))).year)}
    if short := _SHORT_DAY.fullmatch(text):
        return {f"{19 if int(short[2]) > 50 else 20}{short[2]}"}
    return set(_YEAR.findall(text))
