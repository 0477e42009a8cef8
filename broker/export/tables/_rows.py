"""An alliance as the rows of its tables, which is what every format of exchange is made of."""

from broker.intake.tables import ID, TABLES, Exact, Known, exported, layout_of, names_of
from broker.model import Alliance
from broker.vocabulary import Vocabulary

Row = dict[str, str]
"""Cells by column; empty ones are left out."""


def rows_of(alliance: Alliance, *, vocabulary: Vocabulary) -> dict[str, list[Row]]:
    """Return the rows of every table of an alliance, in its order.

    Reading them again gives records equal to the letter; see `broker.intake.tables.Exact`.

    Args:
        alliance: What to write.
        vocabulary: What the cells may name.
    """
    exact = Exact(vocabulary=vocabulary, known=Known(alliance))
    names = names_of(alliance)
    return {
        table: [
            exact.write(record, layout=layout_of(part), names=names)
            for part in parts
            for record in getattr(alliance, part)
        ]
        for table, parts in TABLES.items()
    }


def full(table: str, row: Row) -> list[str]:
    """Return all cells of a row, in the order of the columns of its table."""
    return [row.get(column, "") for column in exported(table)]


def key(table: str, row: Row) -> str:
    """Return what tells a row from all others of all tables."""
    return f"{table}:{row[ID]}"
