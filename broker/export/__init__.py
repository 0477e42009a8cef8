"""Briefs to send, the names in them, calendars of deadlines, and offline packs."""

from broker.export._brief import Brief
from broker.export._calendar import ALARMS, deadlines_calendar, write_calendar
from broker.export._labels import Labels
from broker.export._pack import Pack, PackMatch, PackMember, PackWork, pack_page, write_pack
from broker.export._write import write_brief

__all__ = [
    "ALARMS",
    "Brief",
    "Labels",
    "Pack",
    "PackMatch",
    "PackMember",
    "PackWork",
    "deadlines_calendar",
    "pack_page",
    "write_brief",
    "write_calendar",
    "write_pack",
]
