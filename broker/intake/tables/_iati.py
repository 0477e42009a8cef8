"""Activities in the format of the International Aid Transparency Initiative (XML 2.03)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from broker.intake.tables._from_json import is_own, rows_by_table
from broker.intake.tables._grid import Found, Reading, from_records
from broker.intake.tables._layout import TABLES
from broker.intake.tables._xml import local, tree

OWN_SPACE = "urn:partner-broker:1"
"""Namespace of the element with which an export of ours says a record to the letter."""

_STATUS = {"1": "planned", "2": "running", "3": "completed", "4": "completed"}
"""Codes of the list ActivityStatus; of cancelled and suspended work the state is not known."""

_STARTS, _ENDS = ("2", "1"), ("4", "3")
"""Codes of the list ActivityDateType: the actual date counts more than the planned one."""

_FUNDING, _ACCOUNTABLE, _IMPLEMENTING = "1", "2", "4"
"""Codes of the list OrganisationRole."""


def read_iati(data: bytes, *, name: str, reading: Reading) -> Found:
    """Return the activities of a file, as rows that can become activities or initiatives.

    Raises:
        InputError: If it is damaged or holds too much.
    """
    root = tree(data, label=name)
    activities = [one for one in root if local(one.tag) == "iati-activity"]
    own = [_own(one) for one in activities]
    whole = [one for one in own if one is not None]
    if activities and len(whole) == len(activities) and is_own(whole):
        return Found("iati", rows_by_table(name, whole, own=True, whole=False))
    return Found("iati", (from_records(name, [_row(one) for one in activities]),))


def _own(activity: Element) -> dict[str, str] | None:
    for one in activity:
        if one.tag == f"{{{OWN_SPACE}}}record" and one.get("table") in TABLES:
            cells = {cell.get("column", ""): cell.text or "" for cell in one}
            return cells | {"table": one.get("table", "")}
    return None


def _row(activity: Element) -> dict[str, str]:
    roles: dict[str, list[str]] = {}
    for one in _all(activity, "participating-org"):
        roles.setdefault(one.get("role", ""), []).append(_said(one) or one.get("ref", ""))
    reporting = "".join(_said(one) for one in _all(activity, "reporting-org"))
    doing = roles.get(_IMPLEMENTING) or roles.get(_ACCOUNTABLE) or [reporting]
    dates = {
        one.get("type", ""): one.get("iso-date", "")[:4] for one in _all(activity, "activity-date")
    }
    budgets = [value for one in _all(activity, "budget") for value in _all(one, "value")]
    others = [name for role, names in roles.items() if role != _FUNDING for name in names]
    people = list(dict.fromkeys(name for name in (*doing, *others) if name))
    status = next((one.get("code", "") for one in _all(activity, "activity-status")), "")
    identifier = next((one.text or "" for one in _all(activity, "iati-identifier")), "")
    currency = activity.get("default-currency", "")
    amounts = [one.text or "" for one in budgets]
    return {
        "organisation": doing[0] if doing else "",
        "title": next((_said(one) for one in _all(activity, "title")), ""),
        "kind": "project",
        "type": "project",
        "year_start": _first(dates, _STARTS),
        "year_end": _first(dates, _ENDS),
        "status": _STATUS.get(status, "unknown"),
        "countries": ";".join(one.get("code", "") for one in _all(activity, "recipient-country")),
        "partners": ";".join(people[1:]),
        "member_names": ";".join(people),
        "funders": ";".join(roles.get(_FUNDING, ())),
        "budget": amounts[0].strip() if len(amounts) == 1 else "",
        "currency": next((one.get("currency", currency) for one in budgets[:1]), ""),
        "summary_own_words": next((_said(one) for one in _all(activity, "description")), ""),
        "source_url": f"IATI {identifier.strip()}" if identifier.strip() else "",
        "as_of": activity.get("last-updated-datetime", "")[:4],
    }


def _first(dates: dict[str, str], codes: tuple[str, ...]) -> str:
    return next((dates[code] for code in codes if dates.get(code)), "")


def _said(element: Element) -> str:
    """Return what the narratives of an element say, the first language only."""
    for one in _all(element, "narrative"):
        return (one.text or "").strip()
    return (element.text or "").strip()


def _all(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element if local(one.tag) == name)
