"""Whether the records of an alliance fit together."""

from collections.abc import Iterable, Iterator
from itertools import chain

from broker.model._alliance import Alliance
from broker.model._funding import Call, Funder
from broker.model._organisation import Member, Neighbour
from broker.model._said import Said
from broker.model._work import Activity, Initiative, Need, Offer

_Identified = Member | Neighbour | Activity | Initiative | Offer | Need | Funder | Call


def unsound(alliance: Alliance) -> Said | None:
    """Return the first thing that keeps the records of an alliance from fitting together.

    That is an id that two records of one sort have (members and those around them are one sort),
    or a record that belongs to nobody: an activity, an offer or a need of an organisation that is
    not there, or a call of such a funder. Partners and participants that are not there are no
    fault: they are passed over.

    Returns:
        What is wrong and what to do about it; None where nothing is.
    """
    return next(chain(_twice(alliance), _nobodys(alliance)), None)


def _twice(alliance: Alliance) -> Iterator[Said]:
    sorts: dict[str, Iterable[_Identified]] = {
        "organisation": alliance.organisations(),
        "activity": alliance.activities,
        "initiative": alliance.initiatives,
        "offer": alliance.offers,
        "need": alliance.needs,
        "funder": alliance.funders,
        "call": alliance.calls,
    }
    for sort, records in sorts.items():
        seen: set[str] = set()
        for record in records:
            if record.id in seen:
                yield Said(
                    "The %(sort)s %(key)r is there twice; every record needs an id of its own. "
                    "Remove one, or rename it.",
                    sort=sort,
                    key=record.id,
                )
            seen.add(record.id)


def _nobodys(alliance: Alliance) -> Iterator[Said]:
    organisations = {one.id for one in alliance.organisations()}
    for sort, works in (
        ("activity", alliance.activities),
        ("offer", alliance.offers),
        ("need", alliance.needs),
    ):
        for work in works:
            if work.organisation not in organisations:
                yield _dangling(sort, work.id, owner="organisation", missing=work.organisation)
    funders = {one.id for one in alliance.funders}
    for call in alliance.calls:
        if call.funder not in funders:
            yield _dangling("call", call.id, owner="funder", missing=call.funder)


def _dangling(sort: str, key: str, *, owner: str, missing: str) -> Said:
    return Said(
        "The %(sort)s %(key)r refers to the %(owner)s %(missing)r, which is not there. Add it "
        "first, or correct the reference.",
        sort=sort,
        key=key,
        owner=owner,
        missing=missing,
    )
