"""Briefs, forms, packs and calendars to send, and their names; exports are in `tables`."""

from broker.export._about import about
from broker.export._brief import Brief
from broker.export._calendar import ALARMS, deadlines_calendar, write_calendar
from broker.export._first_steps import FirstSteps, first_steps_files
from broker.export._form import FORM_COLUMNS, Form, FormLine, guarded, unguarded, write_form
from broker.export._labels import Labels
from broker.export._pack import Pack, PackMatch, PackMember, PackWork, pack_page, write_pack
from broker.export._plan import BuildsOn, WorkPlan, plan_files
from broker.export._two_sided import Side, TwoSided, two_sided_files
from broker.export._write import brief_files, write_brief

__all__ = [
    "ALARMS",
    "FORM_COLUMNS",
    "Brief",
    "BuildsOn",
    "FirstSteps",
    "Form",
    "FormLine",
    "Labels",
    "Pack",
    "PackMatch",
    "PackMember",
    "PackWork",
    "Side",
    "TwoSided",
    "WorkPlan",
    "about",
    "brief_files",
    "deadlines_calendar",
    "first_steps_files",
    "guarded",
    "pack_page",
    "plan_files",
    "two_sided_files",
    "unguarded",
    "write_brief",
    "write_calendar",
    "write_form",
    "write_pack",
]
