"""Well-known organisations under any of their names: `PNUD` is the UNDP."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from broker.identity._entity import Entity, country_told, names_told
from broker.identity._name_keys import (
    in_last_brackets,
    key_of,
    letters_of,
    may_mean_others,
    parts_beside,
    shorts_in,
    without_form,
)
from broker.identity._names import looks_like_acronym, names_of, without_brackets
from broker.identity._profile import Profile
from broker.identity._states import may_name_a_state, state_of
from broker.identity._words import LEGAL, content_of, words_of
from broker.vocabulary import KnownOrganisation, known_organisations, load_vocabulary

_COUNTRY = re.compile(r"\s*\([^()]+\)$")
"""What stands behind the name of a national organisation to tell it from those of others."""

_SHORTEST = 5
"""Letters from which on a name of one word is taken for a name wherever it stands."""

_ALIKE = 60
"""Likeness of letters, from 0 to 100, from which on a name may be that of a short name's bearer."""


class Recognised(NamedTuple):
    """Which well-known organisation a description is of."""

    organisation: KnownOrganisation
    surely: bool
    """Whether nobody else is called so."""


_PLAIN = re.compile(r"[^][()/:|,*–—-]*")
"""A name that holds no other name."""


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
                key = key_of(name)
                (self._names if len(key) >= _SHORTEST else self._at_home)[key].add(at)
                if one.country and _COUNTRY.search(name):
                    self._at_home[key_of(_COUNTRY.sub("", name))].add(at)
                if one.country and (bare := without_form(name)) != name:
                    self._at_home[key_of(bare)].add(at)
                    self._bare[key_of(bare)].add(at)
            for table, some in ((self._short, short), (self._at_home, one.perhaps)):
                for text in some:
                    table[letters_of(text)].add(at)

    def profile(self, entity: Entity) -> Profile:
        """Return a description made ready for comparing, with all names of who it is."""
        if self._unheard_of(entity):
            return Profile(entity)
        found = self.described(entity) or self._perhaps(entity)
        known = found.organisation if found else None
        return Profile(
            entity,
            known=known,
            surely=found is None or found.surely,
            not_its=frozenset(self._of_others(entity, known=known)),
        )

    def _unheard_of(self, entity: Entity) -> bool:
        """Tell at once that none of its names can be known: so it is with most of a long list."""
        names = names_told(entity)
        for name in names:
            words = words_of(name)
            if not _PLAIN.fullmatch(name) or not LEGAL.isdisjoint(words):
                return False
            if self._has(key_of(name)) or may_name_a_state(words):
                return False
        return not any(map(self._has, shorts_in((*names, *entity.acronyms))))

    def _has(self, key: str) -> bool:
        return any(key in table for table in (self._names, self._short, self._at_home, self._bare))

    def described(self, entity: Entity) -> Recognised | None:
        """Return which organisation is described; None where it is none of them, or several.

        A government is known by any name of its state.

        A full name counts before a short one. A short name alone tells who it is only where nobody
        else bears it, or where the country of the one that bears it is told as well.
        """
        country, names = country_told(entity), names_told(entity)
        if state := state_of(next(iter(names), ""), told=country):
            return Recognised(_government(state), surely=True)
        full = [name for name in names if not looks_like_acronym(name)]
        keys = {key_of(part) for name in names for part in (name, *parts_beside(name))}
        if not full:
            keys.update(shorts_in((*names, *entity.acronyms)))
        found = {at for key in keys for at in self._names.get(key, ())}
        found.update(at for name in names for at in self._bare_of(name))
        if not full:
            found |= {at for key in keys for at in self._short.get(key, ())}
        if not found and country:
            keys |= {key_of(without_form(name)) for name in names}
            found = {at for key in keys for at in self._at_home.get(key, ())}
            found = {at for at in found if self._all[at].country}
        some = [self._all[at] for at in found if _may_be(self._all[at], country)]
        if len(some) != 1:
            return None
        return Recognised(some[0], surely=not may_mean_others(full, known=some[0], told=country))

    def _perhaps(self, entity: Entity) -> Recognised | None:
        """Return who may be described by a name that others have, too: `Georgia`, `Orange`."""
        if country_told(entity):
            return None
        names = names_told(entity)
        if state := state_of(next(iter(names), ""), alone=True):
            return Recognised(_government(state), surely=False)
        found = {at for name in names for at in self._bare.get(key_of(name), ())}
        return Recognised(self._all[found.pop()], surely=False) if len(found) == 1 else None

    def _bare_of(self, name: str) -> Iterator[int]:
        """Yield whose name stands before the brackets in a name, if their short name is in those.

        `Banque mondiale (BM)` is the World Bank; who is `Greenpeace (Italy)` is another matter.
        """
        bare, inner = without_brackets(name)
        shorts = {letters_of(text) for text in inner}
        for at in self._names.get(key_of(bare), ()) if inner else ():
            one = self._all[at]
            initials = names_of((bare, *one.names), acronyms=frozenset())
            theirs = {letters_of(text) for text in (*one.short, *one.perhaps, *one.names)}
            if shorts <= theirs.union(*(some.initials for some in initials)):
                yield at

    def _of_others(self, entity: Entity, *, known: KnownOrganisation | None) -> Iterator[str]:
        """Yield the short names of a description that are those of a well-known other one.

        `Small Grants Programme (UNDP)` is not called UNDP: it is a programme of the UNDP.
        """
        names = names_told(entity)
        shorts = shorts_in((*entity.acronyms, *names, *map(in_last_brackets, names)))
        if shorts.isdisjoint(self._short):
            return
        mine = [" ".join(content_of(words_of(name))) for name in names]
        full = [name for name in mine if " " in name]
        for short in shorts:
            bearers = [self._all[at] for at in self._short.get(short, ())]
            if not full or not bearers or known in bearers:
                continue
            theirs = [key_of(name) for one in bearers for name in one.names]
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


def _may_be(known: KnownOrganisation, country: str | None) -> bool:
    if not known.country or not country:
        return True
    listed = load_vocabulary().countries.get(known.country)
    return country in (known.country, listed.alpha_2 if listed else "")
