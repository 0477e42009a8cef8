"""Groups of countries that rules of funders name, each with its source and year."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from broker.model import BrokerError, Year
from broker.vocabulary._load import vocabulary_file
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


def load_groups(folder: Path | None = None) -> Mapping[str, CountryGroup]:
    """Return the groups of countries by key: `EU`, `AC`, `LDC`, `DAC` and others.

    Args:
        folder: Folder with `groups.json`; the vocabulary in use where none is given.

    Raises:
        BrokerError: If the file is missing or cannot be read.
    """
    path = vocabulary_file("groups.json") if folder is None else folder / "groups.json"
    return _load(path.resolve())


@cache
def _load(path: Path) -> Mapping[str, CountryGroup]:
    try:
        found = TypeAdapter(list[CountryGroup]).validate_json(path.read_bytes())
    except OSError as error:
        raise BrokerError(
            "The vocabulary lacks %(name)s in %(folder)s (%(why)s). Install the package again, or "
            "put the file back.",
            name=path.name,
            folder=path.parent,
            why=error.strerror,
        ) from error
    except ValidationError as error:
        raise BrokerError(
            "%(path)s cannot be read as groups of countries: %(why)s. Put the file that ships "
            "back.",
            path=path,
            why=error.errors()[0]["msg"],
        ) from error
    return MappingProxyType({group.key: group for group in found})
