"""Briefs to send, the names in them, and calendars of deadlines."""

from broker.export._brief import Brief
from broker.export._calendar import ALARMS, deadlines_calendar, write_calendar
from broker.export._labels import Labels
from broker.export._plan import BuildsOn, WorkPlan, plan_files
from broker.export._two_sided import Side, TwoSided, two_sided_files
from broker.export._write import brief_files, write_brief

__all__ = [
    "ALARMS",
    "Brief",
    "BuildsOn",
    "Labels",
    "Side",
    "TwoSided",
    "WorkPlan",
    "brief_files",
    "deadlines_calendar",
    "plan_files",
    "two_sided_files",
    "write_brief",
    "write_calendar",
]
