"""Where an organisation is at home."""

from broker.model import Member, Organisation
from broker.vocabulary import Vocabulary


class Ground:
    """Keeps of the places that a record names those where this organisation itself works.

    Joint work names the places of all who take part. The part of a state, or of an organisation
    that works in one country, is in its own country; a regional one stays in its regions; a donor
    or a worldwide organisation may be anywhere.

    Args:
        organisation: Whose ground it is.
        vocabulary: Tells which ranges lie where.
    """

    def __init__(self, organisation: Organisation, *, vocabulary: Vocabulary) -> None:
        self.scope = organisation.scope if isinstance(organisation, Member) else None
        state = organisation.kind in {"government", "subnational_authority"}
        national = state or self.scope in {"national", "subnational"}
        self._own = organisation.country if national else None
        regions = {key for area in organisation.areas for key in area.regions}
        regional = self.scope == "regional" and "global" not in regions
        self._regions = regions if regional else set()
        # A range that the vocabulary does not hold lies nowhere.
        self._known = vocabulary.ranges

    def countries(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """Return the countries that count for this organisation."""
        return (self._own,) if self._own and self._own in named else named

    def ranges(self, named: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ranges that count for this organisation."""
        if self._own:
            home = [key for key in named if self._own in self._countries(key)]
            return tuple(home) if home else named
        if self._regions:
            home = [key for key in named if self._regions & set(self._of(key))]
            return tuple(home) if home else named
        return named

    def _countries(self, key: str) -> tuple[str, ...]:
        return self._known[key].countries if key in self._known else ()

    def _of(self, key: str) -> tuple[str, ...]:
        return self._known[key].regions if key in self._known else ()
