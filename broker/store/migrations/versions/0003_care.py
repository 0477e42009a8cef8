"""Confirmations, decisions on who is who, merges, and contacts kept apart."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make four tables; what there is stays as it is."""
    _list("confirmation", "part", "record_id", "day", "record")
    _list("decision", "one", "other", "verdict", "record")
    _list("merge", "kept", "gone", "record")
    op.create_table(
        "contact",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("organisation_id", sa.Text, nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
    )


def _list(name: str, *columns: str) -> None:
    op.create_table(
        name,
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(column, sa.Text, nullable=False) for column in columns),
    )
