"""Governments by any name of their state: `Royaume du Lesotho`, `Government of Lesotho`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from broker.identity._words import FUNCTION, words_of
from broker.vocabulary import load_vocabulary

_STATE_WORDS = """
    government govt gov gouvernement gouv gobierno gob governo regierung bundesregierung state
    etat estado stato staat republic republique republica repubblica republik kingdom royaume
    reino regno konigreich principality principaute principado principato furstentum
    confederation confederacion confederazione confederacao eidgenossenschaft schweizerische
    federation federacion federazione federacao foderation federal federale federative
    federativa bundes democratic democratique democratica democratico demokratische people
    peoples populaire popular popolare plurinational plurinacional plurinazionale bolivarian
    bolivariana bolivarienne islamic islamique islamica arab arabe araba hashemite hachemite
    hachemita royal royale real sultanate sultanat sultanato emirate emirat grand duchy duche
    ducado socialist socialiste socialista bundesrepublik cooperative unitary s"""
_STATE = frozenset(words_of(_STATE_WORDS))
"""Words that stand in names of states and of their governments beside the name of the country."""

_MOST = 8
"""Words of the longest name of a state."""


def state_of(name: str) -> str | None:
    """Return the country whose state or government a name means; None where it means another body.

    All its words must be names or adjectives of one country, or words that names of states are made
    of. A country's name alone means its state, for so members of alliances of states are called.

    Returns:
        The ISO 3166 alpha-3 code.
    """
    words = tuple(word for word in words_of(name) if word not in FUNCTION)
    if not 0 < len(words) <= _MOST:
        return None
    some: frozenset[str] = frozenset()
    names = _lands()
    at = 0
    while at < len(words):
        for size in range(min(len(words) - at, 4), 0, -1):
            if bearers := names.get(words[at : at + size]):
                some = some & bearers if some else bearers
                at += size
                break
        else:
            if words[at] not in _STATE:
                return None
            at += 1
    return next(iter(some)) if len(some) == 1 else None


@cache
def _lands() -> Mapping[tuple[str, ...], frozenset[str]]:
    made: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, words in _named():
        made[words].add(key)
    return {words: frozenset(keys) for words, keys in made.items()}


def _named() -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, country in load_vocabulary().countries.items():
        texts = [text for some in country.names.values() for text in some]
        for text in (*texts, *country.adjectives):
            words = tuple(word for word in words_of(text) if word not in FUNCTION)
            if words and len("".join(words)) > 3:
                yield key, words
