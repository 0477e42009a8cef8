"""Well-known organisations under any of their names: `PNUD` is the UNDP."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from broker.identity._entity import Entity, country_told, names_told
from broker.identity._judge import shipped_judge
from broker.identity._latin import latin
from broker.identity._names import looks_like_acronym, names_of, parts_of, spelt, without_brackets
from broker.identity._profile import Profile
from broker.identity._states import state_of
from broker.identity._words import LEGAL, content_of, words_of
from broker.vocabulary import KnownOrganisation, known_organisations, load_vocabulary

_COUNTRY = re.compile(r"\s*\([^()]+\)$")
"""What stands behind the name of a national organisation to tell it from those of others."""

_SHORTEST = 5
"""Letters from which on a name of one word is taken for a name wherever it stands."""

_ALIKE = 60
"""Likeness of letters, from 0 to 100, from which on a name may be that of a short name's bearer."""


_PROPER = 0.95
"""Weight from which on a word is seldom in names."""


class Described(NamedTuple):
    """Which well-known organisation a description is of."""

    organisation: KnownOrganisation
    surely: bool
    """Whether nobody else is called so."""


class KnownNames:
    """What well-known organisations are called, to be looked up.

    Args:
        organisations: Those that are known.
    """

    def __init__(self, organisations: Iterable[KnownOrganisation]) -> None:
        self._all = tuple(organisations)
        self._names: dict[str, set[int]] = defaultdict(set)
        self._short: dict[str, set[int]] = defaultdict(set)
        self._at_home: dict[str, set[int]] = defaultdict(set)
        """Names and short names that tell who it is where the country is told as well."""
        self._bare: dict[str, set[int]] = defaultdict(set)
        """Names of one word, which others may have, too."""
        for at, one in enumerate(self._all):
            short = (*one.short, *filter(looks_like_acronym, one.names))
            for name in one.names:
                key = _key(name)
                (self._names if len(key) >= _SHORTEST else self._at_home)[key].add(at)
                if one.country and _COUNTRY.search(name):
                    self._at_home[_key(_COUNTRY.sub("", name))].add(at)
                if one.country and (bare := _without_form(name)) != name:
                    self._at_home[_key(bare)].add(at)
                    self._bare[_key(bare)].add(at)
            for table, some in ((self._short, short), (self._at_home, one.perhaps)):
                for text in some:
                    table[_letters(text)].add(at)

    def profile(self, entity: Entity) -> Profile:
        """Return a description made ready for comparing, with all names of who it is."""
        found = self.described(entity) or self._perhaps(entity)
        known = found.organisation if found else None
        return Profile(
            entity,
            known=known,
            surely=found is None or found.surely,
            not_its=frozenset(self._of_others(entity, known=known)),
        )

    def described(self, entity: Entity) -> Described | None:
        """Return which organisation is described; None where it is none of them, or several.

        A government is known by any name of its state.

        A full name counts before a short one. A short name alone tells who it is only where nobody
        else bears it, or where the country of the one that bears it is told as well.
        """
        country, names = country_told(entity), names_told(entity)
        if state := state_of(next(iter(names), ""), told=country):
            return Described(_government(state), surely=True)
        full = [name for name in names if not looks_like_acronym(name)]
        keys = {_key(part) for name in names for part in (name, *_parts(name))}
        if not full:
            keys.update(_shorts((*names, *entity.acronyms)))
        found = {at for key in keys for at in self._names.get(key, ())}
        found.update(at for name in names for at in self._bare_of(name))
        if not full:
            found |= {at for key in keys for at in self._short.get(key, ())}
        if not found and country:
            keys |= {_key(_without_form(name)) for name in names}
            found = {at for key in keys for at in self._at_home.get(key, ())}
            found = {at for at in found if self._all[at].country}
        some = [self._all[at] for at in found if _may_be(self._all[at], country)]
        if len(some) != 1:
            return None
        return Described(some[0], surely=not _may_mean_others(full, known=some[0], told=country))

    def _perhaps(self, entity: Entity) -> Described | None:
        """Return who may be described by a name that others have, too: `Georgia`, `Orange`."""
        if country_told(entity):
            return None
        names = names_told(entity)
        if state := state_of(next(iter(names), ""), alone=True):
            return Described(_government(state), surely=False)
        found = {at for name in names for at in self._bare.get(_key(name), ())}
        return Described(self._all[found.pop()], surely=False) if len(found) == 1 else None

    def _bare_of(self, name: str) -> Iterator[int]:
        """Yield whose name stands before the brackets in a name, if their short name is in those.

        `Banque mondiale (BM)` is the World Bank; who is `Greenpeace (Italy)` is another matter.
        """
        bare, inner = without_brackets(name)
        shorts = {_letters(text) for text in inner}
        for at in self._names.get(_key(bare), ()) if inner else ():
            one = self._all[at]
            initials = names_of((bare, *one.names), acronyms=frozenset())
            theirs = {_letters(text) for text in (*one.short, *one.perhaps, *one.names)}
            if shorts <= theirs.union(*(some.initials for some in initials)):
                yield at

    def _of_others(self, entity: Entity, *, known: KnownOrganisation | None) -> Iterator[str]:
        """Yield the short names of a description that are those of a well-known other one.

        `Small Grants Programme (UNDP)` is not called UNDP: it is a programme of the UNDP.
        """
        names = names_told(entity)
        mine = [" ".join(content_of(words_of(name))) for name in names]
        full = [name for name in mine if " " in name]
        for short in _shorts((*entity.acronyms, *names, *map(_in_last_brackets, names))):
            bearers = [self._all[at] for at in self._short.get(short, ())]
            if not full or not bearers or known in bearers:
                continue
            theirs = [_key(name) for one in bearers for name in one.names]
            if not any(fuzz.token_set_ratio(a, b) >= _ALIKE for a in full for b in theirs):
                yield short


