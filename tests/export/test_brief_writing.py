"""Briefs reach the disk as a whole or not at all."""

import errno
import os
import sys
from pathlib import Path

import pytest

from broker.export import write_brief
from broker.model import BrokerError

from .briefs import brief

NAMES = ["brief.docx", "brief.html", "brief.txt"]


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_folder_is_made_and_holds_three_files(tmp_path):
    paths = write_brief(brief(), folder=tmp_path / "out" / "andes")
    assert [path.name for path in paths] == NAMES
    assert names_in(tmp_path / "out" / "andes") == NAMES


def test_an_earlier_brief_is_kept(tmp_path):
    old = write_brief(brief(title="Old"), folder=tmp_path)
    new = write_brief(brief(title="New"), folder=tmp_path)
    assert old[2].read_text(encoding="utf-8").startswith("Old")
    assert [path.name for path in new] == ["brief-2.docx", "brief-2.html", "brief-2.txt"]


def test_an_earlier_brief_is_replaced_on_request(tmp_path):
    write_brief(brief(title="Old"), folder=tmp_path)
    paths = write_brief(brief(title="New"), folder=tmp_path, replace=True)
    assert paths[2].read_text(encoding="utf-8").startswith("New")
    assert names_in(tmp_path) == NAMES


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_others_may_read_the_files_as_the_umask_says(tmp_path):
    before = os.umask(0o022)
    try:
        path = write_brief(brief(), folder=tmp_path)[0]
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "Choose another place"),
    ],
)
def test_a_failing_disk_leaves_the_old_brief_whole(tmp_path, monkeypatch, number, says):
    old = write_brief(brief(title="Old"), folder=tmp_path)
    before = [path.read_bytes() for path in old]
    syncs = []

    def fail(handle):
        syncs.append(handle)
        if len(syncs) == 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(BrokerError, match=says) as caught:
        write_brief(brief(title="New"), folder=tmp_path)
    assert caught.value.exit_code == 3
    assert str(tmp_path) in str(caught.value)
    assert [path.read_bytes() for path in old] == before
    assert names_in(tmp_path) == NAMES


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    path = tmp_path / "out"
    path.write_text("mine")
    for folder in (path, path / "deeper"):
        with pytest.raises(BrokerError, match="A file stands where a folder should be"):
            write_brief(brief(), folder=folder)
    assert path.read_text() == "mine"


def test_a_folder_in_place_of_a_file_is_refused_before_anything_is_written(tmp_path):
    (tmp_path / "brief.txt").mkdir()
    with pytest.raises(BrokerError, match="A folder stands where the file should be"):
        write_brief(brief(), folder=tmp_path, replace=True)
    assert names_in(tmp_path) == ["brief.txt"]


@pytest.mark.parametrize("folder", ["a\x00b", "x" * 300])
def test_a_path_that_cannot_be_is_refused(tmp_path, folder):
    with pytest.raises(BrokerError, match="could not be written"):
        write_brief(brief(), folder=tmp_path / Path(folder))
