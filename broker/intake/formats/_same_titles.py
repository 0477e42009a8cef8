"""Works of one title that a register tells apart by identifiers of its own."""

from collections import Counter
from collections.abc import Sequence

from broker.intake.formats._told_rows import Remark, some
from broker.model import Initiative, Record, Said, slug

_REGISTERS = ("IATI ", "360Giving ")
"""What stands before the identifier of a work where it is told as its source."""


def told_apart(records: Sequence[dict[str, str]], *, ids: Sequence[str]) -> list[Remark]:
    """Write the identifier behind each title that other work bears, too, and return what to say.

    Grants are often called alike (`Community fund`). The same identifier twice stays a mistake.

    Args:
        records: Rows of initiatives or activities, changed in place.
        ids: The identifier of each; empty where it has none.
    """
    bearers = {
        (slug(one["title"]), key) for one, key in zip(records, ids, strict=True) if one["title"]
    }
    often = Counter(title for title, _ in bearers)
    shared = dict[str, None]()
    for one, key in zip(records, ids, strict=True):
        if key and one["title"] and often[slug(one["title"])] > 1:
            shared[one["title"]] = None
            one["title"] = f"{one['title']} ({key})"
    if not shared:
        return []
    message = Said(
        "several works have the same title, such as %(titles)s. Each comes in with its identifier "
        "behind the title.",
        titles=some(f"'{title}'" for title in shared),
    )
    return [(None, "title", message)]


def another_entry(one: Record, other: Record) -> bool:
    """Tell whether a register holds two works as two, whatever their titles say."""
    return (
        isinstance(one, Initiative)
        and isinstance(other, Initiative)
        and one.source != other.source
        and one.source.startswith(_REGISTERS)
        and other.source.startswith(_REGISTERS)
    )
