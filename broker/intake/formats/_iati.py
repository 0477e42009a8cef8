"""Files of the International Aid Transparency Initiative: activities (XML 1.0x and 2.0x)."""

from xml.etree.ElementTree import Element

from broker.intake.cells import Found, Reading, from_records
from broker.intake.columns import TABLES
from broker.intake.formats._iati_activity import names_by_code, work_of
from broker.intake.formats._iati_remarks import remarks_on
from broker.intake.formats._own_rows import is_own, rows_by_table
from broker.intake.formats._same_titles import told_apart
from broker.intake.formats._xml import entries, tree

OWN_SPACE = "urn:partner-broker:1"
"""Namespace of the element with which an export of ours says a record to the letter."""


def read_iati(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the activities of a file as initiatives, or as activities where a person says so.

    Raises:
        InputError: If it is damaged or holds too much.
    """
    root = tree(data, label=name)
    activities = entries(root, "iati-activity")
    own = [_own(one) for one in activities]
    whole = [one for one in own if one is not None]
    if activities and len(whole) == len(activities) and is_own(whole):
        return Found("iati", rows_by_table(name, whole, own=True, whole=False))
    names = names_by_code(activities)
    generated = root.get("generated-datetime", "")
    works = [work_of(one, names=names, generated=generated) for one in activities]
    rows = [one.row for one in works]
    apart = told_apart(rows, ids=[one.identifier for one in works])
    grid = from_records(name, rows, kind="initiatives", may_be=("activities",))
    grid.remarks.extend([*apart, *remarks_on(works)])
    return Found("iati", (grid,))


def _own(activity: Element) -> dict[str, str] | None:
    for one in activity:
        if one.tag == f"{{{OWN_SPACE}}}record" and one.get("table") in TABLES:
            cells = {cell.get("column", ""): cell.text or "" for cell in one}
            return cells | {"table": one.get("table", "")}
    return None
