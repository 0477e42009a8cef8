"""Joint work that ended, members that left, and what is forgotten when an import is undone.

The tables stay as they are. Records now hold stages and outcomes that an earlier program takes for
damage: it is to say instead that the catalogue is of a newer version, and to leave it alone.
"""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Change nothing but the version."""
