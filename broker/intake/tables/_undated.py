"""A list of organisations that does not say for which year it holds, or names one to come."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from broker.model import Organisation, Said

if TYPE_CHECKING:
    from broker.intake.tables._arrivals import Arrival

_FEW = 2
"""Rows up to which a row without a year is the row's own matter."""


def undated_remarks(arrived: Sequence["Arrival"]) -> Iterator[Said]:
    """Yield how to say for which year a list holds, where no row of it tells a year.

    Without a year everything that rests on the list is shown with a caution.
    """
    loose = [one.record for one in arrived if not one.exact]
    told = any(isinstance(one, Organisation) and one.as_of for one in loose)
    if len(loose) > _FEW and not told:
        yield Said(
            "No row tells for which year it holds, which every suggestion will say. If the list is "
            "of this year: --set 'as_of=%(year)s'",
            year=dt.date.today().year,
        )


def early_remarks(arrived: Iterable["Arrival"]) -> Iterator[Said]:
    """Yield which row holds for a year that is still to come: it would pass for fresh until then.

    A calendar may be a day ahead elsewhere, and a list of members that of next year.
    """
    last = dt.date.today().year + 1
    for one in arrived:
        year = getattr(one.record, "as_of", None)
        if not one.exact and year and year > last:
            yield Said(
                "%(file)s, row %(row)s holds for %(year)s, which is still to come. If that is a "
                "slip, correct it and import the file again.",
                file=one.file,
                row=one.number,
                year=year,
            )
