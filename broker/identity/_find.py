"""An organisation by what a person calls it."""

from collections.abc import Iterable

from broker.model import Alliance, Member, Neighbour, UnknownNameError, fold
from broker.vocabulary import also_called, load_vocabulary, near_names, several_called, told_apart

_Bearers = dict[str, Member | Neighbour]


def organisation_called(alliance: Alliance, name: str) -> Member | Neighbour:
    """Return the organisation with this id, name, acronym or alias.

    An id comes before a name, members come before those around, and official names before others.
    Where several have one official name, what answers call them leads to each: see
    `broker.vocabulary.told_apart`. Who is called so by nobody here may be well known under that
    name: `PNUD` finds the UNDP.

    Raises:
        UnknownNameError: If there is none; the nearest names come with it.
        InputError: If several are called so; their countries and ids come with it.
    """
    if name in alliance.by_id:
        return alliance.by_id[name]
    vocabulary = load_vocabulary()
    there = tuple(told_apart(alliance, vocabulary=vocabulary).organisations())
    called = _called((name,), there=there) or _called(also_called(name), there=there)
    if len(called) > 1:
        bearers = (alliance.by_id[key] for key in called)
        raise several_called(name, bearers, vocabulary=vocabulary)
    if called:
        return alliance.by_id[next(iter(called))]
    names = {fold(known).strip(): one for one in reversed(there) for known in one.names}
    good = (names[key].name for key in near_names(fold(name).strip(), names=list(names)))
    raise UnknownNameError("organisation", name, nearest=tuple(dict.fromkeys(good))[:3])


def _called(names: Iterable[str], *, there: Iterable[Member | Neighbour]) -> _Bearers:
    """Return who bears one of the names: members first, and official names before others."""
    wanted = {fold(name).strip() for name in names}
    called: dict[tuple[bool, bool], _Bearers] = {}
    for organisation in there:
        for known in organisation.names:
            if fold(known).strip() in wanted:
                rank = (isinstance(organisation, Neighbour), known != organisation.name)
                called.setdefault(rank, {})[organisation.id] = organisation
    return called[min(called)] if called else {}
