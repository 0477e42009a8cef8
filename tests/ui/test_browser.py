"""The real pages in a real browser: Debian's Chromium, driven by Playwright."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from broker.store import open_catalogue
from tests.ui.conftest import APP
from tests.ui.test_hostile_text import HOSTILE
from tests.ui.tiny import HERDERS, tiny_alliance

pytestmark = pytest.mark.browser

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(_QUIET))
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the pages from a catalogue and a cache in this folder; give their address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    own = {
        "BROKER_CATALOGUE": str(folder / "shipped.sqlite"),
        "BROKER_CACHE": str(folder / "cache"),
        "HOME": str(folder),
    }
    command = [sys.executable, "-m", "streamlit", "run", str(APP)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    server = subprocess.Popen(
        [*command, *options],
        cwd=APP.parent,
        env={**os.environ, **own},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/_stcore/health", server=server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(address: str, *, server: subprocess.Popen) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        assert server.poll() is None, "the front end ended at once"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail("the front end did not start within a minute")


def test_a_broker_gets_from_an_example_to_a_suggestion_and_a_brief(
    chromium, shared_folder, tmp_path
) -> None:
    with served(shared_folder) as address:
        page = chromium.new_page(viewport={"width": 1366, "height": 900}, locale="en-GB")
        page.set_default_timeout(_PATIENCE_MS)
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.on("websocket", lambda socket: asked.add(socket.url))
        page.goto(address)
        page.get_by_label("Or an example").click()
        page.get_by_role("option", name="Watching the water of the high Andes").click()
        card = page.get_by_role("heading", level=3).filter(has_text="1. ").first
        card.wait_for()
        assert page.get_by_role("heading", level=1).count() == 1
        # Cards are drawn one after the other: the fourth source is there once they are.
        page.get_by_role("link").filter(has_text=".").nth(3).wait_for()
        page.get_by_role("tab", name="Brief").click()
        with page.expect_download() as coming:
            page.get_by_role("button", name="Word").click()
        file = tmp_path / "brief.docx"
        coming.value.save_as(file)
        assert file.read_bytes().startswith(b"PK")
        page.close()
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(address).netloc}


def test_a_hostile_name_is_read_letter_by_letter(chromium, tmp_path) -> None:
    with open_catalogue(str(tmp_path / "shipped.sqlite")) as catalogue:
        catalogue.save(tiny_alliance(name=f"Herders {HOSTILE}"), note="for a test")
    with served(tmp_path) as address:
        page = chromium.new_page(viewport={"width": 390, "height": 844}, locale="en-GB")
        page.set_default_timeout(_PATIENCE_MS)
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{address}/members?member={HERDERS}")
        heading = page.get_by_role("heading", level=2)
        heading.wait_for()
        assert heading.inner_text().replace("\u2060", "") == f"Herders {HOSTILE}"
        page.get_by_role("button", name="Back to the list").click()
        row = page.get_by_role("button").filter(has_text="Herders")
        row.wait_for()
        assert f"Herders {HOSTILE}" in row.inner_text().replace("\u2060", "")
        assert page.get_by_role("link").filter(has_text="evil").count() == 0
        page.close()
    assert not [url for url in asked if "evil" in urlsplit(url).netloc]
