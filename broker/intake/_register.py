"""The organisations by every name they are known by."""

from collections.abc import Iterable

from broker.intake._row import Row, meant, unknown
from broker.model import Said, joined, slug


class Register:
    """Finds the id and the seat of an organisation by its name, acronym or alias.

    Names are compared without regard to case, accents and punctuation: `Haute Volta` is
    `Haute-Volta`. A name that two organisations share finds neither: nobody is guessed.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str | None] = {}
        self._official: dict[str, str | None] = {}
        self._bearers: dict[str, dict[str, None]] = {}
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
        self._bear(self._official, slug(name), key)
        for other in dict.fromkeys(map(slug, others)):
            self._bear(self._ids, other, key)

    def _bear(self, names: dict[str, str | None], name: str, key: str) -> None:
        first = names.setdefault(name, key)
        if first != key:
            names[name] = None
            bearers = self._bearers.setdefault(name, {})
            bearers.update(dict.fromkeys((first, key) if first else (key,)))

    def named(self, name: str) -> str | None:
        """Return the id of the organisation with this official name, or None."""
        return self._official.get(slug(name))

    def find(self, name: str) -> str | None:
        """Return the id of the only organisation that is known by this name, or None."""
        return self.named(name) or self._ids.get(slug(name))

    def bearers(self, name: str) -> tuple[str, ...]:
        """Return the ids of the organisations that share a name, which finds none of them."""
        return tuple(self._bearers.get(slug(name), ())) if not self.find(name) else ()

    def _borne(self, name: str) -> bool:
        return self.find(name) is not None or slug(name) in self._bearers

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

    def split(self, row: Row, column: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the organisations of a list that are found, and the other names."""
        found: dict[str, None] = {}
        others: list[str] = []
        for name in row.names(column, known=self._borne):
            key = self.find(name)
            if key:
                found[key] = None
            else:
                others.append(name)
        row.unlinked(column, others)
        return tuple(found), tuple(others)

    @staticmethod
    def _others(row: Row) -> list[str]:
        return [name for name in (row.text("acronym"), *row.listed("aliases")) if name]
