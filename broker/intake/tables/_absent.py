"""Members that are known and do not stand in a list that seems to be of all of them."""

from collections.abc import Iterator

from broker.intake.formats import some
from broker.intake.tables._arrivals import Arrivals
from broker.model import Alliance, Said

_WHOLE = 0.5
"""Part of the known members from which on a list is taken to be of all."""


def absent_remarks(arrivals: Arrivals, *, alliance: Alliance) -> Iterator[Said]:
    """Yield who is not in a new list of the members: they may have left, or been forgotten.

    Nobody is taken away for that; a list of the few that are new says nothing of the others.
    """
    arrived = [one for one in arrivals.parts.get("members", ()) if not one.exact]
    ids = [str(getattr(one.record, "id", "")) for one in arrived]
    there = {arrivals.same.get(key, key) for key in ids}
    absent = [one.name for one in alliance.members if one.id not in there]
    present = len(alliance.members) - len(absent)
    if not arrived or not absent or present < _WHOLE * len(alliance.members):
        return
    yield Said(
        "%(count)s of the %(all)s members known so far do not stand in this list, and stay: "
        "%(names)s. If they have left and the list is complete, --replace takes them out.",
        count=len(absent),
        all=len(alliance.members),
        names=some(absent),
    )
