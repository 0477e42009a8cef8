"""What the tests of the store share."""

from pathlib import Path

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def catalogue_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a catalogue that does not exist yet, in each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "catalogue.sqlite")
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A SQLite file that does not exist yet."""
    return tmp_path / "catalogue.sqlite"
