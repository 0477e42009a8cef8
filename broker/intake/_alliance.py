"""A folder of tables to a whole alliance."""

from pathlib import Path
from typing import TYPE_CHECKING

from broker.intake import (
    _activities,
    _conditions,
    _exchanges,
    _funding,
    _initiatives,
    _organisations,
)
from broker.intake._problem import IntakeError, Problem
from broker.intake._register import Register
from broker.intake._row import Row
from broker.intake._table import read_table
from broker.model import Alliance

if TYPE_CHECKING:
    from broker.vocabulary import Vocabulary

_TABLES = {
    "members.csv": (_organisations.REQUIRED, _organisations.MEMBER_COLUMNS),
    "network.csv": (_organisations.REQUIRED, _organisations.NEIGHBOUR_COLUMNS),
    "activities.csv": (_activities.REQUIRED, _activities.COLUMNS),
    "initiatives.csv": (_initiatives.REQUIRED, _initiatives.COLUMNS),
    "offers_needs.csv": (_exchanges.REQUIRED, _exchanges.COLUMNS),
    "funders.csv": (_funding.REQUIRED, _funding.COLUMNS),
}

TABLES = tuple(_TABLES)
"""Names of the files that make an alliance."""

RULES = "rules.csv"
"""Rules of funders, one in each row; a folder may lack it."""


def read_alliance(folder: str | Path, *, vocabulary: "Vocabulary | None" = None) -> Alliance:
    """Return the alliance that the tables in a folder describe.

    Everything that is wrong is gathered first; an alliance is never half read.

    Args:
        folder: Holds `members.csv`, `network.csv`, `activities.csv`, `initiatives.csv`,
            `offers_needs.csv` and `funders.csv`; see `data/README.md` for their columns.
        vocabulary: Themes, kinds and places that the tables may name; by default the shipped one.

    Raises:
        IntakeError: If anything is wrong. It lists every problem by file, row and column.
    """
    if vocabulary is None:
        # Only a table needs the vocabulary; a proposal's text is read without it.
        from broker.vocabulary import load_vocabulary

        vocabulary = load_vocabulary()
    problems: list[Problem] = []
    rows, rules = _read_tables(Path(folder), problems=problems)
    if any(one.file in rows and not rows[one.file] for one in problems):
        # Without one of the tables, most names in the others would look unknown.
        raise IntakeError(problems)
    register = Register()
    _organisations.register_all(rows["members.csv"], rows["network.csv"], register=register)
    members = _organisations.members_of(rows["members.csv"], vocabulary=vocabulary)
    around = _organisations.neighbours_of(rows["network.csv"], vocabulary=vocabulary)
    initiatives = _initiatives.initiatives_of(
        rows["initiatives.csv"], register=register, vocabulary=vocabulary
    )
    activities = _activities.activities_of(
        rows["activities.csv"],
        initiatives=initiatives,
        complete=len(initiatives) == len(rows["initiatives.csv"]),
        register=register,
        vocabulary=vocabulary,
    )
    offers, needs = _exchanges.exchanges_of(
        rows["offers_needs.csv"], register=register, vocabulary=vocabulary
    )
    funders, calls = _funding.funders_of(rows["funders.csv"], vocabulary=vocabulary)
    if len(calls) == len(rows["funders.csv"]):
        # Else a rule's funder may be missing only because its own row is wrong.
        calls = _conditions.with_rules(calls, rules, vocabulary=vocabulary)
    if problems:
        order = (*TABLES, RULES)
        raise IntakeError(sorted(problems, key=lambda one: (order.index(one.file), one.row or 0)))
    return Alliance(
        members=members,
        around=around,
        activities=activities,
        initiatives=initiatives,
        offers=offers,
        needs=needs,
        funders=funders,
        calls=calls,
    )


def _read_tables(
    folder: Path, *, problems: list[Problem]
) -> tuple[dict[str, list[Row]], list[Row]]:
    """Return the rows of each table, and those of the rules, which may be missing."""
    rows = {
        name: read_table(folder / name, required=required, optional=optional, problems=problems)
        for name, (required, optional) in _TABLES.items()
    }
    if not (folder / RULES).exists():
        return rows, []
    rules = read_table(
        folder / RULES,
        required=_conditions.RULE_REQUIRED,
        optional=_conditions.RULE_COLUMNS,
        problems=problems,
    )
    return rows, rules
