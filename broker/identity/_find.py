"""An organisation by what a person calls it."""

from rapidfuzz import fuzz, process

from broker.model import Alliance, Member, Neighbour, UnknownNameError, fold
from broker.vocabulary import load_vocabulary, several_called, told_apart

_ALIKE = 75.0
"""How alike a name must be, of 100, to be suggested; below, short acronyms resemble any word."""


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
    near = process.extract(wanted, names.keys(), scorer=fuzz.WRatio, limit=8)
    good = (names[key].name for key, score, _ in near if score >= _ALIKE)
    raise UnknownNameError("organisation", name, nearest=tuple(dict.fromkeys(good))[:3])
