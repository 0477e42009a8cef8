"""Work and money in the standards of aid: IATI activities (XML 2.03) and 360Giving (JSON).

Both ask for dates; the catalogue knows years, so a start stands on 1 January and an end on
31 December. Work of which no year or no state is known cannot be said in IATI, nor a grant without
an amount in a currency of ISO 4217 in 360Giving; such work is left out, as is a budget in IATI
without its years.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from broker.export.tables._rows import Row
from broker.intake.tables import OWN, OWN_SPACE, TABLE
from broker.model import Activity, Alliance, Initiative, Years
from broker.vocabulary import Vocabulary

_PREFIX = "XI-PARTNERBROKER"
_SHARED = frozenset({"XAF", "XCD", "XCG", "XDR", "XOF", "XPF"})
"""Codes of currencies that several countries share."""

_STATUS = {"planned": "1", "awaiting_funds": "1", "running": "2", "completed": "4"}
"""Codes of ActivityStatus; there is none for a state that is not known."""

_BY_STATUS = {"planned": ("1", "3")}
"""Codes of ActivityDateType for a start and an end: planned or, by default, actual."""


def iati(
    alliance: Alliance, tables: Mapping[str, Sequence[Row]], *, vocabulary: Vocabulary
) -> bytes:
    """Return activities and initiatives; their rows ride along in an element of our own."""
    names = {one.id: one.name for one in alliance.organisations()}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<iati-activities version="2.03" xmlns:broker="{OWN_SPACE}">',
    ]
    works: list[tuple[str, Activity | Initiative, Row]] = [
        *(
            ("initiatives", *pair)
            for pair in zip(alliance.initiatives, tables["initiatives"], strict=True)
        ),
        *(
            ("activities", *pair)
            for pair in zip(alliance.activities, tables["activities"], strict=True)
        ),
    ]
    for table, record, row in works:
        if _sayable(record):
            lines += _activity(record, table, row, names=names, vocabulary=vocabulary)
    lines.append("</iati-activities>")
    return "\n".join(lines).encode() + b"\n"


def _activity(
    record: Activity | Initiative,
    table: str,
    row: Row,
    *,
    names: Mapping[str, str],
    vocabulary: Vocabulary,
) -> Iterator[str]:
    doing, funding = _people(record, names)
    yield '<iati-activity xml:lang="en">'
    yield f"<iati-identifier>{_xml(f'{_PREFIX}-{table}-{record.id}')}</iati-identifier>"
    first = (doing or funding or ("not known",))[0]
    ref = quoteattr(_clean(f"{_PREFIX}-{first}"))
    attributes = f'ref={ref} type="80" secondary-reporter="1"'
    yield f"<reporting-org {attributes}>{_said(first)}</reporting-org>"
    yield f"<title>{_said(record.title)}</title>"
    yield f"<description>{_said(record.summary or record.title)}</description>"
    for name in funding:
        yield f'<participating-org role="1">{_said(name)}</participating-org>'
    for name in doing if doing or funding else ("not known",):
        yield f'<participating-org role="4">{_said(name)}</participating-org>'
    yield f'<activity-status code="{_STATUS[record.status]}"/>'
    start, end = _BY_STATUS.get(record.status, ("2", "4"))
    if record.years.start:
        yield f'<activity-date type="{start}" iso-date="{record.years.start:04}-01-01"/>'
    if record.years.end:
        yield f'<activity-date type="{end}" iso-date="{record.years.end:04}-12-31"/>'
    for code in _codes(record.countries, vocabulary):
        yield f'<recipient-country code="{code}"/>'
    for theme in record.themes:
        # Themes are the alliance's own list, which the standard calls that of the reporter.
        named = vocabulary.themes[theme].label("en") if theme in vocabulary.themes else theme
        yield f'<sector vocabulary="99" code={quoteattr(_clean(theme))}>{_said(named)}</sector>'
    yield from _budget(record)
    cells = "".join(
        f"<broker:cell column={quoteattr(column)}>{escape(cell)}</broker:cell>"
        for column, cell in row.items()
    )
    yield f'<broker:record table="{table}">{cells}</broker:record>'
    yield "</iati-activity>"


def _budget(record: Activity | Initiative) -> Iterator[str]:
    """Yield the budget of a work of which both years are known: the standard asks for its time."""
    money = record.budget if isinstance(record, Initiative) else None
    if money is None or not (record.years.start and record.years.end):
        return
    if money.currency not in _currencies():
        return
    amount = f"{Decimal(repr(money.amount)).normalize():f}"
    start, end = f"{record.years.start:04}-01-01", f"{record.years.end:04}-12-31"
    yield f'<budget><period-start iso-date="{start}"/><period-end iso-date="{end}"/>'
    yield f'<value currency="{money.currency}" value-date="{start}">{amount}</value></budget>'


def _people(
    record: Activity | Initiative, names: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(record, Activity):
        people = (record.organisation, *record.partners)
        return tuple(names.get(one, one) for one in people) + record.other_partners, ()
    doing = tuple(names.get(one, one) for one in record.members) + record.other_members
    return doing, record.funders


def grants(
    alliance: Alliance, tables: Mapping[str, Sequence[Row]], *, vocabulary: Vocabulary
) -> bytes:
    """Return the initiatives of which a budget, a funder and a year are known, as grants."""
    names = {one.id: one.name for one in alliance.organisations()}
    made = []
    for record, row in zip(alliance.initiatives, tables["initiatives"], strict=True):
        doing, funding = _people(record, names)
        if record.budget is None or not _grantable(record):
            continue
        year = record.years.start or record.years.last
        grant = {
            "id": f"360G-partnerbroker-{_clean(record.id)}",
            "title": record.title,
            "description": record.summary or record.title,
            "currency": record.budget.currency,
            "amountAwarded": record.budget.amount,
            "awardDate": f"{year:04}-01-01",
            "plannedDates": _span(record.years),
            "recipientOrganization": [_organisation(name) for name in doing],
            "fundingOrganization": [_organisation(name) for name in funding],
            "beneficiaryLocation": _places(record.countries, vocabulary),
            OWN: {TABLE: "initiatives"} | row,
        }
        made.append({field: value for field, value in grant.items() if value != []})
    return json.dumps({"grants": made}, ensure_ascii=False, indent=1).encode() + b"\n"


def _span(years: Years) -> list[dict[str, str]]:
    """Return the years of a work, of which the standard asks for a start."""
    ends = {"endDate": f"{years.end:04}"} if years.end else {}
    return [{"startDate": f"{years.start:04}"} | ends] if years.start else []


def _places(countries: Iterable[str], vocabulary: Vocabulary) -> list[dict[str, str]]:
    """Return countries as the standard names them: by ISO 3166, which has no code for Kosovo."""
    codes = _codes(countries, vocabulary)
    return [{"countryCode": code} for code in codes if not code.startswith("X")]


def _codes(countries: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Return the two-letter codes of countries."""
    known = (one for one in dict.fromkeys(countries) if one in vocabulary.countries)
    return [vocabulary.countries[one].alpha_2 for one in known]


