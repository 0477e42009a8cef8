"""What a page costs with 500 and with 10,000 members: the first time, at each rerun, on the line.

Wall time, as the benchmark prints it, tells more about the neighbours on a busy machine than about
the page: processor time, bytes and the ratio to an empty page stand beside it.
"""

import gc
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from broker.store import open_catalogue
from tests.ui.conftest import APP, hash_of
from tests.ui.large import enlarged
from tests.ui.reading import size
from tests.ui.test_every_size import PAGES

FIRST, RERUN = 2.0, {500: 0.15, 10_000: 0.6}
"""Seconds of processor time that are the target."""

_MANY = 1_000


@pytest.fixture(scope="module", params=[500, 10_000])
def members(request, tmp_path_factory) -> int:
    number: int = request.param
    folder: Path = tmp_path_factory.mktemp(f"pages-{number}")
    address = str(folder / "c.sqlite")
    with open_catalogue(address) as catalogue:
        catalogue.save(enlarged(number), note="for a benchmark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROKER_CATALOGUE", address)
        patch.setenv("BROKER_CACHE", str(folder / "cache"))
        # The evidence is made once for all visitors, when the first of them comes.
        opened("partners")
        yield number


def opened(name: str) -> AppTest:
    page, query = PAGES[name]
    app = AppTest.from_file(str(APP), default_timeout=900)
    app.query_params.update(query)
    app._page_hash = hash_of(page)
    return app.run()


def processor(action, *, rounds: int) -> float:
    """Return the least processor time of some rounds, in seconds."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        action()
        taken.append(time.process_time() - started)
    return min(taken)


@pytest.mark.parametrize("name", PAGES)
def test_first_view(benchmark, members: int, name: str) -> None:
    app = benchmark.pedantic(lambda: opened(name), rounds=1)
    assert not app.exception
    assert not app.error
    benchmark.extra_info |= {"members": members, "bytes": size(app)}


@pytest.mark.parametrize("name", PAGES)
def test_rerun(benchmark, members: int, name: str) -> None:
    app = opened(name)
    benchmark.pedantic(app.run, rounds=5)
    taken = processor(app.run, rounds=5)
    benchmark.extra_info |= {"processor_ms": taken * 1000, "bytes": size(app)}
    assert not app.error
    assert taken < RERUN[members]


def test_first_page_in_a_running_service(benchmark, members: int) -> None:
    benchmark.pedantic(lambda: opened("partners without a text"), rounds=3)
    taken = processor(lambda: opened("partners without a text"), rounds=3)
    benchmark.extra_info["processor_ms"] = taken * 1000
    assert taken < FIRST


def test_memory_is_steady_over_a_thousand_reruns(benchmark, members: int) -> None:
    names = ("partners", "members", "team", "weave", "introductions")
    apps = [opened(name) for name in names]
    resident: dict[int, float] = {}

    def visit() -> None:
        for number in range(1, _MANY + 1):
            apps[number % len(apps)].run()
            if number in {200, 600, _MANY}:
                gc.collect()
                resident[number] = memory()

    benchmark.pedantic(visit, rounds=1)
    benchmark.extra_info |= {f"MB after {number}": mb for number, mb in resident.items()}
    assert resident[_MANY] < resident[200] * 1.05


def memory() -> float:
    """Return the memory of this process that is in use now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * 4096 / 1e6
