"""Rows to funders and the ways to apply to them."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from broker.intake._conditions import conditions_in, day_in, deadlines_in
from broker.intake._places import countries_in
from broker.intake._row import Row
from broker.model import Call, Funder, Said, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

REQUIRED = ("name", "kind", "call_pattern", "source_url")
COLUMNS = (
    "themes",
    "regions",
    "eligible_countries",
    "eligible_member_kinds",
    "min_grant",
    "max_grant",
    "currency",
    "cofinancing_required",
    "cofinancing_note",
    "languages",
    "url",
    "summary_own_words",
    "as_of",
    "confidence",
    "amounts_verified",
    "status_when_read",
    "url_seen",
    "rules",
    "deadlines",
    "read_on",
)

_VERIFIED = {"yes": True, "no": False, "n/a": None}
_PATTERNS = ("deadline", "annual", "rolling", "invitation")
_STATES = ("check", "closed", "paused")


def funders_of(
    rows: Iterable[Row], *, vocabulary: "Vocabulary"
) -> tuple[tuple[Funder, ...], tuple[Call, ...]]:
    """Return the funders and, for each of them, the one call that its row tells of.

    The call bears the funder's name, for the table names no call of its own.
    """
    seen: dict[str, Row] = {}
    funders: list[Funder] = []
    calls: list[Call] = []
    for row in rows:
        row.only_once("name", slug(row.needed("name")), seen=seen)
        funder, call = funder_of(row), call_of(row, vocabulary)
        if funder and call:
            funders.append(funder)
            calls.append(call)
    return tuple(funders), tuple(calls)


def funder_of(row: Row) -> Funder | None:
    """Return the funder of a row, or None where something in it is wrong."""
    name = row.text("name")
    return row.make(
        Funder,
        id=slug(name),
        name=name,
        kind=row.needed("kind"),
        url=row.address("url"),
        summary=row.text("summary_own_words"),
        confidence=row.one_of("confidence", ("stated", "inferred"), empty="stated"),
        source=row.needed("source_url"),
        as_of=row.year("as_of"),
    )


def call_of(row: Row, vocabulary: "Vocabulary") -> Call | None:
    """Return the one call that a row tells of, or None where something in it is wrong."""
    name = row.text("name")
    amounts = _amounts(row)
    status, note = _state(row)
    return row.make(
        Call,
        id=slug(name),
        funder=slug(name),
        title=name,
        summary=row.text("summary_own_words"),
        themes=row.keys("themes", vocabulary.themes, what="theme"),
        regions=row.keys("regions", vocabulary.regions, what="region"),
        **countries_in(row, "eligible_countries", among=vocabulary),
        kinds=row.keys("eligible_member_kinds", vocabulary.kinds, what="kind of member"),
        **amounts,
        amounts_verified=_VERIFIED.get(
            row.one_of("amounts_verified", ("n/a", "yes", "no"), empty="n/a")
        ),
        cofinancing=row.one_of(
            "cofinancing_required", ("unknown", "yes", "no", "preferred"), empty="unknown"
        ),
        cofinancing_note=row.text("cofinancing_note"),
        pattern=row.one_of("call_pattern", _PATTERNS),
        status=status,
        status_note=note,
        languages=row.keys("languages", vocabulary.languages, what="language"),
        conditions=conditions_in(row, "rules", vocabulary=vocabulary),
        deadlines=deadlines_in(row, "deadlines"),
        read_on=day_in(row, "read_on"),
        source=row.needed("source_url"),
        as_of=row.year("as_of"),
    )


def _amounts(row: Row) -> dict[str, object]:
    """Return the smallest and the largest grant, and their currency."""
    least, most = row.number_in("min_grant"), row.number_in("max_grant")
    if least is not None and most is not None and most < least:
        row.wrong(
            "max_grant",
            Said(
                "the largest grant, %(most)s, is below the smallest, %(least)s.",
                most=f"{most:g}",
                least=f"{least:g}",
            ),
        )
    currency = row.currency("currency", amounts=("min_grant", "max_grant"))
    if not re.fullmatch("[A-Z]{3}", currency) and (currency or (least, most) != (None, None)):
        message = Said(
            "%(currency)r is no currency; write its ISO 4217 code, for instance USD.",
            currency=currency,
        )
        row.wrong("currency", message)
    return {"min_grant": least, "max_grant": most, "currency": currency or None}


def _state(row: Row) -> tuple[str, str]:
    """Return the state when last read, and the source's words where they say more."""
    text = row.text("status_when_read") or "check"
    state = re.split(r"\W", text, maxsplit=1)[0]
    if state not in _STATES:
        row.wrong(
            "status_when_read",
            Said("%(text)r starts with none of %(names)s.", text=text, names=", ".join(_STATES)),
        )
    return state, "" if text == state else text
