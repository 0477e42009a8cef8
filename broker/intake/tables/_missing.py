"""Columns without which a table cannot be read."""

import re
from collections.abc import Mapping, Sequence

from broker.intake._problem import Problem
from broker.intake.cells import read_text
from broker.intake.columns import Sheet, is_number_beside, plain
from broker.intake.tables._known_kind import KnownKinds
from broker.intake.tables._reader import Reader
from broker.intake.tables._typed import typed
from broker.model import Said, joined

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

_UNIQUE = frozenset({"name", "title", "text_own_words"})
"""What no two rows share, so that one value for all is no way out."""
_NO_NAME = re.compile(r"https?://|www\.|\S@\S|^\W*\d[\d\W]*$", re.IGNORECASE)
"""What stands in a row of a table and not above it: an address, a number."""

_LOOKED_AT = 100
"""Rows that are looked at for what a column may hold."""

_CORDIS = frozenset({"projectID", "organisationID"})
"""Columns by which CORDIS tells who took part in what."""


def missing_columns(
    sheet: Sheet, constants: Mapping[str, str], kinds: KnownKinds, *, reader: Reader
) -> list[Problem]:
    """Return a problem for each column that a table needs and has not.

    Kinds may do without a column where all that names suggest is taken.

    Args:
        sheet: The table.
        constants: Values for columns that it has not.
        kinds: Knows of what kind the known organisations are.
        reader: What all rows share.
    """
    there = set(sheet.columns.places()) | set(constants)
    if sheet.columns.exact:
        return []
    suggested = _suggested(sheet, reader) if "kind" not in there else 0
    if "kind" not in there and (kinds.in_some_row(sheet) or (suggested and reader.accept)):
        there.add("kind")  # each row of an unknown organisation asks for its own
    missing = [column for column in _NEEDED[sheet.kind] if column not in there]
    if missing and (headless := _headless(sheet)):
        return [headless]
    return [_missing(sheet, column, suggested=suggested) for column in missing]


def _missing(sheet: Sheet, column: str, *, suggested: int) -> Problem:
    """Return what to say of a column that is not there."""
    unread = _unread(sheet)
    said = [
        Said(
            "no column is known to hold the %(column)s. Columns not read so far: %(unread)s.",
            column=column,
            unread=", ".join(map(repr, unread)) or "–",
        ),
        _way_out(column, header=_likeliest(unread, sheet=sheet)),
    ]
    if column == "kind" and suggested:
        said.append(
            Said(
                "Names that suggest a kind: %(some)s of %(all)s; --accept takes it.",
                some=suggested,
                all=len(sheet.rows),
            )
        )
    if sheet.of_organisations and _CORDIS.issubset(one.header for one in sheet.columns.columns):
        said.append(
            Said(
                "This looks like a table of CORDIS: name its folder and --kind cordis, and all its "
                "tables are read together."
            )
        )
    return Problem(file=sheet.name, row=sheet.header_row, column=column, message=joined(*said))


def _unread(sheet: Sheet) -> list[str]:
    """Return the headers of the columns that are not read, but for details of persons."""
    return [
        one.header
        for one in sheet.columns.columns
        if one.how is None and not one.personal and one.header.strip()
    ]


def _likeliest(unread: Sequence[str], *, sheet: Sheet) -> str | None:
    """Return the first header that may stand above names or kinds; None where none is left."""
    likely = (
        one for one in unread if not is_number_beside(plain(one), like="") and _in_words(sheet, one)
    )
    return next(likely, next(iter(unread), None))


def _way_out(column: str, *, header: str | None) -> Said:
    """Return how to name a column that is not there, or to do without it."""
    example = (
        Said("'COLUMN=%(column)s'", column=column)
        if header is None
        else typed(f"{header}={column}")
    )
    if column in _UNIQUE:
        return Said("Say which one does with --map %(example)s.", example=example)
    return Said(
        "Say which one does with --map %(example)s, or give one value for all "
        "rows with --set '%(column)s=…'.",
        example=example,
        column=column,
    )


def _in_words(sheet: Sheet, header: str) -> bool:
    """Tell whether a column holds words: numbers and days are no names and no kinds."""
    at = next(one.at for one in sheet.columns.columns if one.header == header)
    cells = [cells[at] for _, cells in sheet.rows[:_LOOKED_AT] if len(cells) > at]
    return not any(cells) or any(map(str.isalpha, "".join(cells)))


def _suggested(sheet: Sheet, reader: Reader) -> int:
    """Return how many names of a table of organisations suggest their kind."""
    at = sheet.columns.places().get("name")
    if at is None or not sheet.of_organisations:
        return 0
    names = (read_text(cells[at]) for _, cells in sheet.rows if len(cells) > at)
    return sum(bool(reader.terms.kind_in_name(name)) for name in names)


def _headless(sheet: Sheet) -> Problem | None:
    """Return what to say of a table whose first row is one of its rows, as none names columns."""
    headers = [one.header for one in sheet.columns.columns]
    if sheet.header_row is None or any(one.column for one in sheet.columns.columns):
        return None
    if not any(_NO_NAME.search(one) for one in headers):
        return None
    said = Said(
        "no row names the columns: %(text)r stands where a name should, and looks like a row of "
        "the table itself. Write a row of names above it, such as name, kind, country.",
        text=headers[0],
    )
    return Problem(file=sheet.name, row=sheet.header_row, message=said)
