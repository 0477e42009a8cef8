"""The organisations by every name they are known by."""

from collections.abc import Iterable

from broker.intake._row import Row, meant, unknown
from broker.model import Said, fold, joined


class Register:
    """Finds the id and the seat of an organisation by its name, acronym or alias.

    Names are compared without regard to case and accents. A name that two organisations share
    finds neither: nobody is guessed.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str | None] = {}
        self._official: dict[str, str | None] = {}
        self._seats: dict[str, str] = {}
        self._names: list[str] = []
        self.rows: dict[str, Row] = {}
        """The row in which each organisation stands, by id."""

    def add(self, key: str, row: Row) -> None:
        """Enter an organisation under all the names in its row."""
        self.rows[key] = row
        self.enter(key, row.text("name"), others=self._others(row), country=row.text("country"))

    def enter(self, key: str, name: str, *, others: Iterable[str], country: str | None) -> None:
        """Enter an organisation under its official name and its others."""
        self._names.append(name)
        self._seats[key] = country or ""
        official = fold(name)
        shared = self._official.get(official, key) != key
        self._official[official] = None if shared else key
        for other in dict.fromkeys(map(fold, others)):
            taken = other in self._ids and self._ids[other] != key
            self._ids[other] = None if taken else key

    def named(self, name: str) -> str | None:
        """Return the id of the organisation with this official name, or None."""
        return self._official.get(fold(name))

    def find(self, name: str) -> str | None:
        """Return the id of the only organisation that is known by this name, or None."""
        return self.named(name) or self._ids.get(fold(name))

    def seat(self, key: str | None) -> tuple[str, ...]:
        """Return the country of an organisation, or nothing."""
        seat = self._seats.get(key or "")
        return (seat,) if seat else ()

    def needed(self, row: Row, column: str) -> str | None:
        """Return the id of the organisation named in a cell; unknown ones are a problem."""
        name = row.needed(column)
        found = self.find(name)
        if name and not found:
            hint = meant(name, self._names) or Said("Add it to members.csv or network.csv first.")
            row.wrong(column, joined(unknown("organisation", name), hint))
        return found

    def split(self, names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the organisations that are found, and the names that are not."""
        found: dict[str, None] = {}
        others: list[str] = []
        for name in names:
            key = self.find(name)
            if key:
                found[key] = None
            else:
                others.append(name)
        return tuple(found), tuple(others)

    @staticmethod
    def _others(row: Row) -> list[str]:
        return [name for name in (row.text("acronym"), *row.listed("aliases")) if name]
