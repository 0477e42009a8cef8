"""What is wrong in a table, told so that a person can mend it."""

from collections.abc import Iterable

from broker.model import InputError, Record, Said, Sentence

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
    message: Sentence
    """What is wrong and what to do about it."""
    suggestion: str = ""
    """What may have been meant, where something similar is known."""

    @property
    def said(self) -> str:
        """The whole of it for people: where it is, what is wrong, and what to do."""
        row, column = self.row, self.column
        if not self.file:
            return self.message
        if row is None and column is None:
            where: str = self.file
        elif column is None:
            where = Said("%(file)s, row %(row)s", file=self.file, row=row)
        elif row is None:
            where = Said("%(file)s, column %(column)s", file=self.file, column=column)
        else:
            where = Said(
                "%(file)s, row %(row)s, column %(column)s", file=self.file, row=row, column=column
            )
        return Said("%(where)s: %(what)s", where=where, what=self.message)

    def __str__(self) -> str:
        return str(self.said)


class IntakeError(InputError):
    """Tables that cannot be read; nothing of them was taken over.

    Args:
        problems: Everything that is wrong, in the order of the files and rows.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        lines: list[str] = [
            Said("  %(line)s", line=problem.said) for problem in self.problems[:SHOWN]
        ]
        if count > SHOWN:
            lines.append(Said("  … and %(count)s more.", count=count - SHOWN))
        head = (
            Said("One thing has to be mended; nothing was read.")
            if count == 1
            else Said("%(count)s things have to be mended; nothing was read.", count=count)
        )
        super().__init__(Said("%(lines)s", lines=[head, *lines]))
