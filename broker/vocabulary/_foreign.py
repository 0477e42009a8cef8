"""Places that a text names only for partners, guests, buyers and teachers from elsewhere."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from broker.vocabulary._learning import learnt_from
from broker.vocabulary._role import Role
from broker.vocabulary._roles import roles_of
from broker.vocabulary._surroundings import Look
from broker.vocabulary._terms import Mention, What

_FOREIGN: tuple[What, ...] = ("country", "region")
_OFTEN = 3
"""Named so much more often, a place shows that one which is named first is not the work's."""

_Key = tuple[What, str]
"""What a place is, and its key."""


class Homes(NamedTuple):
    """Where places lie."""

    countries: Callable[[_Key], Collection[str]]
    """Returns the countries of a place."""
    regions: Callable[[str], Collection[str]]
    """Returns the regions of a country."""
    look: Callable[[Mention], Look]
    """Tells how a place is named."""


def only_foreign(
    text: str, *, places: Sequence[Mention], language: str | None, homes: Homes
) -> frozenset[_Key]:
    """Return the places that a text names only for who or what is from elsewhere.

    Such is the country of an organisation (`Gobierno de Alemania`, `an Italian university`,
    `Universität Bern, Schweiz`), of guests and experts (`tourists from Norway`), and of those who
    buy (`sold in Germany`); and a place, ranges too, that is named for what can be learnt there
    (`lessons from the Andes`, `an exchange with herders in Peru`). It stays where the text names no
    other place; where it comes first or is named more often than all others; and where places of
    the work lie in it, or, for that of an organisation, in the same region, unless the text lists
    partners by the codes of several countries.

    Args:
        text: The text.
        places: The places of the work that it names, in its order.
        language: Its language; None where it is unclear.
        homes: Where places lie.
    """
    told = roles_of(text, places=places, looks=list(map(homes.look, places)), language=language)
    learnt = learnt_from(text, places=places)
    roles: list[Role | None] = [
        "learnt" if so and role in {None, "party", "away"} else role
        for role, so in zip(told, learnt, strict=True)
    ]
    if not any(roles):
        return frozenset()
    keys = [(one.what, one.key) for one in places]
    sure = Counter(
        key
        for key, role in zip(keys, roles, strict=True)
        if not role and key[0] != "convention"  # its name may be that of who takes part
    )
    said: dict[_Key, list[Role]] = {}
    for key, role in zip(keys, roles, strict=True):
        if role and key not in sure and (key[0] in _FOREIGN or role == "learnt"):
            said.setdefault(key, []).append(role)
    work = [set(homes.countries(key)) for key in dict.fromkeys(keys) if key not in said]
    return frozenset(
        key
        for key, theirs in said.items()
        if sure
        and not _is_near(key, work=work, roles=set(theirs), homes=homes)
        and (
            "listed" in theirs
            or _are_few(theirs, sure=sure, first=key == keys[0] and "learnt" not in theirs)
        )
    )


def _is_near(key: _Key, *, work: Sequence[Collection[str]], roles: set[Role], homes: Homes) -> bool:
    """Tell whether places of the work lie in a place, or near that of an organisation.

    Who learns from others of the Andes may be in a country of them; who learns from Switzerland is
    not there because the Jura is.
    """
    theirs, near = set(homes.countries(key)), {one for some in work for one in some}
    if roles == {"coded"}:
        return False
    if roles == {"learnt"}:
        return any(some and theirs.issuperset(some) for some in work)
    if roles <= {"away", "learnt"}:
        return not near.isdisjoint(theirs)
    around = _regions(near, homes=homes)
    return not near.isdisjoint(theirs) or not around.isdisjoint(_regions(theirs, homes=homes))


def _are_few(roles: Sequence[Role], *, sure: Counter[_Key], first: bool) -> bool:
    """Tell whether a country is not what the text speaks of most, or first."""
    return len(roles) <= sure.total() and (not first or max(sure.values()) >= _OFTEN * len(roles))


def _regions(countries: Collection[str], *, homes: Homes) -> set[str]:
    return {region for country in countries for region in homes.regions(country)}
