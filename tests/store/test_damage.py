"""A damaged file is noticed, explained and left as it is."""

import datetime as dt
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from broker.introduce import propose
from broker.model import Alliance, CatalogueError, Hold
from broker.store import open_catalogue
from broker.wording import Words
from tests.store.worlds import alliance

_CONTENT = alliance(size=40)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound catalogue."""
    file = tmp_path_factory.mktemp("whole") / "catalogue.sqlite"
    open_catalogue(str(file), fill=lambda: _CONTENT).close()
    return file.read_bytes()


def _never() -> Alliance:
    return alliance("must not be written")


def _use(path: Path) -> Alliance:
    with open_catalogue(str(path), fill=_never) as catalogue:
        content = catalogue.load()
        catalogue.counts()
        catalogue.history()
    return content


def _assert_refused(path: Path, damaged: bytes) -> str:
    path.write_bytes(damaged)
    with pytest.raises(CatalogueError) as raised:
        _use(path)
    assert path.read_bytes() == damaged
    return str(raised.value)


@pytest.mark.parametrize(
    "content", [b"name,country\nValley School,KEN\n", b"\0" * 5000, b"x", b"SQLite format 3\0"]
)
def test_file_that_is_no_catalogue_is_left_alone(path: Path, content: bytes) -> None:
    message = _assert_refused(path, content)
    assert str(path) in message
    assert "Restore" in message
    assert "move it out of the way" in message


def test_empty_file_is_filled(path: Path) -> None:
    path.touch()
    with open_catalogue(str(path), fill=lambda: _CONTENT) as catalogue:
        assert catalogue.load() == _CONTENT


@pytest.mark.parametrize("part", [0.003, 0.02, 0.1, 0.5, 0.9, 0.99])
def test_truncated_file_is_noticed(path: Path, whole: bytes, part: float) -> None:
    assert "Nothing was changed" in _assert_refused(path, whole[: int(len(whole) * part)])


def _flipped(whole: bytes, *, at: int, bit: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :]


def _assert_noticed_or_harmless(path: Path, damaged: bytes, *, at: int) -> None:
    path.write_bytes(damaged)
    message, content = str(path), _CONTENT
    try:
        content = _use(path)
    except CatalogueError as error:
        message = str(error)
    assert str(path) in message, at
    assert content == _CONTENT, at
    for beside in path.parent.glob(f"{path.name}-*"):
        beside.unlink()


def test_flipped_bits_in_the_header_never_give_wrong_content(path: Path, whole: bytes) -> None:
    chance = random.Random(1)
    for at in range(100):
        damaged = _flipped(whole, at=at, bit=chance.randrange(8))
        _assert_noticed_or_harmless(path, damaged, at=at)


def test_flipped_bits_anywhere_never_give_wrong_content(path: Path, whole: bytes) -> None:
    chance = random.Random(2)
    for _ in range(60):
        at = chance.randrange(100, len(whole))
        damaged = _flipped(whole, at=at, bit=chance.randrange(8))
        _assert_noticed_or_harmless(path, damaged, at=at)


def test_lost_pages_never_give_wrong_content(path: Path, whole: bytes) -> None:
    for start in range(0, len(whole), 4096):
        damaged = whole[:start] + b"\0" * 4096 + whole[start + 4096 :]
        _assert_noticed_or_harmless(path, damaged, at=start)


def test_flipped_bit_in_a_text_is_noticed(path: Path, whole: bytes) -> None:
    at = whole.index(b'"text":"Valley School"') + 10
    message = _assert_refused(path, _flipped(whole, at=at, bit=0))
    assert "not those that were saved" in message


def test_list_of_tables_that_is_no_longer_unicode_is_noticed(path: Path, whole: bytes) -> None:
    damaged = whole.replace(b"CREATE TABLE funder", b"CREATE\xdeTABLE funder")
    assert "Nothing was changed" in _assert_refused(path, damaged)


def test_text_that_is_no_longer_unicode_is_noticed(path: Path, whole: bytes) -> None:
    at = whole.index(b'"text":"Valley School"') + 10
    assert "Nothing was changed" in _assert_refused(path, _flipped(whole, at=at, bit=7))


def _changed(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute(statement)


def test_record_that_refuses_what_it_holds_is_named(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    _changed(
        path,
        "UPDATE call SET record = json_set(record, '$.conditions', json('[\"nonsense\"]')) "
        "WHERE id = 'c7'",
    )
    message = _assert_refused(path, path.read_bytes())
    assert "in table call, the record 'c7' is not valid" in message
    assert "Restore" in message


@pytest.mark.parametrize("table", ["hold", "introduction"])
def test_entry_that_refuses_what_it_holds_is_said_to_be_damaged(path: Path, table: str) -> None:
    with open_catalogue(str(path), fill=alliance) as catalogue:
        book = catalogue.introductions
        book.hold(Hold(one="m0", other="m1"))
        book.add(propose("m0", "m2", on=dt.date(2026, 3, 2)))
        _changed(path, f"UPDATE {table} SET record = json_set(record, '$.other', 'm0')")
        read = book.holds if table == "hold" else book.all
        with pytest.raises(CatalogueError, match="cannot be read"):
            read()


def test_damage_is_told_in_the_reader_s_language(path: Path, whole: bytes) -> None:
    path.write_bytes(whole)
    _changed(path, "UPDATE call SET record = '{}' WHERE id = 'c7'")
    with open_catalogue(str(path)) as catalogue, pytest.raises(CatalogueError) as raised:
        catalogue.load()
    told = Words("fr").tell(raised.value.said)
    assert "dans la table call, la fiche 'c7' n’est pas valable" in told
