"""The last deadline of a call, for asking in SQL; its record holds all of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; calls that are there already get it when they are saved again."""
    op.add_column("call", sa.Column("closes", sa.Text))
