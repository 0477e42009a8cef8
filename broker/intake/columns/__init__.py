"""Columns of tables: which row names them, what people call them, and the field each stands for."""

from broker.intake.columns._composed import is_number_beside, plain
from broker.intake.columns._crossed import with_crossed
from broker.intake.columns._footer import without_footer
from broker.intake.columns._kind_column import with_kinds
from broker.intake.columns._layout import (
    ID,
    LAYOUTS,
    MORE,
    OF_ORGANISATIONS,
    TABLES,
    Column,
    Layout,
    columns_of,
    exported,
    layout_of,
)
from broker.intake.columns._mapping import Mapped
from broker.intake.columns._sections import sort_of, without_sections
from broker.intake.columns._sheet import Sheet, holds, sheet_of

__all__ = [
    "ID",
    "LAYOUTS",
    "MORE",
    "OF_ORGANISATIONS",
    "TABLES",
    "Column",
    "Layout",
    "Mapped",
    "Sheet",
    "columns_of",
    "exported",
    "holds",
    "is_number_beside",
    "layout_of",
    "plain",
    "sheet_of",
    "sort_of",
    "with_crossed",
    "with_kinds",
    "without_footer",
    "without_sections",
]
