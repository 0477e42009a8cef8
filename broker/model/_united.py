"""Two records of one organisation, made one."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from broker.model._organisation import Member, Neighbour

_T = TypeVar("_T", bound=Hashable)


def united(first: Member | Neighbour, second: Member | Neighbour) -> Member | Neighbour:
    """Return an organisation with all that is told of it under another name.

    What the first one says stays; the second fills what it leaves open and adds its names,
    identifiers, themes, places, desks and languages. The same twice adds nothing.
    """
    names = _once((*first.aliases, second.name, *second.aliases))
    acronym = first.acronym or second.acronym
    if second.acronym and second.acronym != acronym:
        names = _once((*names, second.acronym))
    told = [area if area.source else area.model_copy(update={"source": second.source})
            for area in second.focus]  # fmt: skip
    more: dict[str, object] = {
        "acronym": acronym,
        "aliases": tuple(name for name in names if name not in {first.name, acronym}),
        "languages": _once((*first.languages, *second.languages)),
        "identifiers": _once((*first.identifiers, *second.identifiers)),
        "focus": _once((*first.focus, *told)),
        "units": _once((*first.units, *second.units)),
    }
    for name in ("country", "electoral_region", "website", "summary"):
        more[name] = getattr(first, name) or getattr(second, name)
    if isinstance(first, Member) and isinstance(second, Member):
        # A membership that one source states is no longer only likely.
        more["evidence"] = "stated" if "stated" in {first.evidence, second.evidence} else "strong"
        more["roles"] = _once((*first.roles, *second.roles))
        more["scope"] = first.scope or second.scope
        more["steering"] = second.steering if first.steering is None else first.steering
    return first.model_copy(update=more)


def _once(items: Iterable[_T]) -> tuple[_T, ...]:
    """Return each item once, where it first stood."""
    return tuple(dict.fromkeys(items))
