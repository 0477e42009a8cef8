"""What an import changes in a record that is known, field by field."""

from typing import Any

from broker.model import Record


class FieldChange(Record):
    """A field of a record that is there already and would change."""

    field: str
    before: Any
    after: Any


def changes_of(before: Record, after: Record) -> tuple[FieldChange, ...]:
    """Return the fields in which a record changes; of its only focus or budget, their fields."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    found = []
    for name, value in new.items():
        first, second = _leaves(old.get(name)), _leaves(value)
        # The name of an only desk is not that of its organisation.
        if first is None or not second or name == "units":
            first, second = {"": old.get(name)}, {"": value}
        found += [
            FieldChange(field=f"{name}.{leaf}".rstrip("."), before=first.get(leaf), after=told)
            for leaf, told in second.items()
            if first.get(leaf) != told and (told or first.get(leaf))
        ]
    return tuple(found)


def _leaves(value: object) -> dict[str, object] | None:
    """Return the fields of a part of a record, such as its only focus; None where it has none."""
    if isinstance(value, list) and len(value) <= 1:
        value = value[0] if value else {}
    return value if isinstance(value, dict) else None
