"""Records that would refer to something that is not there."""

from collections.abc import Sequence

from broker.intake._problem import Problem
from broker.intake._row import noun
from broker.intake.tables._entry import Entry
from broker.model import Activity, Alliance, Call, Need, Offer, Said


def dangling(alliance: Alliance, *, entries: Sequence[Entry]) -> list[Problem]:
    """Return a problem for each record of an alliance whose organisation or funder is not there.

    Args:
        alliance: The alliance as it would be.
        entries: What became of each record, which tells the row that is to be mended.
    """
    rows = {(one.part, one.id): one for one in entries}
    organisations = {one.id for one in alliance.organisations()}
    funders = {one.id for one in alliance.funders}
    wrong = []
    for part in ("activities", "offers", "needs", "calls"):
        for one in getattr(alliance, part):
            lost, what = _lost(one, organisations=organisations, funders=funders)
            if lost is None:
                continue
            entry = rows.get((part, one.id))
            file = entry.file if entry and entry.file else part
            message = Said(
                "its %(what)s %(lost)r would not be there. Keep it or import it, too.",
                what=noun(what),
                lost=lost,
            )
            row = entry.row if entry else None
            wrong.append(Problem(file=file, row=row, column=what, value=lost, message=message))
    return wrong


def _lost(
    one: Activity | Offer | Need | Call, *, organisations: set[str], funders: set[str]
) -> tuple[str | None, str]:
    if isinstance(one, Call):
        return (None if one.funder in funders else one.funder), "funder"
    return (None if one.organisation in organisations else one.organisation), "organisation"
