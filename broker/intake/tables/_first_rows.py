"""Records that stand in a file twice."""

from broker.intake.tables._loose import LooseRow
from broker.model import Funder, Organisation, Record, Said


class FirstRows:
    """The first row of each record of a file; members and neighbours share ids.

    Attributes:
        repeated: What is to be said of rows that say what an earlier one says.
    """

    def __init__(self) -> None:
        self.repeated: list[Said] = []
        self._places: dict[tuple[str, str], tuple[str, int, Record]] = {}

    def enter(self, part: str, record: Record, row: LooseRow, *, of_contacts: bool) -> bool:
        """Enter the row of a record, and tell whether it is the first; another one is a problem.

        One of a table of contacts may say the same again: it is left out.
        """
        place = "organisations" if part in {"members", "around"} else part
        key = (place, str(getattr(record, "id", "")))
        if key not in self._places:
            self._places[key] = (row.file, row.number, record)
            return True
        file, number, first = self._places[key]
        where = (
            Said("row %(row)s", row=number)
            if file == row.file
            else Said("%(file)s, row %(row)s", file=file, row=number)
        )
        if of_contacts and record == first:
            self.repeated.append(
                Said(
                    "%(file)s, row %(row)s is left out: it says what %(where)s says.",
                    file=row.file,
                    row=row.number,
                    where=where,
                )
            )
            return False
        column = "name" if isinstance(record, Organisation | Funder) else "title"
        row.wrong(
            column,
            Said("the same stands in %(where)s already. Keep one of the two rows.", where=where),
        )
        return False
