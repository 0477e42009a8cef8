"""What two names say of the kind of body that bears them, and of where it works."""

from collections.abc import Iterator

from broker.identity._lexicon import Lexicon
from broker.identity._names import Name

_NONE: frozenset[int] = frozenset()


def kinds_agree(one: Name, other: Name, *, lexicon: Lexicon) -> float:
    """Return 1 where two names tell the same kinds of bodies, -1 where they tell different ones.

    A ministry is no university. Between: how many of the kinds that are told are told by both.
    """
    body = lexicon.concepts.body
    mine, theirs = ({*map(body, _with_parts(name, lexicon))} - {_NONE} for name in (one, other))
    if not mine or not theirs:
        return 0.0
    shared = sum(any(a & b for b in theirs) for a in mine)
    shared += sum(any(a & b for b in mine) for a in theirs)
    return shared / (len(mine) + len(theirs)) if shared else -1.0


def _with_parts(name: Name, lexicon: Lexicon) -> Iterator[str]:
    for word in name.distinct:
        yield word
        yield from lexicon.concepts.split(word)


def places_agree(one: Name, other: Name, *, lexicon: Lexicon) -> float:
    """Return 1 where two names tell the same places, -1 where each tells another one.

    -0.5 where one of them tells a place that the other does not: `WWF` and `WWF Nepal`.
    """
    land = lexicon.concepts.land
    mine, theirs = ({*map(land, _with_parts(name, lexicon))} - {_NONE} for name in (one, other))
    here = [a for a in mine if not any(a & b for b in theirs)]
    there = [b for b in theirs if not any(a & b for a in mine)]
    if here or there:
        return -1.0 if here and there else -0.5
    return 1.0 if mine else 0.0
