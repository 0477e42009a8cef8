"""A process that is killed at any moment leaves the old content or the new, and nothing between."""

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path

from broker.store import open_catalogue
from tests.store.worlds import alliance

_OLD, _NEW = alliance("Old", size=60), alliance("New", size=60)


def _save_for_ever(url: str, started: Event) -> None:
    with open_catalogue(url) as catalogue:
        started.set()
        while True:
            catalogue.save(_NEW, note="new")
            catalogue.save(_OLD, note="old")


def _make(url: str, started: Event) -> None:
    started.set()
    open_catalogue(url, fill=lambda: _OLD).close()


def _kill_in_the_middle(
    work: Callable[[str, Event], None], url: str, *, latest: float, chance: random.Random
) -> None:
    # Forked, so that a round takes milliseconds: everything is imported already.
    context = multiprocessing.get_context("fork")
    started = context.Event()
    child = context.Process(target=work, args=(url, started))
    child.start()
    assert started.wait(60)
    time.sleep(chance.uniform(0, latest))
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(60)


def _check_file(url: str) -> None:
    if "://" not in url:
        with closing(sqlite3.connect(url)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_kill_while_saving_leaves_old_or_new(catalogue_url: str) -> None:
    chance = random.Random(20)
    open_catalogue(catalogue_url, fill=lambda: _OLD).close()
    for _ in range(12):
        _kill_in_the_middle(_save_for_ever, catalogue_url, latest=0.08, chance=chance)
        with open_catalogue(catalogue_url) as catalogue:
            content, last = catalogue.load(), catalogue.history()[-1]
        assert content == {"old": _OLD, "new": _NEW, "first content": _OLD}[last.note]
        _check_file(catalogue_url)


def test_kill_while_making_leaves_nothing_or_all(catalogue_url: str) -> None:
    chance = random.Random(21)
    for _ in range(8):
        _kill_in_the_middle(_make, catalogue_url, latest=0.12, chance=chance)
        with open_catalogue(catalogue_url) as catalogue:
            empty = not catalogue.history()
            assert catalogue.load() == _OLD or (empty and not sum(catalogue.counts().values()))
        _check_file(catalogue_url)
        if "://" not in catalogue_url:
            Path(catalogue_url).unlink()
