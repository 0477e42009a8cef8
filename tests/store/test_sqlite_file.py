"""What can go wrong with a file: rights, space, folders, and other programs that hold it."""

import multiprocessing
import os
import shutil
import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from broker.model import Alliance, CatalogueError
from broker.store import _sqlite, open_catalogue
from broker.store._sqlite_errors import explain
from tests.store.worlds import alliance

pytestmark = pytest.mark.alone


def test_folder_in_place_of_a_file_is_explained(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="is a folder"):
        open_catalogue(str(tmp_path))


def test_missing_folder_is_explained(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"folder .*nowhere does not exist"):
        open_catalogue(str(tmp_path / "nowhere" / "catalogue.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_pipe_in_place_of_a_file_is_explained(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(CatalogueError, match="not a file"):
        open_catalogue(str(path))


def test_file_removed_while_open_is_not_made_anew(path: Path) -> None:
    with open_catalogue(str(path), fill=alliance) as catalogue:
        path.unlink()
        with pytest.raises(CatalogueError, match="no longer there"):
            catalogue.load()
    assert not path.exists()


def test_closed_catalogue_is_one_file_in_write_ahead_mode(path: Path) -> None:
    with open_catalogue(str(path), fill=alliance) as catalogue:
        catalogue.save(alliance("Peak"), note="test")
    assert list(path.parent.iterdir()) == [path]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_connection_is_durable_and_checks_references(path: Path) -> None:
    with open_catalogue(str(path)) as catalogue, catalogue._backend.writing() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}


def test_full_disk_changes_nothing(path: Path) -> None:
    def limit(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 5}")

    with open_catalogue(str(path), fill=alliance) as catalogue:
        event.listen(catalogue._backend.engine, "connect", limit)
        with pytest.raises(CatalogueError, match="no space left"):
            catalogue.save(alliance("Peak", size=500), note="test")
        assert catalogue.load() == alliance()
        assert len(catalogue.history()) == 1


def test_catalogue_that_another_program_holds_is_explained(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_sqlite, "PATIENCE_SECONDS", 0.05)
    with (
        open_catalogue(str(path), fill=alliance) as catalogue,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CatalogueError, match="Another program has been writing"):
            catalogue.save(alliance("Peak"), note="test")
        assert catalogue.load() == alliance()


def _as_somebody_else(path: Path, report: Connection) -> None:
    """Load and save as one whom the rights of files bind, which they do not bind root."""
    try:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        answers: list[object] = []
        for use in (lambda one: one.load(), lambda one: one.save(Alliance(), note="test")):
            try:
                with open_catalogue(str(path)) as catalogue:
                    answers.append(use(catalogue))
            except CatalogueError as error:
                answers.append(str(error))
        report.send(answers)
    except BaseException as error:
        report.send([repr(error), repr(error)])


def _load_and_save(path: Path) -> list[object]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_as_somebody_else, args=(path, theirs))
    child.start()
    assert ours.poll(60)
    answers = ours.recv()
    child.join(60)
    return answers


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A file that everybody may reach, in a folder of its own."""
    # pytest's own folders, of which there is one more for each of several workers.
    for folder in (tmp_path, *tmp_path.parents[:3]):
        found = folder.stat()
        if found.st_uid == os.geteuid() and not found.st_mode & 0o001:
            folder.chmod(0o755)
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder / "catalogue.sqlite"


def test_catalogue_in_a_read_only_folder_can_be_read(shared: Path) -> None:
    open_catalogue(str(shared), fill=alliance).close()
    shared.chmod(0o444)
    shared.parent.chmod(0o555)
    loaded, saved = _load_and_save(shared)
    shared.parent.chmod(0o755)
    assert loaded == alliance()
    assert "cannot be written" in str(saved)


def test_read_only_catalogue_in_a_folder_that_can_be_written(shared: Path) -> None:
    open_catalogue(str(shared), fill=alliance).close()
    shared.chmod(0o444)
    shared.parent.chmod(0o777)
    loaded, saved = _load_and_save(shared)
    assert loaded == alliance()
    assert "cannot be written" in str(saved)


def test_unfinished_change_in_a_read_only_folder_is_not_overlooked(shared: Path) -> None:
    copy = shared.with_name("copy.sqlite")
    with (
        open_catalogue(str(shared), fill=alliance) as catalogue,
        closing(sqlite3.connect(shared)) as other,
    ):
        other.execute("SELECT count(*) FROM call").fetchone()  # keeps the change out of the file
        catalogue.save(alliance("Peak"), note="test")
        shutil.copyfile(shared, copy)
        shutil.copyfile(f"{shared}-wal", f"{copy}-wal")
    shared.parent.chmod(0o555)
    loaded, _ = _load_and_save(copy)
    shared.parent.chmod(0o755)
    assert "unfinished change" in str(loaded)


def test_file_that_may_not_be_read_is_explained(shared: Path) -> None:
    open_catalogue(str(shared), fill=alliance).close()
    shared.chmod(0o000)
    loaded, saved = _load_and_save(shared)
    assert "may not open" in str(loaded)
    assert "may not open" in str(saved)


def test_new_catalogue_in_a_read_only_folder_is_explained(shared: Path) -> None:
    shared.parent.chmod(0o555)
    loaded, _ = _load_and_save(shared)
    shared.parent.chmod(0o755)
    assert "Choose a file in a folder that you may write to" in str(loaded)


def test_a_disk_without_room_to_read_is_said_to_be_full(path: Path, monkeypatch) -> None:
    open_catalogue(str(path), fill=alliance).close()
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    told = OperationalError("select 1", {}, failed)
    for free, said in ((4096, "no space left"), (10**9, "disk failed")):
        room = SimpleNamespace(free=free)
        monkeypatch.setattr("shutil.disk_usage", lambda _, room=room: room)
        assert said in str(explain(told, path=path, check=lambda: None))
