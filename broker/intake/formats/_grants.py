"""Grants in the 360Giving Data Standard, as JSON or as a table, as initiatives.

The standard names its fields twice: as paths (`recipientOrganization/0/name`) and as titles of
columns (`Recipient Org:0:Name`), which people write with spaces of their own. Both are read.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from broker.intake.cells import Found, Grid, from_records, unmarked
from broker.intake.formats._json_text import cell, cells, objects
from broker.intake.formats._named_country import named_country
from broker.intake.formats._own_rows import OWN, is_own, rows_by_table
from broker.intake.formats._same_titles import told_apart
from broker.intake.formats._told_rows import Remark, some
from broker.model import Said

_PARTS = re.compile(r" ?[:/.] ?")
_TITLES = (
    ("recipientorg:", "recipientorganization:"),
    ("fundingorg:", "fundingorganization:"),
    ("recipientind:", "recipientindividual:"),
)
"""Beginnings of titles whose field has another name."""
_NEEDED = {"recipientorganization:name", "fundingorganization:name", "amountawarded"}
_YEAR = re.compile(r"(?<!\d)(1\d{3}|2\d{3})(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)(?!\d)")
_HEAD = 5
"""Rows among which the one with the titles is looked for."""

Grant = Mapping[str, Sequence[str]]
"""What a grant says, by the path of the field without numbers and capitals."""


def read_grants(value: Mapping[str, Any], *, name: str) -> Found:
    """Return the grants of a JSON document.

    Raises:
        InputError: If they are no list of objects.
    """
    grants = objects(value.get("grants"), label=name, what="grants")
    kept = [cells(one[OWN]) for one in grants if isinstance(one.get(OWN), dict)]
    if grants and len(kept) == len(grants) and is_own(kept):
        return Found("360giving", rows_by_table(name, kept, own=True, whole=False))
    gathered = [(number, _flat(one)) for number, one in enumerate(grants, start=1)]
    return Found("360giving", (_initiatives(name, gathered),))


def table_of_grants(grid: Grid) -> Grid | None:
    """Return a table in the columns of the standard as initiatives; None where it is none."""
    for at, (_, header) in enumerate(grid.rows[:_HEAD]):
        fields = [_field(one) for one in header]
        if set(fields) >= _NEEDED:
            rows = grid.rows[at + 1 :]
            return _initiatives(
                grid.name, [(number, _gathered(fields, row)) for number, row in rows if any(row)]
            )
    return None


def _field(title: str) -> str:
    """Return the path that a title or a path with numbers means, without them."""
    parts = _PARTS.split(" ".join(title.casefold().split()))
    field = ":".join(part.replace(" ", "") for part in parts if not part.isdigit())
    for short, long in _TITLES:
        field = field.replace(short, long) if field.startswith(short) else field
    return re.sub(r"(^|:)identifier$", r"\1id", field)


def _gathered(fields: Sequence[str], row: Sequence[str]) -> Grant:
    found: dict[str, list[str]] = {}
    for field, text in zip(fields, row, strict=False):
        if field and text.strip():
            found.setdefault(field, []).append(text)
    return found


def _flat(value: object) -> Grant:
    """Return a grant of a JSON document, however deep its fields lie."""
    found: dict[str, list[str]] = {}
    level: list[tuple[str, object]] = [("", value)]
    while level:
        path, one = level.pop()
        if isinstance(one, dict):
            level += [(f"{path}:{name}" if path else str(name), part) for name, part in one.items()]
        elif isinstance(one, list):
            level += [(path, part) for part in reversed(one)]
        elif text := cell(one):
            found.setdefault(_field(path), []).append(text)
    return found


def _initiatives(name: str, grants: Sequence[tuple[int, Grant]]) -> Grid:
    """Return grants with the numbers of their rows; those to persons are left out."""
    persons = [number for number, one in grants if _to_a_person(one)]
    told = [(number, one) for number, one in grants if not _to_a_person(one)]
    records = [_cells(one) for _, one in told]
    remarks = told_apart(records, ids=[_first(one, "id") for _, one in told])
    remarks += _remarks(told, persons=persons)
    made = from_records(name, records, kind="initiatives")
    rows = [(number, row) for (number, _), (_, row) in zip(told, made.rows, strict=True)]
    return Grid(name, rows, header=made.header, kind="initiatives", extracted=True, remarks=remarks)


def _to_a_person(grant: Grant) -> bool:
    named = any(one.startswith("recipientindividual:") for one in grant)
    return named and not grant.get("recipientorganization:name")


def _cells(grant: Grant) -> dict[str, str]:
    start = _first(grant, "planneddates:startdate", "actualdates:startdate")
    awarded = _first(grant, "awarddate")
    key = _first(grant, "id")
    return {
        "title": _first(grant, "title"),
        "type": "grant",
        "year_start": _year(start or awarded),
        "year_end": _year(_first(grant, "planneddates:enddate", "actualdates:enddate"))
        or _end(start, _first(grant, "planneddates:duration", "planneddates:duration(months)")),
        "status": "unknown",
        "countries": ";".join(_countries(grant)),
        "member_names": _listed(grant, "recipientorganization:name"),
        "funders": _listed(grant, "fundingorganization:name"),
        "budget": _first(grant, "amountawarded"),
        "currency": _first(grant, "currency"),
        "summary_own_words": unmarked(_first(grant, "description")),
        "source_url": _first(grant, "datasource", "url") or (key and f"360Giving {key}"),
        "as_of": _year(awarded),
    }


def _first(grant: Grant, *fields: str) -> str:
    return next((grant[one][0] for one in fields if grant.get(one)), "")


def _listed(grant: Grant, field: str) -> str:
    return ";".join(dict.fromkeys(one.replace(";", ",") for one in grant.get(field, ())))


def _countries(grant: Grant) -> Sequence[str]:
    """Return the codes of the countries; those that are only named where no code stands there."""
    codes = tuple(dict.fromkeys(grant.get("beneficiarylocation:countrycode", ())))
    named = map(named_country, grant.get("beneficiarylocation:name", ()))
    return codes or tuple(dict.fromkeys(filter(None, named)))


def _year(date: str) -> str:
    """Return the year of a date, however it is written; a text with two years stays as it is."""
    years = set(_YEAR.findall(date))
    return years.pop() if len(years) == 1 else date


def _end(start: str, duration: str) -> str:
    """Return the year of the last of so many months from a day on."""
    began, months = _MONTH.match(start), re.match(r"\d{1,3}(?!\d)", duration)
    if not began or not months or not int(months[0]):
        return ""
    return str(int(began[1]) + (int(began[2]) + int(months[0]) - 2) // 12)


def _remarks(grants: Sequence[tuple[int, Grant]], *, persons: Sequence[int]) -> list[Remark]:
    remarks: list[Remark] = []
    if persons:
        message = Said("grants to persons are left out (rows: %(rows)s).", rows=some(persons))
        remarks.append((None, None, message))
    placed = {
        number: [*one.get("beneficiarylocation:name", ())]
        for number, one in grants
        if not _countries(one) and one.get("beneficiarylocation:name")
    }
    if placed:
        message = Said(
            "these rows name a place without its country, and come in without one: "
            "%(names)s (rows: %(rows)s).",
            names=some(name for names in placed.values() for name in names),
            rows=some(placed),
        )
        remarks.append((None, "countries", message))
    return remarks
