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
    known: dict[str, Focus] = evidence.once(f"{__name__} focus", dict)
    if organisation not in known:
        known[organisation] = _focus(evidence, organisation)
    return known[organisation]


def _focus(evidence: Evidence, organisation: str) -> Focus:
    place = evidence.position[organisation]
    seat = evidence.organisations[place].country
    documents = [evidence.documents[index] for index in evidence.owned[place]]
    ranges = {key for document in documents for key in document.ranges}
    known = evidence.vocabulary.ranges
    wider = {parent for key in ranges if key in known for parent in known[key].parents}
    home = _regions_of(evidence, seat)
    return Focus(
        themes=frozenset(key for document in documents for key in document.themes),
        regions=frozenset(key for document in documents for key in document.regions) | home,
        countries=frozenset(code for document in documents for code in document.countries)
        | ({seat} if seat else set()),
        ranges=frozenset(ranges | wider),
    )


def _regions_of(evidence: Evidence, country: str | None) -> frozenset[str]:
    known: dict[str | None, frozenset[str]] = evidence.once(f"{__name__} regions", dict)
    if country not in known:
        grouped = evidence.once(f"{__name__} grouped", lambda: _in_groups(evidence))
        known[country] = frozenset(
            key
            for key, one in evidence.vocabulary.regions.items()
            if country in one.countries and (grouped or not one.electoral) and not one.told
        )
    return known[country]


def _in_groups(evidence: Evidence) -> bool:
    """Tell whether the alliance counts its members in electoral groups; few others do."""
    return any(one.electoral_region for one in evidence.organisations)
