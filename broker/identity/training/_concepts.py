"""Words of six languages that say the same: what names are made of, everyday words, countries."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations
from pathlib import Path

from broker.identity._concepts import COLUMNS, GERMAN, Concepts, stem_of
from broker.identity._words import FUNCTION, LEGAL, content_of, words_of
from broker.model import InputError
from broker.vocabulary import load_vocabulary

_HERE = Path(__file__).parent
_LANGUAGES = ["en", "fr", "es", "it", "pt", "de"]

_SHORTEST = 4
"""Letters that a word of a dictionary must have: shorter ones are also parts of proper names."""

_BESIDE = 3
"""Organisations in whose name two words stand together from which on they do not say the same."""

_LONGEST = 12
"""Words that a name may have to be counted."""

Row = Sequence[Set[str]]
"""For each language, its words for one thing."""


def concepts(dictionaries: Iterable[Path], *, names: Iterable[Sequence[str]]) -> Concepts:
    """Return which words say the same.

    Args:
        dictionaries: Tables with a column for each language and `/` between words for one thing.
        names: For each organisation that is learnt from, its names: words that stand beside each
            other in several of them say different things.

    Raises:
        InputError: If a dictionary has other columns.
    """
    places: dict[str, set[int]] = defaultdict(set)
    bodies = tuple(_words(_HERE / "bodies.csv"))
    lands = (*_words(_HERE / "places.csv"), *_countries())
    words = tuple(_words(_HERE / "words.csv"))
    rows = (*bodies, *lands, *words, *(row for path in dictionaries for row in _plain(path)))
    for number, row in enumerate(rows):
        # Names of places do not bend, and without its ending a Nigerien is a Nigerian.
        exact = len(bodies) <= number < len(bodies) + len(lands)
        if sum(map(bool, row)) > 1:
            for column, some in enumerate(row):
                for word in some:
                    key = f"={word}" if exact else stem_of(word)
                    places[key].add(number * COLUMNS + column)
    german = {word for row in rows for some in row[GERMAN : GERMAN + 1] for word in some}
    return Concepts(
        {word: tuple(sorted(some)) for word, some in sorted(places.items())},
        parts=frozenset(word for word in german if len(word) >= _SHORTEST),
        apart=_apart(names, known=places.keys()),
        bodies=len(bodies),
        lands=(len(bodies), len(bodies) + len(lands)),
        forms=len(bodies) + len(lands) + len(words),
    )


def _words(path: Path) -> Iterator[Row]:
    """Yield the rows of a table that lists all forms of each word, with spaces between them."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield [set(words_of(row[language])) for language in _LANGUAGES]


def _countries() -> Iterator[Row]:
    """Yield each country's one-word names and adjectives, each as if in a language of its own."""
    for country in load_vocabulary().countries.values():
        texts = [text for some in country.names.values() for text in some]
        words = [words_of(text) for text in (*texts, *country.adjectives)]
        single = sorted({some[0] for some in words if len(some) == 1 and len(some[0]) > 2})
        yield [{word} for word in single[:COLUMNS]]


def _plain(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != _LANGUAGES:
            raise InputError(
                "%(path)s is no dictionary: its columns must be %(columns)s.",
                path=path,
                columns=", ".join(_LANGUAGES),
            )
        for row in reader:
            yield [set(_single(row[language])) for language in _LANGUAGES]


def _single(cell: str) -> Iterator[str]:
    for text in cell.split("/"):
        words = [word for word in words_of(text) if word not in FUNCTION and word not in LEGAL]
        if len(words) == 1 and len(words[0]) >= _SHORTEST:
            yield words[0]


def _apart(names: Iterable[Sequence[str]], *, known: Set[str]) -> frozenset[tuple[str, str]]:
    beside: dict[tuple[str, str], int] = defaultdict(int)
    for some in names:
        pairs: set[tuple[str, str]] = set()
        for name in some:
            words = sorted({stem_of(word) for word in content_of(words_of(name))} & known)
            if len(words) <= _LONGEST:
                pairs.update(combinations(words, 2))
        for pair in pairs:
            beside[pair] += 1
    return frozenset(pair for pair, count in beside.items() if count >= _BESIDE)
