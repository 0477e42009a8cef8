"""Organisations under one name: told apart by where they are, and listed where one is meant."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

from broker.model import Alliance, InputError, Member, Neighbour, Said, fold
from broker.vocabulary._vocabulary import Vocabulary

_MOST = 12
"""Namesakes that one message lists."""

Someone = TypeVar("Someone", Member, Neighbour)


def told_apart(alliance: Alliance, *, vocabulary: Vocabulary) -> Alliance:
    """Return the alliance with names that tell its organisations apart.

    Where several members have one official name, each is called by it with its country behind, as
    in 'Ministry of Environment (Kenya)', or with its id where that does not do. So is an
    organisation around the alliance whose name is that of a member or of another one around. The
    plain name stays among its aliases. Whoever has a name alone keeps it, and so do members that
    share theirs with others around.
    """
    members = Counter(_folded(one.name) for one in alliance.members)
    around = Counter(_folded(one.name) for one in alliance.around)
    shared = {name for name, count in members.items() if count > 1}
    beside = {name for name, count in around.items() if count > 1 or name in members}
    if not shared and not beside:
        return alliance
    taken = Counter(
        _folded(_with_country(one, vocabulary=vocabulary))
        for some, names in ((alliance.members, shared), (alliance.around, beside))
        for one in some
        if _folded(one.name) in names
    )
    taken.update(members.keys() | around.keys())

    def called(one: Someone) -> Someone:
        name = _with_country(one, vocabulary=vocabulary)
        if taken[_folded(name)] > 1:
            name = f"{one.name} ({one.id})"
        return one.model_copy(update={"name": name, "aliases": (one.name, *one.aliases)})

    return alliance.model_copy(
        update={
            "members": _renamed(alliance.members, shared, called),
            "around": _renamed(alliance.around, beside, called),
        }
    )


def several_called(
    name: str, bearers: Iterable[Member | Neighbour], *, vocabulary: Vocabulary
) -> InputError:
    """Return the error that a name means several organisations, with country and id of each."""
    every = tuple(bearers)
    listed: list[str] = [_line(one, vocabulary=vocabulary) for one in every[:_MOST]]
    if len(every) > _MOST:
        listed.append(Said("  … and %(rest)s more.", rest=len(every) - _MOST))
    return InputError(
        "Several organisations are called %(name)r. Name one by its id, which stands first:\n"
        "%(which)s",
        name=name,
        which=listed,
    )


def _line(one: Member | Neighbour, *, vocabulary: Vocabulary) -> Said:
    seat = one.country if one.country in vocabulary.countries else None
    if seat is None or one.name.endswith(_behind(one, vocabulary)):
        return Said("  %(id)s: %(name)s", id=one.id, name=one.name)
    country = vocabulary.named("country", seat)
    return Said("  %(id)s: %(name)s, %(country)s", id=one.id, name=one.name, country=country)


def _renamed(
    some: tuple[Someone, ...], names: set[str], called: Callable[[Someone], Someone]
) -> tuple[Someone, ...]:
    return tuple(called(one) if _folded(one.name) in names else one for one in some)


def _with_country(one: Member | Neighbour, *, vocabulary: Vocabulary) -> str:
    return f"{one.name}{_behind(one, vocabulary)}"


def _behind(one: Member | Neighbour, vocabulary: Vocabulary) -> str:
    if one.country is None or one.country not in vocabulary.countries:
        return f" ({one.id})"
    return f" ({vocabulary.label('country', one.country)})"


def _folded(name: str) -> str:
    return fold(name).strip()
