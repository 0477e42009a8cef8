"""Governments by any name of their state: `Royaume du Lesotho`, `Government of Lesotho`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from broker.identity._words import FUNCTION, words_of
from broker.vocabulary import load_vocabulary

_STATE = frozenset(words_of("state etat estado stato staat"))
_REPUBLIC = frozenset(words_of("republic republique republica repubblica republik"))
_PEOPLE = frozenset(words_of("people peoples populaire popular popolare volksrepublik volks"))
_DEMOCRATIC = frozenset(words_of("democratic democratique democratica democratico demokratische"))
_CONFEDERATION = frozenset(
    words_of("confederation confederacion confederazione confederacao eidgenossenschaft")
)
_HEADS = frozenset(
    words_of("""
    government govt gov gouvernement gouv gobierno gob governo regierung bundesregierung kingdom
    royaume reino regno konigreich principality principaute principado principato furstentum
    sultanate sultanat sultanato emirate emirat duchy duche ducado bundesrepublik volksrepublik""")
)
_HEADS |= _STATE | _REPUBLIC | _CONFEDERATION
"""What a state or its government is: one such word stands beside the adjective of its country."""

_BESIDE = _PEOPLE | _DEMOCRATIC
_BESIDE |= frozenset(
    words_of("""
    federal federale federative federativa bundes schweizerische plurinational plurinacional
    plurinazionale bolivarian bolivariana bolivarienne islamic islamique islamica arab arabe araba
    hashemite hachemite hachemita royal royale real grand socialist socialiste socialista
    cooperative unitary s""")
)
"""Other words that names of states are made of: alone with a country they may mean anybody, such
as an airline or a federation of clubs."""

_AROUND = _HEADS | _BESIDE

_NO_STATES = {
    *((word,) for word in words_of("england scotland ecosse escocia scozia schottland wales")),
    *(("scottish",), ("welsh",), ("northern", "ireland")),
}
"""Parts of a state, which have governments of their own."""

_SEVERAL = frozenset(words_of("congo kongo"))
"""Names of two states, whatever stands beside them."""

_OTHERS = _SEVERAL | frozenset(
    words_of("""
    georgia georgien georgie jordan chad granada island montserrat monserrate reunion riunione
    reuniao maurice mauricio mauricia salvador palau holland hollande holanda olanda tunis emirates
    jersey macedonia macedoine mazedonien moldavia moldavie guadalupe guadalupa persia martin
    martinho lucia lucie bartolome bartolomeu barthelemy helena helene elena""")
)
"""Names that regions, towns, persons or things have, too."""

_SAINTS = frozenset(words_of("saint sainte san santa sant sao st"))

_KEPT = frozenset(("sul", "sur"))
"""Small words that tell which of two countries is meant: `África do Sul`, `Corea del Sur`."""

_LONGEST, _MOST = 200, 8
"""Letters, and words, of the longest name of a state."""

_Words = tuple[str, ...]


class _Read(NamedTuple):
    """What the words of a name are."""

    countries: frozenset[frozenset[str]]
    """Who bears each name of a country among them."""
    named: Sequence[_Words]
    """The names of countries."""
    rest: frozenset[str]


def state_of(name: str, *, told: str | None = None, alone: bool = False) -> str | None:
    """Return the country whose state or government a name means; None where it means another body.

    All its words must be names or adjectives of one country, or words that names of states are made
    of. A country's name alone means its state, for so members of alliances of states are called;
    one that others have, too (`Georgia`), only does where that country is told.

    Args:
        name: The name.
        told: The country of its bearer, as an ISO 3166 alpha-2 or alpha-3 code.
        alone: Whether a name that others than states have, too, does without it.

    Returns:
        The ISO 3166 alpha-3 code.
    """
    words = _telling(words_of(name)) if len(name) <= _LONGEST else ()
    read = _read(words) if 0 < len(words) <= _MOST else None
    if read is None or len(read.countries) != 1:
        return None
    bearers = next(iter(read.countries))
    country = next(iter(bearers)) if len(bearers) == 1 else None
    if country is None or not _is_state(country, read=read):
        return None
    if told:
        return country if told in {country, load_vocabulary().countries[country].alpha_2} else None
    return None if _may_be_another(read, alone=alone) else country


def may_name_a_state(words: _Words) -> bool:
    """Tell whether all words are of names of states: of any other name it is no use to ask."""
    return all(word in _all_words() or word in _AROUND or word in FUNCTION for word in words)


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for words in _countries() for word in words)


def _read(words: _Words) -> _Read | None:
    """Tell the names of countries among words from the rest; None where a word is neither."""
    countries = _countries()
    named: list[_Words] = []
    rest: set[str] = set()
    at = 0
    while at < len(words):
        sizes = range(min(len(words) - at, 4), 0, -1)
        size = next((size for size in sizes if words[at : at + size] in countries), 0)
        if size:
            named.append(words[at : at + size])
        elif words[at] in _AROUND:
            rest.add(words[at])
        else:
            return None
        at += size or 1
    return _Read(frozenset(countries[one] for one in named), named, frozenset(rest))


def _is_state(country: str, *, read: _Read) -> bool:
    """Tell whether words are those of a state, and not of another one or of somebody there."""
    rest = read.rest
    if not rest.isdisjoint(_CONFEDERATION):
        return country == "CHE"
    if rest.isdisjoint(_HEADS):
        return not rest and any(one in _nouns() for one in read.named)
    if country in {"GEO", "MEX", "NER"}:
        # Parts of federations have these names, too: `Estado de México`, `Niger State`.
        return rest.isdisjoint(_STATE)
    if country in {"COG", "DEU", "KOR"}:
        return rest.isdisjoint(_DEMOCRATIC | (_PEOPLE if country == "KOR" else set()))
    return country != "CHN" or rest.isdisjoint(_REPUBLIC) or not rest.isdisjoint(_PEOPLE)


def _may_be_another(read: _Read, *, alone: bool) -> bool:
    headed = alone or not read.rest.isdisjoint(_HEADS)
    return any(set(one) <= (_SEVERAL if headed else _OTHERS | _SAINTS) for one in read.named)


@cache
def _nouns() -> Mapping[_Words, frozenset[str]]:
    """Return the countries by their names."""
    return _by_words(
        (key, text)
        for key, country in load_vocabulary().countries.items()
        for some in country.names.values()
        for text in some
    )


@cache
def _countries() -> Mapping[_Words, frozenset[str]]:
    """Return the countries by their adjectives and names; a name counts before an adjective."""
    adjectives = _by_words(
        (key, text)
        for key, country in load_vocabulary().countries.items()
        for text in country.adjectives
    )
    return {**adjectives, **_nouns()}


def _by_words(named: Iterable[tuple[str, str]]) -> Mapping[_Words, frozenset[str]]:
    made: dict[_Words, set[str]] = defaultdict(set)
    for key, text in named:
        words = _telling(words_of(text))
        if len("".join(words)) > 3 and words not in _NO_STATES:
            made[words].add(key)
    return {words: frozenset(keys) for words, keys in made.items()}


def _telling(words: _Words) -> _Words:
    return tuple(word for word in words if word in _KEPT or word not in FUNCTION)
