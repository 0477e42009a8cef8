"""A member leaves: a person decided it, and its past stays."""

from broker.model import Alliance, InputError, Member, Neighbour

_ONLY_OF_NEIGHBOURS = frozenset({"standing"})


def leave(alliance: Alliance, *, member: str) -> Alliance:
    """Return an alliance without a member, which is known around it from now on.

    What it ran, did with others, offered and needed stays on record under its id, so that it can
    come back; suggestions and counts of members no longer hold it.

    Args:
        alliance: The records.
        member: Id of the member.

    Raises:
        InputError: If the organisation is no member.
    """
    found = alliance.by_id[member]
    if not isinstance(found, Member):
        raise InputError("%(name)s is no member, so it cannot leave.", name=found.name)
    told = {
        name: getattr(found, name)
        for name in Neighbour.model_fields
        if name not in _ONLY_OF_NEIGHBOURS
    }
    return Alliance.model_validate(
        {
            **{name: getattr(alliance, name) for name in Alliance.model_fields},
            "members": tuple(one for one in alliance.members if one.id != member),
            "around": (*alliance.around, Neighbour(**told)),
        }
    )
