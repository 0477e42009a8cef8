"""An organisation by what a person calls it."""

from broker.model import Alliance, Member, Neighbour, UnknownNameError, fold
from broker.vocabulary import load_vocabulary, near_names, several_called, told_apart


def organisation_called(alliance: Alliance, name: str) -> Member | Neighbour:
    """Return the organisation with this id, name, acronym or alias.

    An id comes before a name, members come before those around, and official names before others.
    Where several have one official name, what answers call them leads to each: see
    `broker.vocabulary.told_apart`.

    Raises:
        UnknownNameError: If there is none; the nearest names come with it.
        InputError: If several are called so; their countries and ids come with it.
    """
    if name in alliance.by_id:
        return alliance.by_id[name]
    wanted = fold(name).strip()
    names: dict[str, Member | Neighbour] = {}
    called: dict[tuple[bool, bool], dict[str, Member | Neighbour]] = {}
    vocabulary = load_vocabulary()
    for organisation in told_apart(alliance, vocabulary=vocabulary).organisations():
        for known in organisation.names:
            key = fold(known).strip()
            names.setdefault(key, organisation)
            if key == wanted:
                rank = (isinstance(organisation, Neighbour), known != organisation.name)
                called.setdefault(rank, {})[organisation.id] = organisation
    if called:
        best = called[min(called)]
        if len(best) > 1:
            bearers = (alliance.by_id[key] for key in best)
            raise several_called(name, bearers, vocabulary=vocabulary)
        return alliance.by_id[next(iter(best))]
    good = (names[key].name for key in near_names(wanted, names=list(names)))
    raise UnknownNameError("organisation", name, nearest=tuple(dict.fromkeys(good))[:3])
