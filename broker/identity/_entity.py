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
