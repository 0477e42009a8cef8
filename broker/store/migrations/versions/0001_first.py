"""The first tables.

A step is never changed once it was released. There is no way back: an older program refuses a newer
catalogue, and a copy of the file from before is the way to return.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _make(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        *columns,
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("as_of", sa.Integer),
        sa.Column("record", sa.Text, nullable=False),
    )


def _text(name: str, *, refers: str | None = None) -> sa.Column[str]:
    keys = () if refers is None else (sa.ForeignKey(f"{refers}.id"),)
    return sa.Column(name, sa.Text, *keys, nullable=False)


def _years() -> tuple[sa.Column[int], sa.Column[int]]:
    return sa.Column("year_start", sa.Integer), sa.Column("year_end", sa.Integer)


def upgrade() -> None:
    """Make all tables."""
    _make(
        "organisation",
        sa.CheckConstraint("standing IN ('member', 'around')", name="organisation_standing"),
        _text("standing"),
        _text("name"),
        sa.Column("acronym", sa.Text),
        _text("kind"),
        sa.Column("country", sa.Text),
    )
    _make("initiative", _text("title"), _text("type"), _text("status"), *_years())
    organisation = "organisation_id"
    _make(
        "activity",
        _text(organisation, refers="organisation"),
        _text("title"),
        _text("kind"),
        _text("status"),
        *_years(),
    )
    _make("offer", _text(organisation, refers="organisation"), _text("category"))
    _make("need", _text(organisation, refers="organisation"), _text("category"))
    _make("funder", _text("name"), _text("kind"))
    _make(
        "call",
        _text("funder_id", refers="funder"),
        _text("title"),
        _text("pattern"),
        _text("status"),
    )
    op.create_table(
        "change",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
