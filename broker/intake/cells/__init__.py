"""Cells of tables: the grid they stand in, and what they say: amounts, terms, names, years."""

from broker.intake.cells._addresses import address_in
from broker.intake.cells._amounts import is_unclear, read_number
from broker.intake.cells._called import OF_REGISTERS, OTHER
from broker.intake.cells._cells import (
    read_list,
    read_text,
    split,
    write_list,
    write_optional,
    write_text,
)
from broker.intake.cells._choices import ERRORS, NOTHING, ONGOING, chosen
from broker.intake.cells._grid import Found, Grid, Reading, from_records
from broker.intake.cells._limits import (
    DEEPEST,
    LARGEST_TABLE,
    LARGEST_UNPACKED,
    LONGEST_CELL,
    LONGEST_NAME,
    MOST_COLUMNS,
    MOST_PARTS,
    MOST_ROWS,
    SMALL_PART,
    STEEPEST,
    Meter,
    too_large,
)
from broker.intake.cells._marked_up import unmarked, without_markup
from broker.intake.cells._meanings import EVERY_OTHER, meanings_of
from broker.intake.cells._several import names_in
from broker.intake.cells._terms_meant import Terms
from broker.intake.cells._years import years_in

__all__ = [
    "DEEPEST",
    "ERRORS",
    "EVERY_OTHER",
    "LARGEST_TABLE",
    "LARGEST_UNPACKED",
    "LONGEST_CELL",
    "LONGEST_NAME",
    "MOST_COLUMNS",
    "MOST_PARTS",
    "MOST_ROWS",
    "NOTHING",
    "OF_REGISTERS",
    "ONGOING",
    "OTHER",
    "SMALL_PART",
    "STEEPEST",
    "Found",
    "Grid",
    "Meter",
    "Reading",
    "Terms",
    "address_in",
    "chosen",
    "from_records",
    "is_unclear",
    "meanings_of",
    "names_in",
    "read_list",
    "read_number",
    "read_text",
    "split",
    "too_large",
    "unmarked",
    "without_markup",
    "write_list",
    "write_optional",
    "write_text",
    "years_in",
]
