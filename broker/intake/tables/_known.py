"""What the rows of a file may refer to: records of the catalogue and of the file itself."""

from collections.abc import Iterable, Mapping

from broker.intake._register import Register
from broker.intake._row import Row, unknown
from broker.model import Alliance, Organisation, Said, fold, guess, joined
from broker.vocabulary import also_called

_LIKE = 74.0
_MOST_GUESSES = 100
"""Unknown names of a file for which a similar one is looked for."""


class Known(Register):
    """Finds organisations by id, name or code, and initiatives and funders by id or title.

    Args:
        alliance: What is there already.
        former: For the ids of organisations that went into others, the id of that one.
    """

    def __init__(self, alliance: Alliance, *, former: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._there: dict[str, str] = dict(former or {})
        self._initiatives = _Titles((one.id, one.title) for one in alliance.initiatives)
        self._funders = _Titles((one.id, one.name) for one in alliance.funders)
        self._codes: dict[str, str | None] = {}
        self._guesses = 0
        for one in alliance.organisations():
            self.organisation(one, key=one.id)

    def organisation(self, one: Organisation, *, key: str) -> None:
        """Enter an organisation; `key` is the id under which it is kept."""
        self._there[one.id] = key
        self.enter(key, one.name, others=one.names[1:], country=one.country)
        for code in map(str.casefold, one.identifiers):
            shared = self._codes.get(code, key) != key
            self._codes[code] = None if shared else key

    def initiative(self, key: str, title: str, *, kept: str) -> None:
        """Enter an initiative; `kept` is the id under which it is kept."""
        self._initiatives.enter(key, title, kept=kept)

    def funder(self, key: str, name: str, *, kept: str) -> None:
        """Enter a funder; `kept` is the id under which it is kept."""
        self._funders.enter(key, name, kept=kept)

    def find(self, name: str) -> str | None:
        """Return the id of the only organisation with this id, name or code, or None.

        A well-known one is found by all its names.
        """
        found = self._there.get(name) or super().find(name) or self._codes.get(name.casefold())
        return found or self._well_known(name)

    def _well_known(self, name: str) -> str | None:
        found = {key for other in also_called(name) if (key := super(Known, self).find(other))}
        return found.pop() if len(found) == 1 else None

    def needed(self, row: Row, column: str) -> str | None:
        """Return the id of the organisation named in a cell; unknown ones are a problem."""
        name = row.needed(column)
        found = self.find(name) if name else None
        if name and not found:
            self._unknown(row, column, name, what="organisation", names=self._names)
        return found

    def all(self, row: Row, column: str) -> tuple[str, ...]:
        """Return the ids of all organisations named in a cell; unknown ones are a problem."""
        keys = []
        for name in row.listed(column):
            key = self.find(name)
            if key:
                keys.append(key)
            else:
                self._unknown(row, column, name, what="organisation", names=self._names)
        return tuple(dict.fromkeys(keys))

    def find_initiative(self, name: str) -> str | None:
        """Return the id of the only initiative with this id or title, or None."""
        return self._initiatives.find(name)

    def find_funder(self, name: str) -> str | None:
        """Return the id of the only funder with this id or name, or None."""
        return self._funders.find(name)

    def initiative_in(self, row: Row, column: str) -> str | None:
        """Return the id of the initiative named in a cell; unknown ones are a problem."""
        name = row.text(column)
        found = self.find_initiative(name) if name else None
        if name and not found:
            self._unknown(row, column, name, what="initiative", names=self._initiatives.names)
        return found

    def funder_in(self, row: Row, column: str) -> str | None:
        """Return the id of the funder named in a cell; unknown ones are a problem."""
        name = row.needed(column)
        found = self.find_funder(name) if name else None
        if name and not found:
            self._unknown(row, column, name, what="funder", names=self._funders.names)
        return found

    def _unknown(
        self, row: Row, column: str, name: str, *, what: str, names: Iterable[str]
    ) -> None:
        from rapidfuzz import fuzz, process

        if what == "organisation" and (keys := self.bearers(name)):
            said = Said(
                "several organisations are called %(name)r. Name one by its id: %(ids)s.",
                name=name,
                ids=", ".join(keys),
            )
            row.wrong(column, said, value=name)
            return
        hint: str = Said("Import it first, or add it to this file.")
        self._guesses += 1
        if self._guesses <= _MOST_GUESSES and len(name) < 300:
            best = process.extractOne(
                fold(name), names, scorer=fuzz.WRatio, processor=fold, score_cutoff=_LIKE
            )
            hint = guess((best[0],)) if best else hint
        shown = name if len(name) <= 200 else f"{name[:200]}…"
        row.wrong(
            column,
            joined(unknown(what, shown), hint),
            value=name,
        )


class _Titles:
    """Records by id and title; a title that two of them bear finds neither."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._there: dict[str, str] = {}
        self._titled: dict[str, str | None] = {}
        self.names: list[str] = []
        for key, title in pairs:
            self.enter(key, title, kept=key)

    def enter(self, key: str, title: str, *, kept: str) -> None:
        self._there[key] = kept
        folded = fold(title)
        shared = self._titled.get(folded, kept) != kept
        self._titled[folded] = None if shared else kept
        self.names.append(title)

    def find(self, name: str) -> str | None:
        return self._there.get(name) or self._titled.get(fold(name))
