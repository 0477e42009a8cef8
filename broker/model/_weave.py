"""What the engine answers to: where should we weave?"""

from typing import Annotated, Literal

from pydantic import Field

from broker.model._record import Record

Phase = Literal["too_small", "scattered", "hub_and_spoke", "multi_hub", "core_periphery"]
"""Phase of a network (Krebs & Holley, Building smart communities through network weaving, 2006)."""


class NetworkState(Record):
    """A network in numbers: organisations, and ties between those who have worked together."""

    phase: Phase
    organisations: int
    ties: int
    groups: int
    """Sets of two or more organisations who reach each other."""
    alone: int
    """Organisations without any tie."""
    largest: int
    """Organisations in the largest group."""
    reachable: Annotated[float, Field(ge=0, le=1)]
    """Share of all pairs who reach each other over any number of others."""
    distance: float | None
    """Mean number of ties between two who reach each other; None where nobody does."""
    estimated: bool = False
    """Whether the distance comes from a sample, as for large networks."""
    hubs: tuple[str, ...] = ()
    """Names of those with most partners, at most three."""


class NetworkPart(Record):
    """The network of those who work on one theme, or in one region."""

    what: Literal["theme", "region"]
    key: str
    network: NetworkState


class Count(Record):
    """How many organisations the records of one year name."""

    year: int | None
    """Year for which the newest record of each holds; None where no source tells."""
    organisations: int


class Gap(Record):
    """A theme, a region and a kind of member where fewer work than one would expect."""

    theme: str
    region: str
    kind: str
    members: int
    expected: float
    """Members who would be there if all kinds were spread alike over themes and regions."""
    together: int
    """Members of any kind who work on the theme in the region."""
    years: tuple[Count, ...]
    """Those of any kind, by the year for which their records hold."""
    around: tuple[str, ...] = ()
    """Names of some organisations around the alliance who could be invited, at most three."""


class Cell(Record):
    """How many members work on a theme in a region."""

    theme: str
    region: str
    members: int
    years: tuple[Count, ...]


class Bringing(Record):
    """What one of two could bring to the other, as a source says it."""

    member: str
    quote: str
    source: str
    language: str | None = ""
    """Of the quote, by ISO 639-1; empty where it is in none or too short to tell, None where even
    a whole sentence does not tell."""


class Opening(Record):
    """An introduction worth making: two who have not worked together, and who knows both."""

    rank: Annotated[int, Field(ge=1)]
    one: str
    other: str
    introducer: str | None
    """Who has worked with both; None where nobody has, and the Secretariat introduces them."""
    score: Annotated[float, Field(ge=0, le=1)]
    distance: int | None
    """Ties on the shortest way between them; None where there is no way."""
    themes: tuple[str, ...]
    """Keys of themes that both work on."""
    regions: tuple[str, ...]
    brings: tuple[Bringing, ...]
    """One for each of the two, as far as something is on record."""
    because: tuple[str, ...]
    """Sentences for people."""


class WeaveAnswer(Record):
    """Gaps, phases, introductions worth making, and what they would change."""

    network: NetworkState
    members: tuple[str, ...]
    """Names of those in it."""
    parts: tuple[NetworkPart, ...]
    gaps: tuple[Gap, ...]
    introductions: tuple[Opening, ...]
    after: NetworkState
    """The network with all these introductions made."""
    took_ms: float
