"""A log of imports, with what undoes each of them, and the columns that people mapped."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "import_log",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("began", sa.Text, nullable=False),
        sa.Column("ended", sa.Text),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("host", sa.Text, nullable=False),
        sa.Column("process", sa.Integer, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("undo", sa.LargeBinary),
    )
    op.create_table(
        "column_mapping",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("columns", sa.Text, nullable=False),
    )
