"""A description of an organisation, made ready for comparing with many others."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from broker.identity._entity import MOST_NAMES, Entity, country_told, names_told
from broker.identity._names import acronyms_in, names_of, spelt
from broker.identity._websites import domain_of, host_of
from broker.identity._words import words_of
from broker.model import read_identifier
from broker.vocabulary import KnownOrganisation

_LONGEST_ACRONYM = 12
"""Letters from which on a short name is a name, too."""


class Profile:
    """An entity, made ready for comparing with many others.

    Args:
        entity: The description.
        known: The well-known organisation that it is of; it has all its names, then.
        surely: Whether nobody else is called so.
        not_its: Short names that stand in it and belong to somebody else.
    """

    def __init__(
        self,
        entity: Entity,
        *,
        known: KnownOrganisation | None = None,
        surely: bool = True,
        not_its: frozenset[str] = frozenset(),
    ) -> None:
        self.entity = entity
        self.known = known
        self.surely = surely
        self.kept: Any = None
        """What comparing works out of the names, once."""
        self.country = country_told(entity)
        self.short_names = frozenset(_acronyms(entity)) - not_its
        self.acronyms = self.short_names
        # Registers keep whole names, often in another language, where a short name should stand.
        long = (text for text in entity.acronyms if len(text) > _LONGEST_ACRONYM or " " in text)
        self.names = names_of((*names_told(entity), *long)[:MOST_NAMES], acronyms=self.acronyms)
        if known:
            short = (*known.short, *known.perhaps)
            self.acronyms |= {one for text in short for one in spelt(text)}
            own = {name.words for name in self.names}
            more = names_of(known.names, acronyms=self.acronyms)
            self.names += tuple(name for name in more if name.words not in own)
        self.city = " ".join(words_of(entity.city)) if entity.city else ""
        self.host = host_of(entity.website)
        self.domain = domain_of(self.host)
        found = (read_identifier(text) for text in entity.identifiers)
        codes: dict[str, set[str]] = {}
        for one in found:
            if one:
                codes.setdefault(one.scheme, set()).add(one.value)
        # One that two were merged into has the codes of both.
        self.identifiers = {scheme: frozenset(some) for scheme, some in codes.items()}

    @cached_property
    def initials(self) -> frozenset[str]:
        """Initials of all names."""
        return frozenset(one for name in self.names for one in name.initials)

    @cached_property
    def label(self) -> str:
        """The telling part of the website's name: `vito` for `www.vito.be`."""
        return re.sub(r"[^a-z0-9]", "", self.domain.split(".")[0])


def _acronyms(entity: Entity) -> Iterator[str]:
    for text in entity.acronyms:
        yield from spelt(text)
    yield from acronyms_in(names_told(entity))
