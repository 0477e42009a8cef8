"""One IATI activity, of version 1.0x or 2.0x, as a row, and what of it no row can hold."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from broker.intake._cordis_codes import country_of
from broker.intake.cells import unmarked
from broker.intake.formats import _iati_codes as codes
from broker.intake.formats._iati_money import Budget, budget_of
from broker.intake.formats._iati_sectors import has_other_sectors, themes_of
from broker.intake.formats._named_country import named_country
from broker.intake.formats._xml import children, local, words

_LIST = str.maketrans(";|", ",/")
"""Signs that stand between the entries of a list, which a name must not hold."""

_PEOPLE = frozenset({"reporting-org", "participating-org", "provider-org", "receiver-org"})
_MONEY = ("transaction", "planned-disbursement")


@dataclass(frozen=True)
class Work:
    """An activity as it was read.

    Attributes:
        identifier: Its own.
        row: Cells by column, of an activity or an initiative.
        sorts: Names in it that stand for a sort of organisation and for none of them.
        regions: Codes and names of places that are no country.
        parents: Identifiers of the activities that it is a part of.
        told: What is to be said of it: that `sectors`, `amounts`, `transactions`, `end` or `state`
            is left out, that its budget is `added` up, or that its `themes` stand for its codes.
    """

    identifier: str
    row: dict[str, str]
    sorts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    told: frozenset[str] = field(default_factory=frozenset)


def names_by_code(activities: Iterable[Element]) -> dict[str, str]:
    """Return the names of the organisations of a file by their code, which may stand alone."""
    found: dict[str, str] = {}
    for activity in activities:
        for one in activity.iter():
            if local(one.tag) in _PEOPLE and one.get("ref") and (name := said(one)):
                found.setdefault(one.get("ref", "").strip(), name)
    return found


def work_of(activity: Element, *, names: Mapping[str, str], generated: str) -> Work:
    """Return an activity as a row.

    Args:
        activity: The element.
        names: The organisations of the file by their code.
        generated: When the file was made, for an activity that tells no date of its own.
    """
    roles, sorts = _people(activity, names)
    reporting = [_name(one, names) for one in children(activity, "reporting-org")]
    doing = roles.get(codes.IMPLEMENTING) or roles.get(codes.ACCOUNTABLE) or reporting
    others = [name for role, some in roles.items() if role != codes.FUNDING for name in some]
    people = list(dict.fromkeys(name for name in (*doing, *others) if name))
    identifier = _first(activity, "iati-identifier")
    states = (one.get("code", "").strip() for one in children(activity, "activity-status"))
    status = next(states, "")
    start, end, backwards = _years(activity)
    budget = budget_of(activity)
    countries, regions = _places(activity)
    themes = themes_of(activity)
    updated = activity.get("last-updated-datetime") or generated
    row = {
        "organisation": people[0] if people else "",
        "title": _first(activity, "title") or identifier,
        "kind": "project",
        "type": "project",
        "year_start": start,
        "year_end": end,
        "status": codes.STATUS.get(status, "unknown"),
        "themes": ";".join(themes),
        "countries": ";".join(countries),
        "partners": ";".join(people[1:]),
        "member_names": ";".join(people),
        "funders": ";".join(dict.fromkeys(roles.get(codes.FUNDING, ()))),
        "budget": budget.amount,
        "currency": budget.currency,
        "summary_own_words": _first(activity, "description"),
        "source_url": f"IATI {identifier}" if identifier else "",
        "as_of": updated[:4],
    }
    return Work(
        identifier=identifier,
        row=row,
        sorts=sorts,
        regions=regions,
        parents=tuple(_parents(activity)),
        told=_told(
            activity, themed=bool(themes), budget=budget, status=status, backwards=backwards
        ),
    )


def _told(
    activity: Element, *, themed: bool, budget: Budget, status: str, backwards: bool
) -> frozenset[str]:
    """Return the names of what is to be said of an activity; see `Work`."""
    told = {
        "themes": themed,
        "sectors": has_other_sectors(activity),
        "amounts": budget.unclear,
        "added": budget.added,
        "transactions": not (budget.amount or budget.unclear)
        and any(_has(activity, name) for name in _MONEY),
        "end": backwards,
        "state": status in codes.HALTED,
    }
    return frozenset(name for name, so in told.items() if so)


def said(element: Element) -> str:
    """Return what an element says in words: the first of its narratives that says something.

    Version 1.0x has no narratives, but the words themselves.
    """
    narratives = [words(one) for one in children(element, "narrative")]
    text = next(filter(None, narratives), "")
    if not text and not narratives:
        text = " ".join((element.text or "").split()) if len(element) else words(element)
    return " ".join(unmarked(text).split())


def _people(
    activity: Element, names: Mapping[str, str]
) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Return who takes part by role, and names of sorts of organisations, which are left out."""
    roles: dict[str, list[str]] = {}
    sorts: dict[str, None] = {}
    for one in children(activity, "participating-org"):
        name = _name(one, names)
        if one.get("ref", "").strip() in codes.SORTS:
            sorts[name] = None
        elif name:
            roles.setdefault(codes.role_of(one.get("role", "")), []).append(name)
    return roles, tuple(sorts)


def _name(element: Element, names: Mapping[str, str]) -> str:
    code = element.get("ref", "").strip()
    return (said(element) or names.get(code, code)).translate(_LIST)


def _first(activity: Element, name: str) -> str:
    return next(filter(None, map(said, children(activity, name))), "")


def _years(activity: Element) -> tuple[str, str, bool]:
    """Return the years of start and end, and whether the end lies before the start."""
    years: dict[str, str] = {}
    for one in children(activity, "activity-date"):
        year = (one.get("iso-date") or words(one)).strip()[:4]
        if year.isascii() and year.isdigit():
            years[codes.date_of(one.get("type", ""))] = year
    start = next((years[code] for code in codes.STARTS if code in years), "")
    end = next((years[code] for code in codes.ENDS if code in years), "")
    backwards = bool(start and end and end < start)
    return start, "" if backwards else end, backwards


def _places(activity: Element) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the countries, and what is none: unknown codes, and regions that stand alone.

    The countries are those of the transactions where the activity itself names none.
    """
    there = list(children(activity, "recipient-country"))
    if not there:
        there = [
            one
            for transaction in children(activity, "transaction")
            for one in children(transaction, "recipient-country")
        ]
    countries: dict[str, None] = {}
    others: dict[str, None] = {}
    for one in there:
        code = one.get("code", "").strip()
        known = country_of(code) if code else named_country(said(one))
        (countries if known else others)[(code or said(one)) if known else _region(one)] = None
    if not countries:
        others |= dict.fromkeys(map(_region, children(activity, "recipient-region")))
    return tuple(countries), tuple(filter(None, others))


def _region(element: Element) -> str:
    return f"{element.get('code', '').strip()} {said(element)}".strip()


def _parents(activity: Element) -> Iterator[str]:
    for one in children(activity, "related-activity"):
        if one.get("type", "").strip() == "1" and one.get("ref"):
            yield one.get("ref", "").strip()


def _has(activity: Element, name: str) -> bool:
    return next(children(activity, name), None) is not None
