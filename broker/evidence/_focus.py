"""On what and where an organisation works, by everything on record."""

from dataclasses import dataclass

from broker.evidence._evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Focus:
    """Keys of the vocabulary that some document of an organisation carries."""

    themes: frozenset[str]
    """Themes that a source states."""
    regions: frozenset[str]
    """Regions it works in, and those its seat lies in."""
    countries: frozenset[str]
    """Countries it works in, and the one of its seat, as ISO 3166 alpha-3 codes."""
    ranges: frozenset[str] = frozenset()
    """Mountain ranges it works in, and those that they are a part of."""


def focus_of(evidence: Evidence, organisation: str) -> Focus:
    """Return the themes, regions, countries and ranges of an organisation (id)."""
    place = evidence.position[organisation]
    seat = evidence.organisations[place].country
    documents = [evidence.documents[index] for index in evidence.owned[place]]
    ranges = {key for document in documents for key in document.ranges}
    known = evidence.vocabulary.ranges
    wider = {parent for key in ranges if key in known for parent in known[key].parents}
    home = {key for key, one in evidence.vocabulary.regions.items() if seat in one.countries}
    return Focus(
        themes=frozenset(key for document in documents for key in document.themes),
        regions=frozenset(key for document in documents for key in document.regions) | home,
        countries=frozenset(code for document in documents for code in document.countries)
        | ({seat} if seat else set()),
        ranges=frozenset(ranges | wider),
    )
