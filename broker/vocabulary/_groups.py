"""Groups of countries that rules of funders name, each with its source and year."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from broker.model import BrokerError, Year
from broker.vocabulary._load import content_of, vocabulary_file
from broker.vocabulary._terms import Term


class CountryGroup(Term):
    """A group of countries, as its source lists it."""

    countries: tuple[str, ...]
    """ISO 3166 alpha-3 codes; none where `key` is `WORLD`, which means every country."""
    perhaps: tuple[str, ...] = ()
    """Countries that belong to it under some conditions only: whether they do is not known."""
    states_only: bool = False
    """Whether the seat of an international organisation there says nothing by itself."""
    note: str = ""
    source: str
    as_of: Year
    """Year for which the source holds."""

    def holds(self, country: str | None) -> bool | None:
        """Return whether a country belongs to the group; None where that is not known."""
        if self.key == "WORLD":
            return True
        if country is None or country in self.perhaps:
            return None
        return country in self.countries


def load_groups() -> Mapping[str, CountryGroup]:
    """Return the groups of countries of the vocabulary in use by key: `EU`, `AC`, `LDC` and others.

    Raises:
        BrokerError: If the file is missing or cannot be read.
    """
    return _load(vocabulary_file("groups.json").resolve())


@cache
def _load(path: Path) -> Mapping[str, CountryGroup]:
    try:
        found = TypeAdapter(list[CountryGroup]).validate_json(content_of(path))
    except ValidationError as error:
        raise BrokerError(
            "%(path)s cannot be read as groups of countries: %(why)s. Put the file that ships "
            "back.",
            path=path,
            why=error.errors()[0]["msg"],
        ) from error
    return MappingProxyType({group.key: group for group in found})
