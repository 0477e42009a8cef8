"""What all rows of a file share: how words are looked up, and what was read as something else."""

from dataclasses import dataclass, field

from broker.intake._problem import Problem
from broker.intake.cells import Terms
from broker.model import Record


class Repair(Record):
    """A value that is read as another one, wherever it stands in a column."""

    file: str
    row: int
    """The first row in which it stands."""
    column: str
    value: str
    read_as: str
    rows: int = 1
    """In how many rows it stands."""


@dataclass
class Reader:
    """What all rows of a file share.

    Attributes:
        terms: Looks up words.
        source: What rows without a source of their own are said to come from.
        accept: Whether what may have been meant is taken for what was meant.
        decimal: What stands before decimals; None where every cell is judged by itself.
        leave_out: Whether entries of lists that name nothing known are left out.
        problems: Collects what is wrong.
        unlinked: Names in lists of organisations that nobody bears, with their first row, by file
            and column.
    """

    terms: Terms
    source: str = ""
    accept: bool = False
    decimal: str | None = None
    leave_out: bool = False
    problems: list[Problem] = field(default_factory=list)
    unlinked: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    _repaired: dict[tuple[str, str, str, str], tuple[int, int]] = field(default_factory=dict)

    def note(self, file: str, row: int, column: str, value: str, read_as: str) -> None:
        """Note that a value is read as another one."""
        key = (file, column, value, read_as)
        first, count = self._repaired.get(key, (row, 0))
        self._repaired[key] = (first, count + 1)

    def note_short(self, file: str, row: int, column: str, value: str, read_as: str) -> None:
        """Note that a text, which may be long, is read as another one."""
        self.note(file, row, column, short(value), short(read_as))

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Values that are read as others, in the order in which they were met."""
        return tuple(
            Repair(file=file, row=row, column=column, value=value, read_as=read_as, rows=rows)
            for (file, column, value, read_as), (row, rows) in self._repaired.items()
        )


def short(text: str) -> str:
    """Return as much of a text as a report shows."""
    return text if len(text) <= 200 else f"{text[:200]}…"
