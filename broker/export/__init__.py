"""Briefs, forms, calendars and offline packs to send; whole exports are in `tables`."""

from broker.export._brief import Brief
from broker.export._calendar import ALARMS, deadlines_calendar, write_calendar
from broker.export._form import FORM_COLUMNS, Form, FormLine, guarded, unguarded, write_form
from broker.export._labels import Labels
from broker.export._pack import Pack, PackMatch, PackMember, PackWork, pack_page, write_pack
from broker.export._write import write_brief

__all__ = [
    "ALARMS",
    "FORM_COLUMNS",
    "Brief",
    "Form",
    "FormLine",
    "Labels",
    "Pack",
    "PackMatch",
    "PackMember",
    "PackWork",
    "deadlines_calendar",
    "guarded",
    "pack_page",
    "unguarded",
    "write_brief",
    "write_calendar",
    "write_form",
    "write_pack",
]
