"""Names in lists of organisations that nobody known bears: told, for they link nobody."""

from collections.abc import Iterator, Mapping, Sequence

from broker.intake.columns import Sheet
from broker.intake.formats import some
from broker.intake.tables._known import Known
from broker.model import Said

Unlinked = Mapping[tuple[str, str], Mapping[str, int]]


def unlinked_remarks(unlinked: Unlinked, *, sheets: Sequence[Sheet], known: Known) -> Iterator[str]:
    """Yield what to say of such names, those that several organisations share apart.

    Args:
        unlinked: The names with their first row, by table and column.
        sheets: The tables, for what they call their columns.
        known: The organisations that are known.
    """
    headers = {
        (sheet.name, one.column): one.header for sheet in sheets for one in sheet.columns.columns
    }
    for (table, column), names in unlinked.items():
        header = headers.get((table, column), column)
        shared = {name: keys for name in names if (keys := known.bearers(name))}
        rest = [name for name in names if name not in shared]
        if rest:
            yield Said(
                "%(table)s, column %(column)s: no organisation is known by these names (in "
                "brackets the row): %(names)s. They are kept as words and link nobody. Import the "
                "organisations first, or write their names as they are known.",
                table=table,
                column=header,
                names=some(f"'{name}' ({names[name]})" for name in rest),
            )
        for name, keys in shared.items():
            yield Said(
                "%(table)s, row %(row)s, column %(column)s: several organisations are called "
                "%(name)r; it links none of them. Name one by its id: %(ids)s.",
                table=table,
                row=names[name],
                column=header,
                name=name,
                ids=", ".join(keys),
            )
