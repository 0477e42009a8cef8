"""Columns without which a table cannot be read."""

from collections.abc import Mapping

from broker.intake._problem import Problem
from broker.intake.tables._known_kind import KnownKinds
from broker.intake.tables._sheet import Sheet
from broker.model import Said

_NEEDED = {
    "members": ("name", "kind"),
    "network": ("name", "kind"),
    "initiatives": ("title", "type", "status"),
    "activities": ("organisation", "title", "kind", "status"),
    "offers_needs": ("organisation", "type", "category", "text_own_words"),
    "funders": ("name", "kind"),
    "desks": ("organisation", "name"),
    "calls": ("funder", "title", "call_pattern"),
}


def missing_columns(sheet: Sheet, constants: Mapping[str, str], kinds: KnownKinds) -> list[Problem]:
    """Return a problem for each column that a table needs and has not.

    Args:
        sheet: The table.
        constants: Values for columns that it has not.
        kinds: Knows of what kind the known organisations are.
    """
    there = set(sheet.columns.places()) | set(constants)
    if sheet.columns.exact:
        return []
    if "kind" not in there and kinds.in_some_row(sheet):
        there.add("kind")  # each row of an unknown organisation asks for its own
    unread = [one.header for one in sheet.columns.columns if one.how is None and not one.personal]
    named = ", ".join(repr(one) for one in unread if one.strip())
    example = next((one for one in unread if one.strip()), "COLUMN")
    return [
        Problem(
            file=sheet.name,
            row=sheet.header_row,
            column=column,
            message=Said(
                "no column is known to hold the %(column)s. Columns not read so far: %(unread)s. "
                "Say which one does with --map '%(example)s=%(column)s', or give one value for all "
                "rows with --set '%(column)s=…'.",
                column=column,
                unread=named or "–",
                example=example,
            ),
        )
        for column in _NEEDED[sheet.kind]
        if column not in there
    ]
