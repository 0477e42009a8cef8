"""Maps of Kumu: a blueprint (elements and connections), or the backup of a whole project."""

from collections.abc import Mapping, Sequence
from typing import Any

from broker.intake.cells import Found
from broker.intake.columns import ID
from broker.intake.formats._json_text import cell, cells, objects
from broker.intake.formats._own_rows import COLUMN, is_own, rows_by_table
from broker.intake.formats._told_rows import Remark
from broker.model import Said

_KUMU = frozenset({"id", "label", "type", "tags"})

_KIND = "element type"
"""What the backup of a project calls the type of an element."""


def read_kumu(value: Mapping[str, Any], *, name: str) -> Found:
    """Return the elements of a map; its connections are only checked.

    Raises:
        InputError: If elements or connections are no lists of objects.
    """
    elements = [
        _plainly(one) for one in objects(value.get("elements"), label=name, what="elements")
    ]
    records = [cells(one) for one in elements]
    own = is_own(records)
    if own:
        records = [
            {name: text for name, text in one.items() if name not in _KUMU}
            | {name.removeprefix(COLUMN): text for name, text in one.items()
               if name.startswith(COLUMN)}
            | {ID: one[ID].partition(":")[2]}
            for one in records
        ]  # fmt: skip
    else:
        records = [{key: text for key, text in one.items() if key != "_id"} for one in records]
    grids = rows_by_table(name, records, own=own)
    connections = objects(value.get("connections") or [], label=name, what="connections")
    remarks = _loose_ends(elements, connections)
    if connections and not own:
        remarks.insert(0, (None, "connections", unread(len(connections))))
    if grids:
        grids[0].remarks.extend(remarks)
    return Found("kumu", grids)


def unread(count: int) -> Said:
    """Return what to say of so many links of a picture of a network."""
    return Said(
        "the links between them are not read (%(count)s in all), for they do not say what was "
        "done. Work that several do together comes in with --kind initiatives.",
        count=count,
    )


def _plainly(element: Mapping[str, Any]) -> dict[str, Any]:
    """Return an element of a backup, which keeps its fields apart, as one of a blueprint."""
    fields = element.get("attributes")
    if not isinstance(fields, dict):
        return dict(element)
    own = {key: value for key, value in element.items() if key != "attributes"}
    told = {"type" if str(key).casefold() == _KIND else key: one for key, one in fields.items()}
    return own | told


def _loose_ends(
    elements: Sequence[Mapping[str, Any]], connections: Sequence[Mapping[str, Any]]
) -> list[Remark]:
    ends = {cell(one.get(key)) for one in elements for key in ("id", "_id", "label")}
    remarks: list[Remark] = []
    for number, one in enumerate(connections, start=1):
        sides = [cell(one.get("from")), cell(one.get("to"))]
        lost = [side for side in sides if side not in ends]
        if lost:
            message = Said(
                "connection %(number)s leads to %(lost)r, which is not there.",
                number=number,
                lost=lost[0],
            )
            remarks.append((None, "connections", message))
        elif sides[0] == sides[1]:
            message = Said(
                "connection %(number)s leads from %(name)r to itself.",
                number=number,
                name=sides[0],
            )
            remarks.append((None, "connections", message))
    return remarks
