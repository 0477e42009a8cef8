"""Driving the real pages: Debian's Chromium, with mouse or keyboard alone."""

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

from tests.ui.conftest import APP

PATIENCE_MS = 90_000

AXE = APP.parent / "node_modules" / "axe-core" / "axe.min.js"
"""Where `make journeys` puts axe-core; it does not belong to the repository."""

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def chromium() -> Iterator:
    """Give a browser, or skip the test where there is none."""
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


class Visitor:
    """Somebody at a page, who remembers every address that the browser asked for."""

    def __init__(
        self,
        browser,
        address: str,
        *,
        width: int = 1366,
        locale: str = "en-GB",
        scheme: str = "light",
    ) -> None:
        self.address = address
        window = {"width": width, "height": 900}
        self.page = browser.new_page(viewport=window, locale=locale, color_scheme=scheme)
        self.page.set_default_timeout(PATIENCE_MS)
        self.asked: set[str] = set()
        self.page.on("request", lambda request: self.asked.add(request.url))
        self.page.on("websocket", lambda socket: self.asked.add(socket.url))

    def go(self, path: str) -> None:
        """Open an address and wait until the page is complete."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Wait until the page has been drawn to its end: its last line names the sources.

        While an answer takes the place of another, the lines of both may stand there.
        """
        self.page.get_by_text("GMBA").last.wait_for()
        self.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for()
        self.page.locator('[data-testid="stSkeleton"]').first.wait_for(state="detached")
        self.page.get_by_text("GMBA").nth(1).wait_for(state="detached")
        # The page's own script, which comes last, has named the language and tidied the tables.
        self.page.wait_for_function("window.brokerPage && window.brokerPage.waiting === false")

    def unfold(self, *, most: int = 4) -> None:
        """Open the first things that are folded; those after them are of the same kind."""
        closed = self.page.locator('[data-testid="stMain"] details:not([open]) > summary')
        for _ in range(min(closed.count(), most)):
            closed.first.click()
            self.page.wait_for_timeout(300)
            self.settle()

    def hosts(self) -> set[str]:
        """Return the hosts that the browser asked for anything."""
        return {
            urlsplit(url).netloc for url in self.asked if not url.startswith(("data:", "blob:"))
        }

    def tab_to(self, name: str, *, most: int = 400) -> None:
        """Press Tab until the thing with this name has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(_FOCUSED).startswith(name):
                return
        pytest.fail(f"{name!r} cannot be reached by keyboard")

    def opened(self, *, among: str) -> str:
        """Return the name of the view that is open, among those of one control."""
        group = self.page.get_by_role("radiogroup", name=among)
        return group.get_by_role("radio", checked=True).inner_text()

    def open_by_key(self, name: str, *, among: str, first: str) -> None:
        """Open a view of a control with the arrow keys and the space bar alone."""
        self.tab_to(first)
        group = self.page.get_by_role("radiogroup", name=among)
        for _ in range(group.get_by_role("radio").count()):
            if self.page.evaluate(_FOCUSED) == name:
                self.page.keyboard.press("Space")
                group.get_by_role("radio", name=name, exact=True, checked=True).wait_for()
                return
            self.page.keyboard.press("ArrowRight")
        pytest.fail(f"{name!r} cannot be reached by the arrow keys")

    def download(self, act) -> bytes:
        """Return the file that an action brings."""
        with self.page.expect_download() as coming:
            act()
        return Path(coming.value.path()).read_bytes()

    def violations(self) -> list[str]:
        """Return what axe-core finds serious or critical; skip the test where it is not there."""
        if not AXE.exists():
            pytest.skip("axe-core is not there (make journeys gets it: npm install axe-core)")
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(
            "async levels => (await axe.run(document, {runOnly: levels})).violations", _LEVELS
        )
        return [
            f"{one['id']}: {one['nodes'][0]['html'][:160]}"
            for one in found
            if one["impact"] in {"serious", "critical"}
        ]


_FOCUSED = """() => {
  const one = document.activeElement;
  const named = one.getAttribute('aria-label');
  const labelled = one.labels && one.labels.length ? one.labels[0].innerText : '';
  const icon = /^(download|[a-z]+(_[a-z]+)+)\\s*/;
  const text = (one.innerText || '').replace(icon, '');
  return (named || labelled || text || '').trim();
}"""
