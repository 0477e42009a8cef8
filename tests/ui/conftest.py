"""Catalogues in temporary folders, and pages opened without a browser."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from broker.model import Alliance
from broker.store import open_catalogue

APP = Path(__file__).resolve().parents[2] / "app.py"

Visit = Callable[..., AppTest]


def hash_of(page: str) -> str:
    """Return what Streamlit calls a page that has this address."""
    return calc_hash(page) if page else ""


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the shipped catalogue and the cache: made once, since fitting takes a moment."""
    return tmp_path_factory.mktemp("front-end")


@pytest.fixture(scope="session", autouse=True)
def components_looked_for_once() -> Iterator[None]:
    """Each page that is opened would read the metadata of all that is installed anew."""
    found = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture(autouse=True)
def own_catalogue(shared_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never touch the catalogue of whoever runs the tests."""
    monkeypatch.setenv("BROKER_CATALOGUE", str(shared_folder / "shipped.sqlite"))
    monkeypatch.setenv("BROKER_CACHE", str(shared_folder / "cache"))
    monkeypatch.delenv("BROKER_ENCODER", raising=False)


@pytest.fixture
def catalogue_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Alliance], None]:
    """Let the pages show this alliance."""

    def use(alliance: Alliance) -> None:
        path = tmp_path / "own.sqlite"
        with open_catalogue(str(path)) as catalogue:
            catalogue.save(alliance, note="for a test")
        monkeypatch.setenv("BROKER_CATALOGUE", str(path))

    return use


@pytest.fixture
def visit() -> Visit:
    """Open a page at an address, as `visit("members", q="water")`."""

    def open_page(page: str = "", **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(APP), default_timeout=60)
        app.query_params.update(query)
        app._page_hash = hash_of(page)
        return app.run()

    return open_page
