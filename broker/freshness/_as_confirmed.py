"""Records as of the year in which somebody in charge last said that they are true."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TypeVar

from broker.model import Activity, Alliance, Confirmation, Member, Need, Neighbour, Offer

_R = TypeVar("_R", Member, Neighbour, Activity, Offer, Need)


def as_confirmed(
    alliance: Alliance, *, confirmations: Iterable[Confirmation], on: dt.date
) -> Alliance:
    """Return the records for reading: none is older than its last confirmation.

    A member that says that its work goes on knows better than the page that it was read from. What
    is kept stays as it is, for its source is still of its own year.

    Args:
        alliance: The records.
        confirmations: What was confirmed; those after `on` do not count.
        on: The day to judge by.
    """
    years: dict[tuple[str, str], int] = {}
    for one in confirmations:
        # Who only renews its membership has not said that the record is true.
        if one.of_record and one.on <= on:
            # Who left stays known around the alliance, with what it confirmed as a member.
            part = "members" if one.part == "around" else one.part
            years[part, one.record] = max(one.on.year, years.get((part, one.record), 0))
    if not years:
        return alliance
    return alliance.model_copy(
        update={
            "members": _of_their_year(alliance.members, part="members", years=years),
            "around": _of_their_year(alliance.around, part="members", years=years),
            "activities": _of_their_year(alliance.activities, part="activities", years=years),
            "offers": _of_their_year(alliance.offers, part="offers", years=years),
            "needs": _of_their_year(alliance.needs, part="needs", years=years),
        }
    )


def _of_their_year(
    records: tuple[_R, ...], *, part: str, years: Mapping[tuple[str, str], int]
) -> tuple[_R, ...]:
    return tuple(
        one.model_copy(update={"as_of": year})
        if (year := years.get((part, one.id), 0)) > (one.as_of or 0)
        else one
        for one in records
    )
