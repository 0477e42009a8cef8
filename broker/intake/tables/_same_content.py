"""Records that are one by what they say, where no id tells it."""

from collections.abc import Iterable

from broker.intake.tables._merged import key_of, named
from broker.model import Activity, Call, Initiative, Record, fold


def by_content(part: str, records: Iterable[Record]) -> dict[tuple[str, ...], str | None]:
    """Return the ids of records by what makes two of them the same; None where several agree."""
    found: dict[tuple[str, ...], str | None] = {}
    if part in {"members", "around"}:
        return found
    for one in records:
        content = content_of(one)
        found[content] = None if content in found else key_of(one)
    return found


def content_of(record: Record) -> tuple[str, ...]:
    """Return what makes two records of one part the same."""
    match record:
        case Activity():
            return (record.organisation, fold(record.title), str(record.years))
        case Initiative():
            return (fold(record.title),)
        case Call():
            return (record.funder, fold(record.title))
    who = str(getattr(record, "organisation", ""))
    return (who, fold(str(getattr(record, "text", "") or named(record))))
