"""Who is called so: organisations by name, acronym, alias and id."""

from collections.abc import Sequence
from functools import cached_property

from broker.model import Member, Neighbour, UnknownNameError, fold, slug
from broker.vocabulary import Vocabulary, near_names, several_called


class NameBook:
    """Finds organisations by what they are called.

    Args:
        organisations: The organisations.
        vocabulary: Names the countries of those who share a name.
    """

    def __init__(
        self, organisations: Sequence[Member | Neighbour], *, vocabulary: Vocabulary
    ) -> None:
        self._organisations, self._vocabulary = organisations, vocabulary

    def find(self, name: str, *, what: str) -> Member | Neighbour:
        """Return the organisation with this name, acronym, alias or id; see `Evidence.find`."""
        wanted = fold(name).strip()
        wanted = wanted if wanted in self._places else self._written.get(slug(name), wanted)
        if sharing := self._sharing.get(wanted):
            bearers = (self._organisations[place] for place in sharing)
            raise several_called(name, bearers, vocabulary=self._vocabulary)
        if wanted in self._places:
            return self._organisations[self._places[wanted]]
        near = near_names(wanted, names=list(self._places))
        good = (self._organisations[self._places[key]].name for key in near)
        raise UnknownNameError(what, name, nearest=tuple(dict.fromkeys(good))[:3])

    @cached_property
    def _places(self) -> dict[str, int]:
        """Places of the organisations by all that they are called, folded.

        Nobody's acronym or alias stands in the way of another one's id or own name.
        """
        places = {fold(one.id).strip(): place for place, one in enumerate(self._organisations)}
        for place, one in enumerate(self._organisations):
            places.setdefault(fold(one.name).strip(), place)
        for place, one in enumerate(self._organisations):
            for name in one.names:
                places.setdefault(fold(name).strip(), place)
        for place, one in enumerate(self._organisations):
            if one.kind == "government" and one.country:
                short = fold(one.name).removeprefix("government of ").removeprefix("the ")
                places.setdefault(short, place)
        return places

    @cached_property
    def _written(self) -> dict[str, str]:
        """Names by their letters and digits alone."""
        return {slug(name): name for name in reversed(self._places)}

    @cached_property
    def _sharing(self) -> dict[str, tuple[int, ...]]:
        """Places of those who share an acronym or alias that is nobody's own name."""
        own = {fold(one.id).strip() for one in self._organisations}
        own |= {fold(one.name).strip() for one in self._organisations}
        bearers: dict[str, dict[int, None]] = {}
        for place, one in enumerate(self._organisations):
            for name in one.names:
                bearers.setdefault(fold(name).strip(), {})[place] = None
        return {
            name: tuple(places)
            for name, places in bearers.items()
            if len(places) > 1 and name not in own
        }
