"""Offices of well-known bodies in a country: `UNDP Pakistan` is not the UNDP itself."""

from collections.abc import Iterable

from broker.identity._entity import names_told
from broker.identity._lexicon import Lexicon
from broker.identity._profile import Profile
from broker.identity._words import words_of
from broker.vocabulary import load_vocabulary


def may_be_office(one: Profile, other: Profile, *, lexicon: Lexicon) -> bool:
    """Tell whether one is well known and the other may be its office somewhere.

    The one that is known is known by all its names: a place that none of them tells is the other's.
    """
    if (one.known is None) == (other.known is None):
        return False
    body, office = (one, other) if one.known else (other, one)
    own = _lands((name.text for name in body.names), lexicon=lexicon)
    country = body.known.country if body.known else None
    if country and country in load_vocabulary().countries:
        own |= _lands([load_vocabulary().label("country", country)], lexicon=lexicon)
    return not _lands(names_told(office.entity), lexicon=lexicon) <= own


def _lands(names: Iterable[str], *, lexicon: Lexicon) -> frozenset[int]:
    land = lexicon.concepts.land
    return frozenset(row for name in names for word in words_of(name) for row in land(word))
