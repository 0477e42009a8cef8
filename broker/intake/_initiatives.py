"""Rows to initiatives: joint work of several organisations."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from broker.intake._register import Register
from broker.intake._row import Row
from broker.model import Initiative, Money, Said, slug

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

REQUIRED = ("title", "type", "status", "source_url")
COLUMNS = (
    "year_start",
    "year_end",
    "themes",
    "countries",
    "regions",
    "member_names",
    "funders",
    "budget",
    "currency",
    "outcome",
    "summary_own_words",
    "as_of",
)

_STATUS = {
    "ongoing": "running",
    "running": "running",
    "completed": "completed",
    "planned": "planned",
    "awaiting_funds": "awaiting_funds",
    "unknown": "unknown",
    "call_closed": "completed",
}
_REPORTED = re.compile(r"reported(?:_(?P<state>[a-z_]+))?_\d{4}")
_WITHOUT_STATE = {None, "awaiting_next_phase"}
"""Reports that do not say in which of the known states the work was."""


def initiatives_of(
    rows: Iterable[Row], *, register: Register, vocabulary: "Vocabulary"
) -> tuple[Initiative, ...]:
    """Return the initiatives; rows with a problem are left out, and the problem is noted."""
    seen: dict[str, Row] = {}
    made = []
    for row in rows:
        one = initiative_of(row, seen=seen, register=register, vocabulary=vocabulary)
        made += [one] if one else []
    return tuple(made)


def initiative_of(
    row: Row, *, seen: dict[str, Row], register: Register, vocabulary: "Vocabulary"
) -> Initiative | None:
    """Return the initiative of a row, or None where something in it is wrong.

    Args:
        row: The row.
        seen: The rows so far, by key; the row is entered.
        register: The organisations.
        vocabulary: What the cells may name.
    """
    key = slug(row.needed("title"))
    row.only_once("title", key, seen=seen)
    status, note = _status(row)
    members, others = register.split(row, "member_names")
    years = row.years()
    if row.text("status") == "ongoing" and not years.end:
        years = years.model_copy(update={"ongoing": True})
    return row.make(
        Initiative,
        id=key,
        title=row.text("title"),
        type=row.needed("type"),
        years=years,
        status=status,
        status_note=note,
        themes=row.keys("themes", vocabulary.themes, what="theme"),
        countries=row.keys("countries", vocabulary.countries, what="country"),
        regions=row.keys("regions", vocabulary.regions, what="region"),
        members=members,
        other_members=others,
        funders=row.listed("funders"),
        budget=_budget(row),
        outcome=row.text("outcome"),
        summary=row.text("summary_own_words"),
        source=row.needed("source_url"),
        as_of=row.year("as_of"),
    )


def _status(row: Row) -> tuple[str, str]:
    """Return the state and, where the source's word says more than it, that word."""
    word = row.word("status", among=_STATUS)
    reported = _REPORTED.fullmatch(word)
    state = reported["state"] if reported else word
    if reported and state in _WITHOUT_STATE:
        return "unknown", word.replace("_", " ")
    if state not in _STATUS:
        if word:
            known = ", ".join(_STATUS)
            row.wrong(
                "status",
                Said(
                    "%(word)r is not one of %(known)s, or one such as reported_2014.",
                    word=word,
                    known=known,
                ),
            )
        return "unknown", ""
    return _STATUS[state], "" if word in {"ongoing", _STATUS[state]} else word.replace("_", " ")


def _budget(row: Row) -> Money | None:
    amount, currency = row.number_in("budget"), row.currency("currency", amounts=("budget",))
    if amount is None:
        return None
    if not re.fullmatch("[A-Z]{3}", currency):
        message = Said(
            "%(currency)r is no currency; write its ISO 4217 code, for instance USD.",
            currency=currency,
        )
        row.wrong("currency", message)
        return None
    return Money(amount=amount, currency=currency)
