"""What an import reads and changes, in the reader's words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from broker.vocabulary import load_vocabulary, value_label
from broker.wording import Words, field_name

if TYPE_CHECKING:
    from broker.intake.tables import ImportReport

_LONG = 80
"""Characters of a value that are shown."""


def repairs(report: "ImportReport", *, headers: Mapping[tuple[str, str | None], str],
            words: Words) -> Iterator[str]:  # fmt: skip
    """Yield what is read as something else: as the catalogue has it, and what that stands for.

    Args:
        report: Of an import.
        headers: What the file itself calls a column, by table and by what the column holds.
        words: The reader's language.
    """
    for one in report.repairs:
        column = headers.get((one.file, one.column), one.column)
        often = f" (× {one.rows:,})" if one.rows > 1 else ""
        label = _label(one.column, one.read_as, words=words)
        read = one.read_as if label in (one.read_as, one.value) else f"{one.read_as} ({label})"
        yield f"  {one.file}, {one.row}, {column}: {one.value} → {read or '–'}{often}"


def changes(report: "ImportReport", *, words: Words) -> Iterator[str]:
    """Yield what would change in records that are there."""
    for entry in report.entries:
        for change in entry.changes:
            field = change.field.rpartition(".")[2]
            before, after = (
                _shown(field, value, words=words) for value in (change.before, change.after)
            )
            told = words.say(
                "%(name)s, %(field)s: %(before)s → %(after)s",
                name=entry.name,
                field=field_name(field, words=words),
                before=before,
                after=after,
            )
            yield f"  {told}"


def _shown(field: str, value: object, *, words: Words) -> str:
    """Return a value as people say it, not too much of it; a dash for none."""
    if isinstance(value, list | tuple):
        text = ", ".join(_label(field, _named(one), words=words) for one in value)
    else:
        text = "" if value is None else _label(field, str(value), words=words)
    text = text or "–"
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _label(field: str, value: str, *, words: Words) -> str:
    return value_label(field, value, vocabulary=load_vocabulary(), language=words.language)


def _named(value: object) -> str:
    """Return what a part of a record is called, such as a desk; any other value as it is."""
    name = value.get("name") if isinstance(value, dict) else None
    return str(name or value)
