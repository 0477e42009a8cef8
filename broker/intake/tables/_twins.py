"""Rows of one file that may be of one organisation under two names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from broker.model import Said

if TYPE_CHECKING:
    from broker.intake.tables._arrivals import Arrival


def twin_remarks(
    twins: Sequence[tuple[str, str]], *, rows: Mapping[str, "Arrival"]
) -> Iterator[Said]:
    """Yield what is to be said of pairs of records that may be of one organisation.

    Args:
        twins: Their ids.
        rows: The records by how a person names their rows.
    """
    named = {str(getattr(one.record, "id", "")): row for row, one in rows.items()}
    for pair in twins:
        one, other = sorted((named[key] for key in pair), key=list(rows).index)
        yield Said(
            "%(one)s (row %(row)s) and %(other)s (row %(further)s) may be one organisation. If "
            "so, keep one of the rows, or make them one afterwards: broker duplicates, broker "
            "merge.",
            one=_name(rows[one]),
            row=one,
            other=_name(rows[other]),
            further=other,
        )


def _name(arrival: "Arrival") -> str:
    return str(getattr(arrival.record, "name", ""))
