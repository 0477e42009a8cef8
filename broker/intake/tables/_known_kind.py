"""The kind of an organisation that is known: an updated list need not repeat it."""

from broker.intake.cells import read_text
from broker.intake.columns import Sheet
from broker.model import Alliance, fold


class KnownKinds:
    """Fills in the kind of rows that name a known organisation, as all that is empty stays so.

    Args:
        alliance: What is there already.
    """

    def __init__(self, alliance: Alliance) -> None:
        self._kinds: dict[str, str | None] = {}
        for one in alliance.organisations():
            # Two may share a short name without being one.
            for name in dict.fromkeys(map(fold, (one.name, *one.aliases))):
                alike = self._kinds.get(name, one.kind) == one.kind
                self._kinds[name] = one.kind if alike else None

    def fill(self, raw: dict[str, str], *, sheet: Sheet) -> None:
        """Write the known kind into a row that has none."""
        if "kind" not in raw and sheet.of_organisations:
            kind = self._of(raw.get("name", ""))
            if kind is not None:
                raw["kind"] = kind

    def in_some_row(self, sheet: Sheet) -> bool:
        """Tell whether a table names anybody who is known, so that it may do without kinds."""
        at = sheet.columns.places().get("name")
        if at is None or not sheet.of_organisations:
            return False
        return any(len(cells) > at and self._of(cells[at]) for _, cells in sheet.rows)

    def _of(self, name: str) -> str | None:
        return self._kinds.get(fold(read_text(name)))