def _organisation(name: str) -> dict[str, str]:
    return {"id": f"{_PREFIX}-{_clean(name)}", "name": name}


def left_out(alliance: Alliance, *, standard: str) -> int:
    """Return how many works an export in one of these standards cannot say."""
    if standard == "iati":
        works: tuple[Activity | Initiative, ...] = (*alliance.activities, *alliance.initiatives)
        return sum(not _sayable(one) for one in works)
    return sum(not _grantable(one) for one in alliance.initiatives)


def nothing_said(alliance: Alliance, *, standard: str) -> bool:
    """Tell whether one of these standards can say nothing of an alliance.

    The schemas of both ask for one work at least.
    """
    if standard == "iati":
        works: tuple[Activity | Initiative, ...] = (*alliance.activities, *alliance.initiatives)
        return not any(_sayable(one) for one in works)
    return not any(_grantable(one) for one in alliance.initiatives)


def _grantable(one: Initiative) -> bool:
    """Tell whether an initiative is a grant in 360Giving: an amount, two sides and a year."""
    people = one.funders and (one.members or one.other_members)
    if one.budget is None or not people or not one.years.last:
        return False
    return one.budget.currency in _currencies()


@cache
def _currencies() -> frozenset[str]:
    """Return the codes of ISO 4217 that are money: not gold, nor the code for tests or for none."""
    import pycountry

    codes = {one.alpha_3 for one in pycountry.currencies}
    return frozenset(one for one in codes if one[0] != "X" or one in _SHARED)


def _sayable(record: Activity | Initiative) -> bool:
    return record.status in _STATUS and bool(record.years.start or record.years.end)


def _said(text: str) -> str:
    return f"<narrative>{_xml(text)}</narrative>"


def _xml(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or " " <= c < "\ufffe" or c > "\uffff")
