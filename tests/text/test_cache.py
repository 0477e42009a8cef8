import multiprocessing
import os
import time
from pathlib import Path

import numpy as np
import pytest

from broker.text import Cache

pytestmark = pytest.mark.alone

TEXTS = ["forest", "river \ud800", ""]


class Counting:
    """An encoder that counts how often it is asked."""

    def __init__(self, name="counting", dimensions=4):
        self.name, self.dimensions, self.asked = name, dimensions, 0

    def encode(self, texts):
        self.asked += 1
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        rows[:, 0] = [len(text) for text in texts]
        return rows


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def only_file(folder):
    (path,) = folder.iterdir()
    return path


def test_the_same_vectors_are_computed_once(folder):
    encoder = Counting()
    first = Cache(folder).vectors(encoder, TEXTS)
    again = Cache(folder).vectors(encoder, TEXTS)
    assert encoder.asked == 1
    np.testing.assert_array_equal(first, again)
    assert again.dtype == np.float32


def test_vectors_handed_out_cannot_be_changed(folder):
    cache = Cache(folder)
    for _ in range(2):
        with pytest.raises(ValueError, match="read-only"):
            cache.vectors(Counting(), TEXTS)[0, 0] = 5


def test_other_texts_order_or_encoder_are_computed_anew(folder):
    cache, encoder, other = Cache(folder), Counting(), Counting("other", 2)
    cache.vectors(encoder, TEXTS)
    cache.vectors(encoder, TEXTS[::-1])
    cache.vectors(encoder, ["forestriver \ud800", "", ""])
    assert encoder.asked == 3
    assert cache.vectors(other, TEXTS).shape == (3, 2)


def test_a_damaged_file_is_made_anew(folder):
    Cache(folder).vectors(Counting(), TEXTS)
    path = only_file(folder)
    whole = path.read_bytes()
    middle = whole.index(np.float32(6).tobytes())
    damaged = [b"", b"not an archive", whole[:-30], whole[: len(whole) // 2]]
    damaged += [whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in (0, middle)]
    for content in damaged:
        path.write_bytes(content)
        encoder = Counting()
        assert Cache(folder).vectors(encoder, TEXTS)[0, 0] == 6
        assert encoder.asked == 1
        assert only_file(folder).read_bytes() == whole


def test_no_flipped_byte_gives_wrong_vectors_or_an_error(folder):
    expected = Cache(folder).vectors(Counting(), TEXTS)
    path = only_file(folder)
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        np.testing.assert_array_equal(Cache(folder).vectors(Counting(), TEXTS), expected)


def test_a_foreign_file_under_the_key_is_made_anew(folder):
    Cache(folder).vectors(Counting(), TEXTS)
    for arrays in ({"rows": np.zeros((9, 9))}, {"other": np.zeros(1)}, {"rows": np.array(["x"])}):
        np.savez(only_file(folder), **arrays)
        assert Cache(folder).vectors(Counting(), TEXTS)[0, 0] == 6


def test_a_pickle_is_never_opened(folder, tmp_path):
    Cache(folder).vectors(Counting(), TEXTS)
    trap = tmp_path / "sprung"

    class Trap:
        def __reduce__(self):
            return Path.touch, (trap,)

    np.savez(only_file(folder), rows=np.array([Trap()], dtype=object))
    assert Cache(folder).vectors(Counting(), TEXTS)[0, 0] == 6
    assert not trap.exists()


def test_a_folder_that_cannot_be_made_leaves_a_cache_in_memory(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache, encoder = Cache(tmp_path / "file" / "cache"), Counting()
    assert not cache.writable
    for _ in range(2):
        assert cache.vectors(encoder, TEXTS).shape == (3, 4)
    assert encoder.asked == 1


def test_a_disk_that_fills_up_leaves_a_cache_in_memory(folder, monkeypatch):
    cache, encoder = Cache(folder), Counting()
    assert cache.writable

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("broker.text._arrays.os.fdopen", full)
    for _ in range(2):
        cache.vectors(encoder, TEXTS)
    assert encoder.asked == 1
    assert list(folder.iterdir()) == []


def test_memory_does_not_grow_for_ever(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    for number in range(30):
        cache.keep(f"key-{number}", arrays={"rows": np.zeros(1)})
    kept = [number for number in range(30) if cache.find(f"key-{number}") is not None]
    assert kept == list(range(22, 30))


def test_the_files_used_last_are_kept_and_foreign_ones_untouched(folder):
    cache = Cache(folder)
    assert cache.writable
    foreign = folder / "somebody-elses.npz"
    foreign.write_text("mine")
    for number in range(20):
        cache.keep(f"key-{number}", arrays={"rows": np.zeros(1)})
        path = folder / f"broker-key-{number}.npz"
        os.utime(path, (number, number))
    assert cache.find("key-0") is not None  # used now, and so the newest
    cache.keep("key-20", arrays={"rows": np.zeros(1)})
    assert cache.find("key-0") is not None
    assert cache.find("key-1") is None
    assert len(list(folder.glob("broker-*.npz"))) == 20
    assert foreign.exists()


def test_what_a_stopped_process_left_is_tidied_up_after_an_hour(folder):
    cache = Cache(folder)
    assert cache.writable
    old, new = (folder / f".broker-key.npz{n}.unfinished" for n in (1, 2))
    for path in (old, new):
        path.write_text("half")
    os.utime(old, (time.time() - 7200,) * 2)
    cache.keep("key", arrays={"rows": np.zeros(1)})
    assert not old.exists()
    assert new.exists()


def test_the_environment_names_the_folder(folder, monkeypatch):
    monkeypatch.setenv("BROKER_CACHE", str(folder))
    assert Cache().folder == folder
    monkeypatch.setenv("BROKER_CACHE", "")
    assert Cache().folder.name == "partner-broker"


def _write(folder, value):
    cache = Cache(folder)
    for _ in range(30):
        cache.keep("key", arrays={"rows": np.full(20_000, value, dtype=np.float32)})


def test_processes_that_write_at_once_leave_whole_files(folder):
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write, args=(folder, value)) for value in (1, 2)]
    for writer in writers:
        writer.start()
    cache, seen = Cache(folder), set()
    while any(writer.is_alive() for writer in writers):
        if (found := cache.find("key")) is not None:
            assert len(set(found["rows"][[0, 9_999, -1]])) == 1
            seen.add(float(found["rows"][0]))
        time.sleep(0.002)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert seen <= {1.0, 2.0}
    assert float(cache.find("key")["rows"][0]) in {1.0, 2.0}
    assert [path.name for path in folder.iterdir()] == ["broker-key.npz"]