@cache
def known_names() -> KnownNames:
    """Return the names of the vocabulary in use, made ready once."""
    return KnownNames(known_organisations())


@cache
def _government(country: str) -> KnownOrganisation:
    label = load_vocabulary().label("country", country)
    return KnownOrganisation(name=f"Government of {label}", country=country, government=True)


def _key(name: str) -> str:
    """Return the words of a name that tell who it is: all, where but one would be left.

    `Pro Natura` is not called Natura, nor the Santa Sé Santa.
    """
    words = words_of(name)
    telling = content_of(words)
    return " ".join(words if len(telling) == 1 else telling)


def _without_form(name: str) -> str:
    """Return a name of one word without the legal form behind it: `Orange` of `Orange S.A.`."""
    words = words_of(name)
    # The Santa Sé has no legal form.
    return words[0] if len(words) == 2 and words[1] in LEGAL and name.isascii() else name


def _parts(name: str) -> list[str]:
    """Return the names in a name, but not what stands before brackets: see `_bare_of`."""
    bare, _ = without_brackets(name)
    return [part for part in parts_of(name) if part != bare]


def _may_mean_others(names: Sequence[str], *, known: KnownOrganisation, told: str | None) -> bool:
    """Tell whether others, too, may have the names under which somebody is known.

    Several countries have an `Instituto do Ambiente`, and somebody else may be called `Traffic`.
    """
    if known.country and told:
        return False
    return any(_is_a_word(name) or (known.country and _is_plain(name)) for name in names)


def _is_a_word(name: str) -> bool:
    lexicon = shipped_judge().lexicon
    words = words_of(name)
    return len(words) == 1 and lexicon.weight(words[0]) < 1 and lexicon.concepts.knows(words[0])


def _is_plain(name: str) -> bool:
    """Tell whether a name is made of words that say what somebody is, and nothing of where."""
    lexicon = shipped_judge().lexicon
    concepts = lexicon.concepts
    words = content_of(words_of(name))
    parts = [part for word in words for part in (word, *concepts.split(word))]
    if not any(map(concepts.body, parts)) or any(map(concepts.land, parts)):
        return False
    return all(
        lexicon.weight(word) < _PROPER or concepts.knows(word) or concepts.split(word)
        for word in words
    )


def _shorts(texts: Iterable[str]) -> set[str]:
    """Return short names in plain letters, as a whole (`UNEP/MAP`) and in parts (`IASB - BIRA`)."""
    return {short for text in texts for short in (_letters(text), *spelt(text)) if short}


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", latin(text))


def _in_last_brackets(name: str) -> str:
    found = re.search(r"\(([^()]+)\)\s*$", name)
    return found[1] if found else ""


def _may_be(known: KnownOrganisation, country: str | None) -> bool:
    if not known.country or not country:
        return True
    listed = load_vocabulary().countries.get(known.country)
    return country in (known.country, listed.alpha_2 if listed else "")
