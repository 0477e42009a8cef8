"""Organisation files of the International Aid Transparency Initiative: who publishes its aid."""

from xml.etree.ElementTree import Element

from broker.intake.cells import Found, Reading, from_records
from broker.intake.formats._iati_activity import said
from broker.intake.formats._iati_codes import kind_of
from broker.intake.formats._told_rows import some
from broker.intake.formats._xml import children, entries, local, tree
from broker.model import Said

_MONEY = ("total-budget", "recipient-org-budget", "recipient-region-budget",
    "recipient-country-budget", "total-expenditure")  # fmt: skip


def read_iati_organisations(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the organisations of a file; their budgets are only told of.

    Raises:
        InputError: If it is damaged or holds too much.
    """
    root = tree(data, label=name)
    there = entries(root, "iati-organisation")
    generated = root.get("generated-datetime", "")
    grid = from_records(
        name, [_row(one, generated) for one in there], kind="members", may_be=("network",)
    )
    rich = some(
        number
        for number, one in enumerate(there, start=1)
        if any(local(child.tag) in _MONEY for child in one)
    )
    if rich:
        message = Said(
            "budgets of organisations and what they plan to give are not read (rows: %(rows)s). "
            "Work stands in a file of activities.",
            rows=rich,
        )
        grid.remarks.append((None, None, message))
    return Found("iati", (grid,))


def _row(one: Element, generated: str) -> dict[str, str]:
    own = ("organisation-identifier", "iati-identifier", "identifier")
    code = next((said(child) for name in own for child in children(one, name)), "")
    reporting = next(children(one, "reporting-org"), None)
    itself = reporting is not None and reporting.get("ref", "").strip() == code
    names = [name for child in children(one, "name") for name in _names(child)]
    if itself and reporting is not None:
        names += _names(reporting)
    names = list(dict.fromkeys(filter(None, names)))
    updated = one.get("last-updated-datetime") or generated
    return {
        "name": names[0] if names else code,
        "aliases": ";".join(name.replace(";", ",") for name in names[1:]),
        "kind": kind_of(reporting.get("type", "")) if itself and reporting is not None else "",
        "identifiers": code,
        "source_url": f"IATI {code}" if code else "",
        "as_of": updated[:4],
    }


def _names(element: Element) -> list[str]:
    narratives = list(children(element, "narrative"))
    return [said(one) for one in narratives] if narratives else [said(element)]
