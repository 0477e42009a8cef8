"""An organisation by what a person calls it."""

from rapidfuzz import fuzz, process

from broker.model import Alliance, Member, Neighbour, UnknownNameError, fold

_ALIKE = 75.0
"""How alike a name must be, of 100, to be suggested; below, short acronyms resemble any word."""


def organisation_called(alliance: Alliance, name: str) -> Member | Neighbour:
    """Return the organisation with this id, name, acronym or alias.

    An id comes before a name, and members come before those around.

    Raises:
        UnknownNameError: If there is none; the nearest names come with it.
    """
    if name in alliance.by_id:
        return alliance.by_id[name]
    names: dict[str, Member | Neighbour] = {}
    for organisation in alliance.organisations():
        for known in organisation.names:
            names.setdefault(fold(known).strip(), organisation)
    wanted = fold(name).strip()
    if wanted in names:
        return names[wanted]
    near = process.extract(wanted, names.keys(), scorer=fuzz.WRatio, limit=8)
    good = (names[key].name for key, score, _ in near if score >= _ALIKE)
    raise UnknownNameError("organisation", name, nearest=tuple(dict.fromkeys(good))[:3])
