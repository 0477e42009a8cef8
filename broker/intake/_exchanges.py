"""Rows to what organisations offer and need."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from broker.intake._register import Register
from broker.intake._row import Row
from broker.model import Need, Offer, digest

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

REQUIRED = ("organisation", "type", "category", "text_own_words", "source_url")
COLUMNS = ("themes", "languages", "confidence", "as_of")


def exchanges_of(
    rows: Iterable[Row], *, register: Register, vocabulary: "Vocabulary"
) -> tuple[tuple[Offer, ...], tuple[Need, ...]]:
    """Return what organisations offer and what they need."""
    seen: dict[str, Row] = {}
    offers: list[Offer] = []
    needs: list[Need] = []
    for row in rows:
        one = exchange_of(row, seen=seen, register=register, vocabulary=vocabulary)
        offers += [one] if isinstance(one, Offer) else []
        needs += [one] if isinstance(one, Need) else []
    return tuple(offers), tuple(needs)


def exchange_of(
    row: Row, *, seen: dict[str, Row], register: Register, vocabulary: "Vocabulary"
) -> Offer | Need | None:
    """Return what the row's organisation offers or needs, or None where something is wrong.

    Args:
        row: The row.
        seen: The rows so far, by key; the row is entered.
        register: The organisations.
        vocabulary: What the cells may name.
    """
    organisation = register.needed(row, "organisation")
    kind, text = row.one_of("type", ("offer", "need")), row.needed("text_own_words")
    key = f"{organisation}/{digest(kind, row.text('category'), text)}"
    row.only_once("text_own_words", key, seen=seen)
    record: type[Offer] | type[Need] = Need if kind == "need" else Offer
    return row.make(
        record,
        id=key,
        organisation=organisation,
        category=row.needed("category"),
        text=text,
        themes=row.keys("themes", vocabulary.themes, what="theme"),
        languages=row.keys("languages", vocabulary.languages, what="language"),
        confidence=row.one_of("confidence", ("stated", "inferred"), empty="stated"),
        source=row.needed("source_url"),
        as_of=row.year("as_of"),
    )
