"""Well-known organisations under any of their names: `PNUD` is the UNDP."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz import fuzz

from broker.identity._entity import Entity
from broker.identity._latin import latin
from broker.identity._names import looks_like_acronym, parts_of, spelt
from broker.identity._profile import Profile
from broker.identity._states import state_of
from broker.identity._words import content_of, words_of
from broker.vocabulary import KnownOrganisation, known_organisations, load_vocabulary

_COUNTRY = re.compile(r"\s*\([^()]+\)$")
"""What stands behind the name of a national organisation to tell it from those of others."""

_SHORTEST = 5
"""Letters from which on a name of one word is taken for a name wherever it stands."""

_ALIKE = 60
"""Likeness of letters, from 0 to 100, from which on a name may be that of a short name's bearer."""


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
        for at, one in enumerate(self._all):
            short = (*one.short, *filter(looks_like_acronym, one.names))
            for name in one.names:
                key = _key(name)
                (self._names if len(key) >= _SHORTEST else self._at_home)[key].add(at)
                if one.country and _COUNTRY.search(name):
                    self._at_home[_key(_COUNTRY.sub("", name))].add(at)
            for table, some in ((self._short, short), (self._at_home, one.perhaps)):
                for text in some:
                    table[_letters(text)].add(at)

    def profile(self, entity: Entity) -> Profile:
        """Return a description made ready for comparing, with all names of who it is."""
        known = self.described(entity)
        return Profile(entity, known=known, not_its=frozenset(self._of_others(entity, known=known)))

    def described(self, entity: Entity) -> KnownOrganisation | None:
        """Return which organisation is described; None where it is none of them, or several.

        A government is known by any name of its state.

        A full name counts before a short one. A short name alone tells who it is only where nobody
        else bears it, or where the country of the one that bears it is told as well.
        """
        if (state := _state(entity)) is not None:
            return state
        full = [name for name in entity.names if not looks_like_acronym(name)]
        keys = {_key(part) for name in entity.names for part in (name, *parts_of(name))}
        if not full:
            keys.update(_shorts((*entity.names, *entity.acronyms)))
        found = {at for key in keys for at in self._names.get(key, ())}
        if not full:
            found |= {at for key in keys for at in self._short.get(key, ())}
        if not found and entity.country:
            found = {at for key in keys for at in self._at_home.get(key, ())}
            found = {at for at in found if self._all[at].country}
        some = [self._all[at] for at in found if _may_be(self._all[at], entity.country)]
        return some[0] if len(some) == 1 else None

    def _of_others(self, entity: Entity, *, known: KnownOrganisation | None) -> Iterator[str]:
        """Yield the short names of a description that are those of a well-known other one.

        `Small Grants Programme (UNDP)` is not called UNDP: it is a programme of the UNDP.
        """
        mine = [" ".join(content_of(words_of(name))) for name in entity.names]
        full = [name for name in mine if " " in name]
        for short in _shorts(
            (*entity.acronyms, *entity.names, *map(_in_last_brackets, entity.names))
        ):
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


def _state(entity: Entity) -> KnownOrganisation | None:
    """Return the government that is described, under one name whatever it is called."""
    states = {state_of(name) for name in entity.names[:1]}
    key = states.pop() if states else None
    if key is None:
        return None
    country = load_vocabulary().countries[key]
    return _government(key) if entity.country in {None, key, country.alpha_2} else None


@cache
def _government(country: str) -> KnownOrganisation:
    label = load_vocabulary().label("country", country)
    return KnownOrganisation(name=f"Government of {label}", country=country)


def _key(name: str) -> str:
    return " ".join(content_of(words_of(name)))


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
    return country.upper() in (known.country, listed.alpha_2 if listed else "")
