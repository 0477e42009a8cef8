"""An import that is killed at any moment leaves all of it or nothing, and the next one says so.

`make crash` kills 1,000 times (BROKER_KILLS).
"""

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from contextlib import closing

from broker._import import import_file
from broker.intake.tables import Wishes
from broker.store import open_catalogue
from tests.store.worlds import alliance

_KILLS = int(os.environ.get("BROKER_KILLS", "20"))
_ROWS = 60


def _bring(url, path, begun):
    begun.set()
    import_file(path, catalogue=url, wishes=Wishes(kind="members"))


def test_kill_while_importing_leaves_all_or_nothing(tmp_path):
    chance = random.Random(7)
    url = str(tmp_path / "catalogue.sqlite")
    table = tmp_path / "members.csv"
    rows = "".join(f"Club {number},NGO,Népal\n" for number in range(_ROWS))
    table.write_text(f"name,kind,country\n{rows}", "utf-8")
    open_catalogue(url, fill=alliance).close()
    # How long one takes here, so that the kills fall on all of it; everything is imported by then.
    import_file(table, catalogue=url, wishes=Wishes(kind="members"), dry_run=True)
    start = time.monotonic()
    import_file(table, catalogue=url, wishes=Wishes(kind="members"))
    whole = time.monotonic() - start
    with open_catalogue(url) as catalogue:
        full = catalogue.load()
        catalogue.imports.undo()
    context = multiprocessing.get_context("fork")
    seen = {"nothing": 0, "all": 0}
    told = 0
    for _ in range(_KILLS):
        begun = context.Event()
        child = context.Process(target=_bring, args=(url, table, begun))
        child.start()
        assert begun.wait(60)
        time.sleep(chance.uniform(0, 1.3 * whole))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join(60)
        with closing(sqlite3.connect(url)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with open_catalogue(url) as catalogue:
            content = catalogue.load()
            last = catalogue.imports.log()[-1]
            cut = catalogue.imports.interrupted()
            if content == full:
                seen["all"] += 1
                assert last.state == "done"
                assert cut == ()
                catalogue.imports.undo()
            else:
                seen["nothing"] += 1
                assert content == alliance()
                assert last.state != "done"
                assert all(one.file == "members.csv" for one in cut)
                told += len(cut)
    assert sum(seen.values()) == _KILLS
    assert told > 0, seen
