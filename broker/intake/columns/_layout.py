"""The columns of each sort of table, and the field of a record that each stands for.

Reading and writing both follow these lists, so that what is written can be read again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from broker.model import (
    Activity,
    Call,
    Funder,
    Initiative,
    Member,
    Need,
    Neighbour,
    Offer,
    Record,
)

ID = "id"
"""Column with the key of a record."""

MORE = "more"
"""Column with the fields that have no column of their own, as JSON; only exports have it."""

Sort = Literal[
    "text", "optional", "list", "number", "year", "until", "address", "choice",
    "theme", "themes", "kind", "kinds", "country", "countries", "region", "regions", "languages",
    "ranges", "organisation", "organisations", "initiative", "funder",
]  # fmt: skip
"""How a cell is written: plain text, a list, keys of the vocabulary, names of records …"""


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: Its name.
        field: The field of the record, with the path to it.
        sort: How its cells are written.
        choice: For `choice`, the words in cells and what they stand for; the first one also for an
            empty cell, unless the field must be there.
    """

    name: str
    field: str
    sort: Sort = "text"
    choice: Mapping[str, object] | None = None

    @property
    def root(self) -> str:
        """Name of the field of the record itself."""
        return self.field.partition(".")[0]


@dataclass(frozen=True)
class Layout:
    """One sort of table.

    Attributes:
        part: The part of an alliance that its rows belong to.
        record: What a row becomes.
        columns: Its columns, without `id` and `more`.
        fixed: Cells that every row has, where a table holds several parts.
    """

    part: str
    record: type[Record]
    columns: tuple[Column, ...]
    fixed: tuple[tuple[str, str], ...] = ()


def _same(*words: str) -> dict[str, object]:
    return {word: word for word in words}


_THREE = {"unknown": None, "yes": True, "no": False}
_STATED = _same("stated", "inferred")
_SOURCED = (Column("source_url", "source"), Column("as_of", "as_of", "year"))
_RUNS = (Column("year_start", "years.start", "year"), Column("year_end", "years.end", "until"))


def _organisation(summary: str, *beyond: Column) -> tuple[Column, ...]:
    return (
        Column("name", "name"),
        Column("acronym", "acronym", "optional"),
        Column("aliases", "aliases", "list"),
        Column("kind", "kind", "kind"),
        Column("country", "country", "country"),
        Column("mp_region", "electoral_region", "region"),
        Column("regions", "focus.regions", "regions"),
        Column("themes", "focus.themes", "themes"),
        Column("themes_inferred", "focus.themes_inferred", "themes"),
        Column("languages", "languages", "languages"),
        Column("focus_countries", "focus.countries", "countries"),
        Column("mountain_ranges", "focus.ranges", "ranges"),
        Column(
            "ranges_confidence",
            "focus.ranges_confidence",
            "choice",
            {"from_sources_read": "stated", "country_default": "inferred"},
        ),
        Column("website", "website", "address"),
        Column("identifiers", "identifiers", "list"),
        Column(summary, "summary"),
        *_SOURCED,
        Column("tag_confidence", "focus.confidence", "choice", _STATED),
        Column("tags_source_url", "focus.source", "optional"),
        *beyond,
    )


