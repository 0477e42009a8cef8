"""The steps of the migration and the tables in the code say the same."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from broker.model import CatalogueError
from broker.store import _schema, open_catalogue
from broker.store._tables import METADATA
from tests.store.worlds import alliance

_HEAD = _schema.HEAD
_NEXT = f"{int(_HEAD) + 1:04}"
_SECOND = '''"""A second step."""
import sqlalchemy as sa
from alembic import op
revision = "{next}"
down_revision = "{head}"
def upgrade():
    op.add_column("funder", sa.Column("mood", sa.Text))
    if {fails}:
        op.execute("SELECT * FROM nowhere")
'''


def test_migrations_make_the_tables_of_the_code(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue, catalogue._backend.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": "catalogue_version", "compare_type": True}
        )
        assert compare_metadata(context, METADATA) == []
        seen = inspect(connection)
        keys = {
            table: seen.get_pk_constraint(table)["constrained_columns"] for table in METADATA.tables
        }
        assert keys == {table: ["number" if table == "change" else "id"] for table in keys}


def test_newest_step_is_the_version_that_the_code_knows() -> None:
    scripts = ScriptDirectory(str(_schema.SCRIPTS))
    assert scripts.get_heads() == [_schema.HEAD]


def test_new_catalogue_has_the_newest_version(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        assert catalogue.schema_version == _schema.HEAD


@pytest.fixture
def second_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program have a second version; returns the file of its step."""
    folder = tmp_path / "steps"
    folder.mkdir()
    monkeypatch.setattr(_schema, "HEAD", _NEXT)
    monkeypatch.setattr(_schema, "VERSIONS", (*_schema.VERSIONS, folder))
    return folder / "next.py"


@pytest.fixture
def old_url(catalogue_url: str) -> str:
    open_catalogue(catalogue_url, fill=alliance).close()
    return catalogue_url


def test_old_catalogue_is_brought_up_to_date(old_url: str, second_version: Path) -> None:
    second_version.write_text(_SECOND.format(fails=False, head=_HEAD, next=_NEXT))
    with open_catalogue(old_url) as catalogue:
        assert catalogue.schema_version == _NEXT
        assert catalogue.load() == alliance()
        with catalogue._backend.reading() as connection:
            columns = {column["name"] for column in inspect(connection).get_columns("funder")}
    assert "mood" in columns


def test_failing_step_leaves_the_old_catalogue(
    old_url: str, second_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_version.write_text(_SECOND.format(fails=True, head=_HEAD, next=_NEXT))
    with pytest.raises(CatalogueError):
        open_catalogue(old_url)
    monkeypatch.setattr(_schema, "HEAD", _HEAD)
    with open_catalogue(old_url) as catalogue:
        assert catalogue.load() == alliance()
        with catalogue._backend.reading() as connection:
            columns = {column["name"] for column in inspect(connection).get_columns("funder")}
    assert "mood" not in columns
