"""How long a page takes: the first time, and at each rerun, with 500 and with 10,000 members."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from broker.intake import read_shipped
from broker.model import Alliance
from broker.store import open_catalogue
from tests.ui.conftest import APP


def enlarged(members: int) -> Alliance:
    """Return the shipped alliance with every member and its work repeated under further names."""
    shipped = read_shipped()
    people, works = list(shipped.members), list(shipped.activities)
    copy = 0
    while len(people) < members:
        copy += 1
        again = shipped.members[: members - len(people)]
        new = {one.id: f"{one.id}-{copy}" for one in again}
        people += [
            one.model_copy(
                update={
                    "id": new[one.id],
                    "name": f"{one.name} {copy}",
                    "acronym": None,
                    "aliases": (),
                }
            )
            for one in again
        ]
        works += [
            work.model_copy(
                update={
                    "id": f"{work.id}-{copy}",
                    "organisation": new[work.organisation],
                    "initiative": None,
                    "partners": (),
                }
            )
            for work in shipped.activities
            if work.organisation in new
        ]
    return shipped.model_copy(update={"members": tuple(people), "activities": tuple(works)})


@pytest.fixture(scope="module", params=[500, 10_000])
def page(request, tmp_path_factory) -> AppTest:
    folder: Path = tmp_path_factory.mktemp(f"pages-{request.param}")
    address = str(folder / "c.sqlite")
    with open_catalogue(address) as catalogue:
        catalogue.save(enlarged(request.param), note="for a benchmark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROKER_CATALOGUE", address)
        patch.setenv("BROKER_CACHE", str(folder / "cache"))
        app = AppTest.from_file(str(APP), default_timeout=900)
        # The evidence is made once for all visitors, when the service starts.
        app.run()
        yield app


def first_page() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=900).run()


def test_first_page(benchmark, page: AppTest) -> None:
    app = benchmark.pedantic(first_page, rounds=3)
    assert not app.exception
    assert not app.error


def test_rerun_with_suggestions(benchmark, page: AppTest) -> None:
    page.query_params["example"] = "andes-watersheds"
    page.run()
    assert page.subheader
    benchmark.pedantic(page.run, rounds=10)
    assert not page.exception
    assert not page.error
