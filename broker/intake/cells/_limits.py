"""How much a table may hold, so that no file can exhaust the machine."""

from broker.model import InputError

LARGEST_TABLE = 100_000_000
"""Bytes that a file may have."""

LARGEST_UNPACKED = 250_000_000
"""Bytes that the parts of a packed file may have together once unpacked."""

MOST_PARTS = 2_000
"""Parts that a packed file may have."""

STEEPEST = 200
"""How many times larger than packed a part of more than a few megabytes may become."""

SMALL_PART = 20_000_000
"""Bytes up to which a part may be packed as tightly as it likes."""

MOST_ROWS = 250_000
"""Rows that a table may have."""

MOST_COLUMNS = 1_000
"""Columns that a table may have; spreadsheets of members have dozens."""

MOST_CELLS = 12_000_000
"""Cells with content that a file may have."""

LONGEST_CELL = 1_000_000
"""Characters that a cell may have, some 400 pages."""

LONGEST_NAME = 500
"""Characters that a name or a title may have."""

DEEPEST = 100
"""Elements that may stand inside each other in XML."""


def too_large(label: str, *, found: str, most: str) -> InputError:
    """Return what to tell about a file that holds too much."""
    return InputError(
        "%(label)s holds %(found)s; at most %(most)s can be read. Nothing was read. "
        "Split the file, or remove what is not needed.",
        label=label,
        found=found,
        most=most,
    )


class Meter:
    """Counts cells and rows while a table is read.

    Args:
        label: What to call the file in messages.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._cells = 0

    def repeated(self, number: int, cells: list[str], *, times: int) -> None:
        """Look ahead to a row that would be repeated so many times; raises as `row` does."""
        if number + times > MOST_ROWS + 1:
            raise too_large(self._label, found="more rows than that", most=f"{MOST_ROWS:,} rows")
        if self._cells + times * len(cells) > MOST_CELLS:
            raise too_large(self._label, found="more cells than that", most=f"{MOST_CELLS:,} cells")

    def more(self, cells: int) -> None:
        """Count cells; raises as `row` does."""
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise too_large(self._label, found="more cells than that", most=f"{MOST_CELLS:,} cells")

    def row(self, number: int, cells: list[str]) -> None:
        """Count a row.

        Raises:
            InputError: If the table has become too large, or one of its cells is.
        """
        if number > MOST_ROWS + 1:
            raise too_large(self._label, found="more rows than that", most=f"{MOST_ROWS:,} rows")
        if len(cells) > MOST_COLUMNS:
            raise too_large(
                self._label, found=f"{len(cells):,} columns", most=f"{MOST_COLUMNS:,} columns"
            )
        self.more(len(cells))
        if any(len(cell) > LONGEST_CELL for cell in cells):
            longest = max(map(len, cells))
            raise too_large(
                f"{self._label}, row {number},",
                found=f"a cell of {longest:,} characters",
                most=f"{LONGEST_CELL:,} characters in a cell",
            )
