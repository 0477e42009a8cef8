"""What of IATI activities is not read, or not as it stands, told with the rows of it."""

from collections.abc import Callable, Iterator, Sequence

from broker.intake.formats._iati_activity import Work
from broker.intake.formats._told_rows import Remark, some
from broker.model import Said

_Tell = Callable[[str], Said]

_TOLD: tuple[tuple[str, str, _Tell], ...] = (
    (
        "amounts",
        "budget",
        lambda rows: Said(
            "the budgets in these rows cannot be added up and come in without an amount: their "
            "currencies differ or are missing, or their times overlap (rows: %(rows)s).",
            rows=rows,
        ),
    ),
    (
        "added",
        "budget",
        lambda rows: Said(
            "the budgets in these rows stand there for one time after the other and are added up; "
            "later times may not be told yet (rows: %(rows)s).",
            rows=rows,
        ),
    ),
    (
        "transactions",
        "budget",
        lambda rows: Said(
            "these rows tell amounts only in their transactions, which are not read "
            "(rows: %(rows)s).",
            rows=rows,
        ),
    ),
    (
        "themes",
        "themes",
        lambda rows: Said(
            "the themes in these rows are what their sector codes, policy markers or goals stand "
            "for (rows: %(rows)s).",
            rows=rows,
        ),
    ),
    (
        "sectors",
        "themes",
        lambda rows: Said(
            "some sectors in these rows stand for no theme of this alliance and are not read "
            "(rows: %(rows)s). Matching reads titles and descriptions all the same.",
            rows=rows,
        ),
    ),
    (
        "end",
        "year_end",
        lambda rows: Said(
            "the end lies before the start, and is left out (rows: %(rows)s).", rows=rows
        ),
    ),
    (
        "state",
        "status",
        lambda rows: Said(
            "this work is cancelled or suspended; its state comes in as not known "
            "(rows: %(rows)s).",
            rows=rows,
        ),
    ),
)
"""What a work is told by, the column that it is of, and the sentence with the rows of it."""


def remarks_on(works: Sequence[Work]) -> Iterator[Remark]:
    """Yield what to say of the activities of a file."""
    for told, column, tell in _TOLD:
        if rows := some(number for number, one in _counted(works) if told in one.told):
            yield None, column, tell(rows)
    yield from _of_places(works)
    yield from _of_people(works)
    there = {one.identifier for one in works}
    if parts := some(number for number, one in _counted(works) if there.intersection(one.parents)):
        message = Said(
            "these rows are parts of other activities in the file, and come in beside them "
            "(rows: %(rows)s).",
            rows=parts,
        )
        yield None, None, message


def _of_places(works: Sequence[Work]) -> Iterator[Remark]:
    names, which = _named(works, lambda one: one.regions)
    if which:
        message = Said(
            "these rows name a region and no country, or a code of no country, which is not read: "
            "%(names)s (rows: %(rows)s).",
            names=names,
            rows=which,
        )
        yield None, "countries", message


def _of_people(works: Sequence[Work]) -> Iterator[Remark]:
    names, which = _named(works, lambda one: [f"'{name}'" for name in one.sorts])
    if which:
        message = Said(
            "these names stand for a sort of organisation and are left out: %(names)s "
            "(rows: %(rows)s).",
            names=names,
            rows=which,
        )
        yield None, "member_names", message


def _named(works: Sequence[Work], names: Callable[[Work], Sequence[str]]) -> tuple[str, str]:
    """Return the names that works tell, and the rows of these."""
    there = {number: found for number, one in _counted(works) if (found := names(one))}
    return some(name for found in there.values() for name in found), some(there)


def _counted(works: Sequence[Work]) -> Iterator[tuple[int, Work]]:
    """Yield works with the numbers that they have as rows."""
    return enumerate(works, start=1)
