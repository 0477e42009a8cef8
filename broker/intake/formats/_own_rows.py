"""Rows that say of which table they are, as the exports of ours write them into other formats."""

from collections.abc import Mapping, Sequence

from broker.intake.cells import Grid, Meter, from_records
from broker.intake.columns import ID, TABLES, exported

OWN = "partner-broker"
"""What the field `format` of our own JSON says."""

COLUMN = "column "
"""What stands before the name of a column of ours that means something else in Kumu."""

TABLE = "table"
"""Name of the property that tells of which table of ours an element is a row."""


def rows_by_table(
    name: str, records: Sequence[Mapping[str, str]], *, own: bool, whole: bool = True
) -> tuple[Grid, ...]:
    """Return rows that say of which table they are, one grid for each table.

    Args:
        name: What to call them in problems.
        records: Cells by column.
        own: Whether they come from an export of ours.
        whole: Whether such an export holds all tables, so that one without rows is empty.
    """
    if not own:
        return (bounded(from_records(name, [dict(one) for one in records])),)
    grids = []
    for table in TABLES:
        header = exported(table)
        rows = [
            (number, [one.get(column, "") for column in header])
            for number, one in enumerate(records, start=1)
            if one.get(TABLE) == table
        ]
        if rows or whole:
            grid = Grid(f"{name}: {table}", rows, header=header, kind=table, extracted=True)
            grids.append(bounded(grid))
    return tuple(grids)


def is_own(records: Sequence[Mapping[str, object]]) -> bool:
    """Tell whether every one of these says of which table of ours it is, and has an id."""
    return bool(records) and all(one.get(TABLE) in TABLES and one.get(ID) for one in records)


def bounded(grid: Grid) -> Grid:
    """Return a grid.

    Raises:
        InputError: If it holds too much.
    """
    meter = Meter(grid.name)
    for number, row in grid.rows:
        meter.row(number, row)
    return grid
