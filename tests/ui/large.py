"""The shipped alliance, made larger: the same members and their work again under further names."""

from broker.intake import read_shipped
from broker.model import Activity, Alliance, Member


def enlarged(members: int) -> Alliance:
    """Return an alliance of so many members, always the same.

    Each further round of the shipped members has its own names, its own work and its own ties, so
    that the share of members with partners stays what it is; neighbours, funders and calls are the
    shipped ones.
    """
    shipped = read_shipped()
    people: list[Member] = list(shipped.members[:members])
    works: list[Activity] = list(shipped.activities)
    rounds = 0
    while len(people) < members:
        rounds += 1
        again = shipped.members[: members - len(people)]
        new = {one.id: f"{one.id}-{rounds}" for one in again}
        people += [_again(one, key=new[one.id], number=rounds) for one in again]
        works += [
            work.model_copy(
                update={
                    "id": f"{work.id}-{rounds}",
                    "organisation": new[work.organisation],
                    "initiative": None,
                    "partners": tuple(new[key] for key in work.partners if key in new),
                }
            )
            for work in shipped.activities
            if work.organisation in new
        ]
    return shipped.model_copy(update={"members": tuple(people), "activities": tuple(works)})


def _again(one: Member, *, key: str, number: int) -> Member:
    return one.model_copy(
        update={"id": key, "name": f"{one.name} {number}", "acronym": None, "aliases": ()}
    )
