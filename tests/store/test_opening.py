"""Opening makes a catalogue where there is none, and refuses what is not ours."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from broker.model import Alliance, CatalogueError, InputError
from broker.store import open_catalogue
from broker.store._coding import content_digest
from broker.store._tables import SHELVES
from tests.store.worlds import alliance


def _run_sql(address: str, *statements: str) -> None:
    url = address.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(url if "://" in url else f"sqlite:///{url}")
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _never() -> Alliance:
    raise AssertionError("must not be filled again")


def test_only_the_first_opening_fills(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    with open_catalogue(catalogue_url, fill=_never) as catalogue:
        assert catalogue.load() == alliance()


def test_catalogue_that_was_never_filled_is_filled_later(catalogue_url: str) -> None:
    open_catalogue(catalogue_url).close()
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        assert catalogue.load() == alliance()


def test_catalogue_that_was_emptied_stays_empty(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url) as catalogue:
        catalogue.save(Alliance(), note="clear")
    with open_catalogue(catalogue_url, fill=_never) as catalogue:
        assert catalogue.load() == Alliance()


def test_database_of_another_program_is_left_alone(catalogue_url: str) -> None:
    _run_sql(catalogue_url, "CREATE TABLE wp_posts (id integer)")
    with pytest.raises(CatalogueError, match=r"another program.*wp_posts"):
        open_catalogue(catalogue_url, fill=_never)
    _run_sql(catalogue_url, "CREATE TABLE organisation (id integer)")  # was not made meanwhile


def test_catalogue_of_a_newer_version_is_refused(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(catalogue_url, "UPDATE catalogue_version SET version_num = '0999'")
    with pytest.raises(CatalogueError, match=r"newer version.*0999.*pip install --upgrade"):
        open_catalogue(catalogue_url, fill=_never)


def test_catalogue_that_became_newer_while_open_is_not_overwritten(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        _run_sql(catalogue_url, "UPDATE catalogue_version SET version_num = '0999'")
        with pytest.raises(CatalogueError, match="newer version"):
            catalogue.save(alliance("Peak"), note="test")
        assert len(catalogue.history()) == 1


def test_records_without_history_are_not_overwritten(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(catalogue_url, "DELETE FROM change")
    with pytest.raises(CatalogueError, match="history is gone"):
        open_catalogue(catalogue_url, fill=_never)


def test_catalogue_without_a_version_is_refused(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(catalogue_url, "DELETE FROM catalogue_version")
    with pytest.raises(CatalogueError, match="version of its tables"):
        open_catalogue(catalogue_url)


def test_record_that_is_no_longer_valid_is_named(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(
        catalogue_url, "UPDATE need SET record = replace(record, 'category', 'x') WHERE id = 'd1'"
    )
    with pytest.raises(CatalogueError, match=r"table need, the record 'd1'"):
        open_catalogue(catalogue_url).load()


def test_record_with_a_field_of_a_newer_version_asks_for_an_update(catalogue_url: str) -> None:
    with open_catalogue(catalogue_url, fill=alliance) as catalogue:
        read = catalogue.load()
        texts = {
            shelf.part: [(one.id, one.model_dump_json()) for one in getattr(read, shelf.part)]
            for shelf in SHELVES
        }
    newer = [(key, f'{text[:-1]},"moon":1}}') for key, text in texts["needs"]]
    digest = content_digest({**texts, "needs": newer})
    _run_sql(
        catalogue_url,
        """UPDATE need SET record = substr(record, 1, length(record) - 1) || ',"moon"\\:1}'""",
    )
    with pytest.raises(CatalogueError, match=r"table need.*moon") as damaged:
        open_catalogue(catalogue_url).load()
    assert "newer version" not in str(damaged.value)  # it is not what was saved
    _run_sql(catalogue_url, f"UPDATE change SET digest = '{digest}'")
    with pytest.raises(CatalogueError, match=r"newer version.*moon.*pip install --upgrade"):
        open_catalogue(catalogue_url).load()


@pytest.mark.parametrize("broken", ["{", "", "[]", "{}, {}", "null]"])
def test_record_that_is_no_json_is_named(catalogue_url: str, broken: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(catalogue_url, f"UPDATE call SET record = '{broken}' WHERE id = 'c1'")
    with pytest.raises(CatalogueError, match=r"table call, the record 'c1'"):
        open_catalogue(catalogue_url).load()


def test_row_that_holds_two_records_is_noticed(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(catalogue_url, "UPDATE call SET record = record || ',' || record WHERE id = 'c1'")
    with pytest.raises(CatalogueError, match="more than one record"):
        open_catalogue(catalogue_url).load()


def test_record_that_was_changed_behind_our_back_is_noticed(catalogue_url: str) -> None:
    open_catalogue(catalogue_url, fill=alliance).close()
    _run_sql(catalogue_url, "UPDATE need SET record = replace(record, 'Valley', 'Walley')")
    with pytest.raises(CatalogueError, match="not those that were saved"):
        open_catalogue(catalogue_url).load()


def test_environment_names_the_catalogue(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROKER_CATALOGUE", str(path))
    with open_catalogue() as catalogue:
        assert catalogue.url == f"sqlite:///{path}"
    assert path.exists()


def test_default_is_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BROKER_CATALOGUE", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "a" / "b")
    open_catalogue().close()
    assert (tmp_path / "a" / "b" / "catalogue.sqlite").exists()


def test_default_folder_that_cannot_be_made_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.delenv("BROKER_CATALOGUE", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "file" / "b")
    with pytest.raises(CatalogueError, match="BROKER_CATALOGUE"):
        open_catalogue()


@pytest.mark.parametrize("name", ["a b.sqlite", "100%?x=#1.sqlite", "山.db", "catalogue"])
def test_paths_with_odd_characters_work(tmp_path: Path, name: str) -> None:
    with open_catalogue(str(tmp_path / name), fill=alliance) as catalogue:
        again = catalogue.url
    assert (tmp_path / name).stat().st_size > 0
    if "?" not in name and "%" not in name:
        with open_catalogue(again, fill=_never) as catalogue:
            assert catalogue.load() == alliance()


@pytest.mark.parametrize(
    "address",
    ["mysql://u:secret@h/d", "sqlite://", "sqlite:///:memory:", "postgresql://h:x/secret"],
)
def test_address_that_cannot_be_used_is_refused(address: str) -> None:
    with pytest.raises(InputError) as raised:
        open_catalogue(address)
    assert "secret" not in str(raised.value)


def test_second_opening_needs_no_alembic(path: Path) -> None:
    open_catalogue(str(path), fill=alliance).close()
    code = (
        "import sys; from broker.store import open_catalogue; "
        f"open_catalogue({str(path)!r}).load(); "
        "sys.exit(bool({'alembic', 'pandas', 'psycopg'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
