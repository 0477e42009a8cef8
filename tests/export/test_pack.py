"""The offline pack: one page without requests, in which data stay data."""

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from broker.export import Pack, PackMatch, PackMember, PackWork, pack_page, write_pack
from broker.model import BrokerError

HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "\u2028\u202e<!-- {a} =cmd|' /C calc'!A0"
)
WORDS = {
    name: f"{name} {{a}} {{b}} {{number}} {{list}} {{between}} {{day}}"
    for name in ("noscript", "made", "count", "brings", "between", "ask", "write", "themes")
}


def pack(members, **more):
    known = {"title": "Alliance", "language": "en", "made_on": "today", "attribution": "", **more}
    return Pack(words=WORDS, members=tuple(members), **known)


def person(at, *, total, text="work"):
    return PackMember(
        name=f"Member {at}",
        kind="Civil society",
        country="Peru",
        themes=("Water", "Forests"),
        regions=("Andes",),
        summary=f"{text} " * 80,
        works=tuple(
            PackWork(title=f"{text} {n}", years="2020", source=f"https://example.org/{at}/{n}")
            for n in range(12)
        ),
        offers=(f"{text} " * 40,) * 3,
        needs=(f"{text} " * 40,) * 3,
        partners=tuple(range(min(6, total))),
        matches=tuple(PackMatch(member=n, because="Both work on Water.") for n in range(5)),
        source="https://example.org",
        year=2024,
    )


def data_of(page: bytes):
    found = re.search(r'id="data">(.*?)</script>', page.decode(), re.DOTALL)
    return json.loads(found[1])


def test_five_hundred_members_with_long_texts_fit_into_a_million_bytes():
    page = pack_page(pack(person(at, total=500) for at in range(500)))
    assert len(page) <= 1_000_000
    assert len(data_of(page)["members"]) == 500


def test_a_small_pack_is_not_cut():
    page = pack_page(pack([person(0, total=1)]))
    assert data_of(page)["members"][0]["summary"].endswith("work")


@settings(max_examples=50, deadline=None)
@given(some.text(max_size=200))
def test_no_text_ends_its_block_and_every_text_comes_back(text):
    page = pack_page(pack([PackMember(name="x" + text, kind=HOSTILE)])).decode()
    assert page.count("<script") == 2
    assert page.count("</script>") == 2
    block = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1]
    assert not set(block) & set("<>&\u2028\u2029")
    assert data_of(page.encode())["members"][0]["kind"].startswith("</script>")


def test_the_page_allows_its_own_script_and_nothing_else():
    page = pack_page(pack([])).decode()
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', page)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    script = page.rsplit("<script>", 1)[1]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch", script)
    assert not re.search(r'<(img|link|iframe)|src="|@import|url\(', page)


def test_a_pack_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "file").write_text("mine")
    for target in (tmp_path / "file" / "pack.html", tmp_path / "there"):
        with pytest.raises(BrokerError, match="Choose another"):
            write_pack(pack([]), path=target)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "there"]


@pytest.mark.alone
@pytest.mark.browser
def test_a_pack_works_from_a_stick(tmp_path: Path):
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    first = person(0, total=2).model_copy(update={"name": f"Herders {HOSTILE}"})
    second = person(1, total=2).model_copy(update={"name": "Sennerei Zürich", "matches": ()})
    first = first.model_copy(update={"matches": (PackMatch(member=1, because="Both."),)})
    words = {**WORDS, "brief": "Brief", "save": "Save", "search": "Search", "back": "Back"}
    path = tmp_path / "pack.html"
    write_pack(pack([first, second]).model_copy(update={"words": words}), path=path)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.set_default_timeout(30_000)
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        page.get_by_label("Search").fill("zurich")
        assert page.locator(".found li").count() == 1
        page.get_by_label("Search").fill("")
        # With the keyboard alone: to the first member, its brief, and the text of it.
        page.locator(".found button").first.focus()
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=2, name="Herders").wait_for()
        page.get_by_role("button", name="Brief").press("Enter")
        page.get_by_role("heading", name="between").wait_for()
        with page.expect_download() as coming:
            page.get_by_role("button", name="Save").press("Enter")
        text = Path(coming.value.path()).read_text("utf-8")
        assert "Sennerei Zürich" in text
        page.go_back()
        page.get_by_role("heading", level=2, name="Herders").wait_for()
        assert page.title() == "Alliance"
        assert page.locator("img, iframe").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert not [url for url in asked if not url.startswith(("file:", "blob:"))]
        assert not said
        browser.close()
