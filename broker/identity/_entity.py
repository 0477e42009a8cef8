"""What identity is judged by: names, place, website and identifiers of one organisation."""

from collections.abc import Iterable

from broker.model import InputError, Organisation, Record


class Entity(Record):
    """One description of an organisation, from wherever it was read.

    Nothing in it is needed but an id; the more there is, the surer a judgement.
    """

    id: str
    names: tuple[str, ...] = ()
    """Names and aliases, the official one first."""
    acronyms: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166 code; one form, of two or three letters, throughout a comparison."""
    city: str | None = None
    website: str | None = None
    identifiers: tuple[str, ...] = ()
    """As `read_identifier` writes them: `ror:03vek6s52`, `pic:999984059`, `GB-CHC-202918`."""


_COUNTRIES = {"EL": "GR", "UK": "GB"}
"""Codes of the European Commission that are not those of ISO 3166."""


MOST_NAMES = 16
"""Names that are looked at; who has more is known well enough by the first ones."""

_START, _END = 250, 50
"""Letters of a name that are looked at; no name is so long, but a cell of a list may be."""


def names_told(entity: Entity) -> tuple[str, ...]:
    """Return the names by which somebody is recognised, of one too long its start and end."""
    return tuple(
        name if len(name) <= _START + _END else f"{name[:_START]} {name[-_END:]}"
        for name in entity.names[:MOST_NAMES]
    )


def country_told(entity: Entity) -> str | None:
    """Return the ISO 3166 code of the country that a description tells."""
    code = (entity.country or "").strip().upper()
    return _COUNTRIES.get(code, code) or None


def entity_of(organisation: Organisation) -> Entity:
    """Return what identifies a record of the catalogue."""
    return Entity(
        id=organisation.id,
        names=(organisation.name, *organisation.aliases),
        acronyms=(organisation.acronym,) if organisation.acronym else (),
        country=organisation.country,
        website=organisation.website,
        identifiers=organisation.identifiers,
    )


Described = Entity | Organisation


def described(one: Described) -> Entity:
    """Return what identity is judged by, of a record or as it is."""
    return one if isinstance(one, Entity) else entity_of(one)


def distinct(some: Iterable[Described]) -> None:
    """Raise an `InputError` if two records have the same id."""
    seen: set[str] = set()
    for one in some:
        if one.id in seen:
            raise InputError(
                "Two records have the id %(id)r. Give each an id of its own.", id=one.id
            )
        seen.add(one.id)
