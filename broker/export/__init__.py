"""Briefs to send, the names in them, calendars of deadlines; exports of all are in `tables`."""

from broker.export._brief import Brief
from broker.export._calendar import ALARMS, deadlines_calendar, write_calendar
from broker.export._labels import Labels
from broker.export._write import write_brief

__all__ = [
    "ALARMS",
    "Brief",
    "Labels",
    "deadlines_calendar",
    "write_brief",
    "write_calendar",
]
