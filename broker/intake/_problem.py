"""What is wrong in a table, told so that a person can mend it."""

from collections.abc import Iterable

from broker.model import InputError, Record

SHOWN = 10
"""Problems that a message lists before it only counts the rest."""


class Problem(Record):
    """One thing to mend in a table."""

    file: str
    row: int | None = None
    """Row as a spreadsheet counts it, the header being row 1; None for the file as a whole."""
    column: str | None = None
    value: str = ""
    """What stands in the cell."""
    message: str
    """What is wrong and what to do about it."""
    suggestion: str = ""
    """What may have been meant, where something similar is known."""

    def __str__(self) -> str:
        where = self.file
        if self.row is not None:
            where += f", row {self.row}"
        if self.column is not None:
            where += f", column {self.column}"
        return f"{where}: {self.message}" if where else self.message


class IntakeError(InputError):
    """Tables that cannot be read; nothing of them was taken over.

    Args:
        problems: Everything that is wrong, in the order of the files and rows.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = [f"  {problem}" for problem in self.problems[:SHOWN]]
        if count > SHOWN:
            lines.append(f"  … and {count - SHOWN} more.")
        head = "One thing has" if count == 1 else f"{count} things have"
        super().__init__("\n".join([f"{head} to be mended; nothing was read.", *lines]))