_MEMBERS = _organisation(
    "summary_own_words",
    Column(
        "scope",
        "scope",
        "choice",
        {"": None} | _same("global", "regional", "national", "subnational"),
    ),
    Column("role", "roles", "list"),
    Column("membership_evidence", "evidence", "choice", _same("stated", "strong")),
    Column("steering_or_hub_role", "steering", "choice", _THREE),
)
_ACTIVITIES = (
    Column("organisation", "organisation", "organisation"),
    Column("title", "title"),
    Column(
        "kind",
        "kind",
        "choice",
        _same("event", "programme", "project", "network", "research", "service"),
    ),
    *_RUNS,
    Column("status", "status", "choice", _same("running", "completed", "planned")),
    Column("status_note", "status_note"),
    Column("themes", "themes", "themes"),
    Column("countries", "countries", "countries"),
    Column("mountain_ranges", "ranges", "ranges"),
    Column("partners", "partners", "organisations"),
    Column("other_partners", "other_partners", "list"),
    Column("summary_own_words", "summary"),
    *_SOURCED,
    Column("signal", "signal", "choice", _same("substantive", "one_off_event", "participation")),
    Column("initiative", "initiative", "initiative"),
)
_INITIATIVES = (
    Column("title", "title"),
    Column("type", "type"),
    *_RUNS,
    Column(
        "status",
        "status",
        "choice",
        _same("running", "completed", "planned", "awaiting_funds", "unknown"),
    ),
    Column("status_note", "status_note"),
    Column("themes", "themes", "themes"),
    Column("countries", "countries", "countries"),
    Column("regions", "regions", "regions"),
    Column("member_names", "members", "organisations"),
    Column("other_members", "other_members", "list"),
    Column("funders", "funders", "list"),
    Column("budget", "budget.amount", "number"),
    Column("currency", "budget.currency"),
    Column("outcome", "outcome"),
    Column("summary_own_words", "summary"),
    *_SOURCED,
)
_EXCHANGES = (
    Column("organisation", "organisation", "organisation"),
    Column("category", "category"),
    Column("text_own_words", "text"),
    Column("themes", "themes", "themes"),
    Column("languages", "languages", "languages"),
    Column("confidence", "confidence", "choice", _STATED),
    *_SOURCED,
)
_VERIFIED = {"n/a": None, "yes": True, "no": False}
_PATTERNS = _same("deadline", "annual", "rolling", "invitation")
_COFINANCING = _same("unknown", "yes", "no", "preferred")
_FUNDERS = (
    Column("name", "name"),
    Column("kind", "kind"),
    Column("url", "url", "address"),
    Column("summary_own_words", "summary"),
    Column("confidence", "confidence", "choice", _STATED),
    *_SOURCED,
)
_CALLS = (
    Column("funder", "funder", "funder"),
    Column("title", "title"),
    Column("summary_own_words", "summary"),
    Column("themes", "themes", "themes"),
    Column("regions", "regions", "regions"),
    Column("eligible_countries", "countries", "countries"),
    Column("countries_note", "countries_note"),
    Column("countries_excluded", "countries_excluded", "countries"),
    Column("eligible_member_kinds", "kinds", "kinds"),
    Column("min_grant", "min_grant", "number"),
    Column("max_grant", "max_grant", "number"),
    Column("currency", "currency", "optional"),
    Column("amounts_verified", "amounts_verified", "choice", _VERIFIED),
    Column("cofinancing_required", "cofinancing", "choice", _COFINANCING),
    Column("cofinancing_note", "cofinancing_note"),
    Column("call_pattern", "pattern", "choice", _PATTERNS),
    Column("status", "status", "choice", _same("check", "closed", "paused")),
    Column("status_note", "status_note"),
    Column("languages", "languages", "languages"),
    Column("stages", "stages", "choice", {"": ""} | _same("one", "two", "cut-offs")),
    Column("pages", "pages", "number"),
    Column("first_stage_pages", "pages_first", "number"),
    Column("lump_sum", "lump_sum", "choice", {"": False, "yes": True}),
    Column("rate_varies", "rate_varies", "choice", {"": False, "yes": True}),
    Column("expected_grants", "grants", "number"),
    *_SOURCED,
)  # fmt: skip

LAYOUTS = (
    Layout("members", Member, _MEMBERS),
    Layout("around", Neighbour, _organisation("why_in_network_own_words")),
    Layout("initiatives", Initiative, _INITIATIVES),
    Layout("activities", Activity, _ACTIVITIES),
    Layout("offers", Offer, _EXCHANGES, fixed=(("type", "offer"),)),
    Layout("needs", Need, _EXCHANGES, fixed=(("type", "need"),)),
    Layout("funders", Funder, _FUNDERS),
    Layout("calls", Call, _CALLS),
)
"""All parts, in an order in which a record comes after those that it refers to."""

TABLES = {
    "members": ("members",),
    "network": ("around",),
    "initiatives": ("initiatives",),
    "activities": ("activities",),
    "offers_needs": ("offers", "needs"),
    "funders": ("funders",),
    "calls": ("calls",),
}
"""The tables in which an alliance travels, and the parts that each of them holds."""

OF_ORGANISATIONS = frozenset({"members", "network"})
"""Tables whose rows are organisations, in the alliance and around it."""

_DESKS = (
    *("organisation", "name", "summary_own_words", "themes", "regions", "focus_countries"),
    *("mountain_ranges", "languages", "tags_source_url"),
)
"""Columns of a table of desks, which are parts of their organisations and have no id."""

_LEGACY = {
    "activities": ("origin",),
    "funders": (
        *("themes", "regions", "eligible_countries", "eligible_member_kinds", "min_grant"),
        *("max_grant", "currency", "cofinancing_required", "cofinancing_note", "call_pattern"),
        *("languages", "amounts_verified", "status_when_read", "rules", "deadlines", "read_on"),
    ),
}
"""Columns of the tables as they are gathered by hand, where a funder and its call share a row."""


@cache
def layout_of(part: str) -> Layout:
    """Return the layout of a part of an alliance."""
    return next(one for one in LAYOUTS if one.part == part)


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """Return the names of the columns that a table may have, `id` first and `more` last."""
    if table == "desks":
        return _DESKS
    names: dict[str, None] = {ID: None}
    for part in TABLES[table]:
        layout = layout_of(part)
        names |= dict.fromkeys((*(name for name, _ in layout.fixed), *_names(layout)))
    return (*names, *_LEGACY.get(table, ()), MORE)


@cache
def exported(table: str) -> tuple[str, ...]:
    """Return the names of the columns that an export of a table has."""
    return tuple(one for one in columns_of(table) if one not in _LEGACY.get(table, ()))


def _names(layout: Layout) -> tuple[str, ...]:
    return tuple(one.name for one in layout.columns)
