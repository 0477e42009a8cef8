"""A proposal, and what was understood of it."""

from typing import Literal

from broker.model._record import Money, Record

PlaceKind = Literal["country", "region", "range", "convention"]


class Place(Record):
    """A place of the vocabulary: a country, a region, a mountain range or a convention's area."""

    kind: PlaceKind
    key: str
    """ISO 3166 alpha-3 code, or the key of the region, range or convention."""
    name: str
    """Its name in English, for people."""


class Proposal(Record):
    """A text that looks for partners, with what was understood of it or told about it."""

    text: str
    source: str | None = None
    """Where it was read; None for standard input or a form."""
    language: str | None = None
    """ISO 639-1 code; None where the language could not be told."""
    themes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    kinds: tuple[str, ...] = ()
    """Kinds of partner that are looked for; empty for any."""
    lead: str | None = None
    """Id of the organisation that leads, if there is one."""
    budget: Money | None = None
    months: float | None = None
    """How long the work lasts, if the text says so."""
