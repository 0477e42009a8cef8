"""The steps of the migration and the tables in the code say the same."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from broker.model import CatalogueError, Confirmation
from broker.store import _schema, open_catalogue
from broker.store._tables import METADATA, SHELVES
from tests.store.worlds import alliance

LISTS = {"change", "confirmation", "decision", "merge"}
_NEXT = f"{int(_schema.HEAD) + 1:04}"
_SECOND = f'''"""A further step."""
import sqlalchemy as sa
from alembic import op
revision = "{_NEXT}"
down_revision = "{_schema.HEAD}"
def upgrade():
    op.add_column("funder", sa.Column("mood", sa.Text))
    if {{fails}}:
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
        assert keys == {table: ["number" if table in LISTS else "id"] for table in keys}


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
    return folder / f"{_NEXT}_further.py"


@pytest.fixture
def old_url(catalogue_url: str) -> str:
    open_catalogue(catalogue_url, fill=alliance).close()
    return catalogue_url


def test_old_catalogue_is_brought_up_to_date(old_url: str, second_version: Path) -> None:
    second_version.write_text(_SECOND.format(fails=False))
    with open_catalogue(old_url) as catalogue:
        assert catalogue.schema_version == _NEXT
        assert catalogue.load() == alliance()
        with catalogue._backend.reading() as connection:
            columns = {column["name"] for column in inspect(connection).get_columns("funder")}
    assert "mood" in columns


def test_failing_step_leaves_the_old_catalogue(
    old_url: str, second_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_version.write_text(_SECOND.format(fails=True))
    with pytest.raises(CatalogueError):
        open_catalogue(old_url)
    monkeypatch.setattr(_schema, "HEAD", f"{int(_NEXT) - 1:04}")
    with open_catalogue(old_url) as catalogue:
        assert catalogue.load() == alliance()
        with catalogue._backend.reading() as connection:
            columns = {column["name"] for column in inspect(connection).get_columns("funder")}
    assert "mood" not in columns


def test_a_program_that_knows_no_end_of_joint_work_says_that_the_catalogue_is_newer(
    old_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = Confirmation(part="members", record="m0", on=date(2027, 1, 31), by="hub", outcome="left")
    with open_catalogue(old_url) as catalogue:
        catalogue.confirmations.add(left)
    monkeypatch.setattr(_schema, "HEAD", "0005")
    with pytest.raises(CatalogueError, match="newer version"):
        open_catalogue(old_url)
    monkeypatch.undo()
    with open_catalogue(old_url) as catalogue:
        assert catalogue.confirmations.all() == (left,)


def test_a_catalogue_from_before_joint_work_could_end_is_taken_over_as_it_is(old_url: str) -> None:
    with open_catalogue(old_url) as catalogue, catalogue._backend.writing() as connection:
        connection.execute(text("UPDATE catalogue_version SET version_num = '0005'"))
    with open_catalogue(old_url) as catalogue:
        assert catalogue.schema_version == _schema.HEAD
        assert catalogue.load() == alliance()


def test_a_catalogue_from_before_deadlines_is_read_and_saved_again(old_url: str) -> None:
    with open_catalogue(old_url) as catalogue, catalogue._backend.writing() as connection:
        first = {shelf.table.name for shelf in SHELVES} | {"change"}
        for table in reversed(METADATA.sorted_tables):
            if table.name not in first:
                connection.execute(text(f"DROP TABLE {table.name}"))
        connection.execute(text("ALTER TABLE call DROP COLUMN closes"))
        connection.execute(text("UPDATE catalogue_version SET version_num = '0001'"))
    when = datetime(2027, 1, 31, 17, tzinfo=UTC)
    with open_catalogue(old_url) as catalogue:
        found = catalogue.load()
        assert found == alliance()
        dated = found.calls[0].model_copy(update={"deadlines": (when,)})
        catalogue.save(
            found.model_copy(update={"calls": (dated, *found.calls[1:])}), note="a deadline"
        )
        assert catalogue.load().calls[0].deadlines == (when,)
        with catalogue._backend.reading() as connection:
            closes = connection.scalar(text("SELECT closes FROM call WHERE position = 0"))
    assert closes == "2027-01-31T17:00:00+00:00"
