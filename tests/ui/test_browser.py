"""The real pages in a real browser: one journey for each page, from a question to a file."""

import io
from collections.abc import Iterator

import pytest
from docx import Document

from broker.store import open_catalogue
from tests.ui.driving import Visitor, chromium, served
from tests.ui.test_hostile_text import HOSTILE
from tests.ui.tiny import HERDERS, tiny_alliance

pytestmark = [pytest.mark.alone, pytest.mark.browser]

_TYPED = "begun => document.querySelector('textarea')?.value.startsWith(begun)"
"""The text field holds a text that begins like this."""


@pytest.fixture(scope="module")
def browser() -> Iterator:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def address(shared_folder) -> Iterator[str]:
    with served(shared_folder) as one:
        yield one


def words_of(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_a_broker_gets_from_an_example_to_a_suggestion_and_a_brief(browser, address) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/")
    page.get_by_label("Or an example").click()
    page.get_by_role("option", name="Watching the water of the high Andes").click()
    card = page.get_by_role("heading", level=3).filter(has_text="1. ").first
    card.wait_for()
    best = card.inner_text().removeprefix("1. ")
    assert page.get_by_role("heading", level=1).count() == 1
    page.get_by_role("button", name="Keep").first.click()
    page.get_by_role("button", name="On the shortlist: take off").wait_for()
    page.get_by_role("radio", name="Brief").click()
    brief = visitor.download(lambda: page.get_by_role("button", name="Word").click())
    words = words_of(brief)
    assert best in words
    assert "Keep in mind" in words or "Why:" in words
    assert visitor.hosts() == {address.removeprefix("http://")}
    page.close()


def test_a_member_finds_others_and_their_page(browser, address) -> None:
    visitor = Visitor(browser, address, width=390)
    page = visitor.page
    visitor.go("/members?theme=watershed_management&as=map")
    page.locator('[data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg')
    page.get_by_role("radio", name="List").click()
    first = page.locator('[class*="st-key-open"] button').first
    first.wait_for()
    name = first.inner_text().splitlines()[-1].strip()
    first.click()
    page.get_by_role("heading", level=2, name=name).wait_for()
    page.get_by_role("heading", name="First three steps").wait_for()
    assert visitor.hosts() == {address.removeprefix("http://")}
    page.close()


def test_a_leading_member_gets_a_team_and_a_work_plan(browser, address) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/team?example=andes-watersheds")
    page.get_by_role("heading", name="What each seat adds").wait_for()
    plan = visitor.download(page.get_by_role("button", name="Word").first.click)
    words = words_of(plan)
    assert words.startswith("Work plan: ")
    assert "First steps, with dates to be agreed" in words
    assert visitor.hosts() == {address.removeprefix("http://")}
    page.close()


def test_the_picture_of_who_worked_with_whom_asks_nobody_outside(browser, address) -> None:
    visitor = Visitor(browser, address)
    visitor.go("/?example=andes-watersheds&view=network")
    frame = visitor.page.frame_locator("iframe").first
    frame.locator("canvas").first.wait_for()
    assert visitor.hosts() == {address.removeprefix("http://")}
    visitor.page.close()


@pytest.mark.parametrize("page", ["", "members", "team", "weave", "introductions"])
def test_no_page_asks_anybody_outside(browser, address, page) -> None:
    visitor = Visitor(browser, address, locale="es-ES")
    visitor.go(f"/{page}")
    assert visitor.hosts() == {address.removeprefix("http://")}
    assert visitor.page.evaluate("document.documentElement.lang") == "es"
    visitor.page.close()


def test_the_first_visit_on_a_weak_line_brings_little(browser, address) -> None:
    page = browser.new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    came: list[float] = []
    line.on("Network.loadingFinished", lambda one: came.append(one["encodedDataLength"]))
    sockets: list[str] = []
    line.on(
        "Network.webSocketHandshakeResponseReceived",
        lambda one: sockets.append(str(one["response"]["headers"])),
    )
    page.goto(address)
    page.get_by_text("GMBA").wait_for()
    # Half of it are letters and signs, which do not get smaller.
    assert 300_000 < sum(came) < 1_500_000
    assert "permessage-deflate" in sockets[0]
    page.close()


def test_a_table_that_scrolls_can_be_reached_by_keyboard(browser, address) -> None:
    visitor = Visitor(browser, address, width=390)
    compared = [
        "albertine-rift-conservation-society",
        "food-and-agriculture-organization-of-the-united-nations",
        "consortium-for-the-sustainable-development-of-the-andean-ecoregion",
    ]
    visitor.go("/members?" + "&".join(f"compare={one}" for one in compared))
    tables = visitor.page.locator('[data-testid="stTable"] > div')
    tables.last.scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(500)
    wide = tables.evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.tabIndex)"
    )
    assert wide
    assert set(wide) == {0}
    visitor.page.close()


def test_gaps_are_read_on_a_telephone_without_moving_sideways(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="fr-FR")
    visitor.go("/weave")
    gaps = visitor.page.locator('[class*="st-key-rows-named-Lacunes"] [data-testid="stTable"]')
    gaps.scroll_into_view_if_needed()
    gaps.locator("td[data-name]").first.wait_for(state="attached")
    assert gaps.locator("> div").evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    names = (
        gaps.locator("tbody tr")
        .first.locator("td")
        .evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    )
    assert names[0] == "none"
    assert "Région" in names[1]
    assert "Attendus" in names[4]
    visitor.page.close()


def test_on_a_telephone_it_is_said_who_could_take_whose_seat(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="es-ES")
    visitor.go("/team?example=andes-watersheds")
    others = visitor.page.locator('td[data-name="Pueden ocupar su puesto"]').first
    others.wait_for(state="attached")
    said = others.evaluate("one => getComputedStyle(one, '::before').content")
    assert "Pueden ocupar su puesto" in said
    visitor.page.close()


def test_on_a_telephone_the_way_to_the_other_pages_has_a_name(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="es-ES")
    visitor.go("/")
    opener = visitor.page.get_by_role("button", name="Páginas")
    opener.click()
    visitor.page.get_by_role("navigation", name="Páginas").wait_for()
    visitor.page.get_by_role("button", name="Cerrar").wait_for()
    visitor.page.get_by_role("link", name="Presentaciones").click()
    visitor.page.get_by_role("heading", level=1, name="Presentaciones").wait_for()
    opener.wait_for()
    visitor.page.get_by_role("radio", name="English").click(timeout=10_000)
    visitor.page.get_by_role("heading", level=1, name="Introductions").wait_for()
    visitor.page.close()


def test_a_long_chosen_term_is_read_to_its_end(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="fr-FR")
    visitor.go("/?example=pamir-village-pastures&view=brief")
    terms = visitor.page.locator('[data-testid="stMultiSelect"] [data-tag] > span')
    terms.filter(has_text="Agriculture et développement rural").wait_for()
    cut = terms.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1)")
    assert cut == []
    remove = "Retirer Agriculture et développement rural durables en montagne"
    visitor.page.get_by_role("button", name=remove).wait_for()
    visitor.page.close()


def test_a_text_outlasts_a_page_that_is_loaded_again(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="es-ES")
    page = visitor.page
    visitor.go("/")
    page.locator("textarea").fill("Pastores de Kirguistán quieren planificar juntos los pastos.")
    page.reload()
    visitor.settle()
    page.wait_for_function(_TYPED, arg="Pastores de Kirguistán")
    page.get_by_role("button", name="Buscar socios").click()
    page.get_by_role("heading", name="Lo que se ha entendido").wait_for()
    visitor.go("/?example=andes-watersheds")
    page.get_by_text("Su propuesta").click()
    page.wait_for_function(_TYPED, arg="# Vigilar juntos")
    page.close()


def test_whoever_still_has_their_text_is_not_told_to_paste_it(browser, address) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/?view=brief&keep=adra-mongolia")
    gone, there = page.get_by_text("Paste the text again"), page.get_by_text("stands above, press")
    assert gone.is_visible()
    assert not there.is_visible()
    page.locator("textarea").fill("Herders in Kyrgyzstan want to plan pastures together.")
    page.reload()
    visitor.settle()
    there.wait_for()
    assert not gone.is_visible()
    page.locator("textarea").fill("")
    gone.wait_for()
    page.close()


def test_a_text_that_was_not_sent_is_still_there_after_another_page(browser, address) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/")
    page.locator("textarea").fill("Herders in Kyrgyzstan want to plan pastures together.")
    for name in ("Introductions", "Assemble a team"):
        page.get_by_test_id("stTopNavLink").filter(has_text=name).click()
        page.get_by_role("heading", level=1, name=name).wait_for()
        visitor.settle()
    page.wait_for_function(_TYPED, arg="Herders in Kyrgyzstan")
    page.get_by_role("button", name="Read the proposal").click()
    page.get_by_role("heading", name="What was understood").wait_for()
    page.close()


def test_a_file_takes_the_place_of_what_was_written_before(browser, address, tmp_path) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/")
    page.locator("textarea").fill("Herders in Kyrgyzstan want to plan pastures together.")
    file = tmp_path / "springs.txt"
    file.write_text("We restore springs and watersheds in Ecuador.", encoding="utf-8")
    page.locator('input[type="file"]').set_input_files(file)
    page.get_by_role("heading", name="What was understood").wait_for()
    visitor.settle()
    page.reload()
    visitor.settle()
    page.wait_for_timeout(500)
    assert page.locator("textarea").input_value() == ""
    page.close()


def test_two_windows_keep_their_own_texts(browser, address) -> None:
    context = browser.new_context(locale="en-GB")
    texts = ("Herders in Kyrgyzstan plan pastures.", "Springs are restored in Ecuador.")
    pages = [context.new_page() for _ in texts]
    for page, text in zip(pages, texts, strict=True):
        page.goto(address)
        page.locator("textarea").fill(text)
    for page, text in zip(pages, texts, strict=True):
        page.reload()
        page.locator("textarea").wait_for()
        page.wait_for_function("document.querySelector('textarea').value")
        assert page.locator("textarea").input_value() == text
    context.close()


def test_an_address_without_a_page_is_told_in_the_visitors_language(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="fr-FR")
    visitor.go("/nosuch")
    dialog = visitor.page.get_by_role("dialog", name="Cette page n’existe pas")
    dialog.wait_for()
    assert "page that you have requested" not in dialog.inner_text()
    dialog.get_by_role("button", name="Fermer").click()
    dialog.wait_for(state="detached")
    visitor.go("/partners")
    assert visitor.page.get_by_role("dialog").count() == 0
    visitor.page.close()


def test_what_is_chosen_is_shown_in_the_language_that_was_changed_to(browser, address) -> None:
    visitor = Visitor(browser, address, locale="fr-FR")
    visitor.go("/weave?weave_theme=water")
    visitor.page.get_by_role("radio", name="Español").click()
    field = visitor.page.get_by_label("Tema", exact=True)
    field.wait_for()
    visitor.settle()
    assert field.input_value() == "Agua"
    visitor.page.close()


def test_what_can_be_chosen_is_read_to_its_end_on_a_telephone(browser, address) -> None:
    visitor = Visitor(browser, address, width=390, locale="fr-FR")
    visitor.go("/?example=pamir-village-pastures&view=brief")
    field = visitor.page.get_by_label("Chef de file")
    # A list closes when the page is scrolled beneath it: the field comes to the middle first.
    field.evaluate("one => one.scrollIntoView({block: 'center'})")
    visitor.page.wait_for_timeout(500)
    field.click()
    visitor.page.get_by_role("option").first.wait_for()
    field.fill("Food and Agriculture")
    option = visitor.page.get_by_role("option").filter(has_text="United Nations").first
    option.wait_for()
    assert option.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    cut = "one => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1"
    assert not option.locator("[data-item-hl]").evaluate(cut)
    assert option.bounding_box()["height"] <= 40
    visitor.page.close()


def test_going_back_undoes_one_choice_after_the_other(browser, address) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/?example=andes-watersheds&view=brief")
    for view in ("A team", "Partners"):
        page.get_by_role("radio", name=view, exact=True).click()
        visitor.settle()
    page.get_by_role("link", name="Who works on this?").click()
    page.get_by_label("Words, or a name").fill("pastures")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=pastures*")
    visitor.settle()
    page.go_back()
    page.get_by_role("heading", name="119 members").wait_for()
    visitor.settle()
    assert page.get_by_label("Words, or a name").input_value() == ""
    for view in ("Partners", "A team", "Brief"):
        # One step back for each choice: on the way to another page, no bare address was left.
        page.go_back()
        opened = page.get_by_role("radio", name=view, exact=True, checked=True)
        opened.wait_for(timeout=20_000)
        visitor.settle()
        page.wait_for_timeout(500)
        assert opened.count(), view
    page.close()


def test_each_thing_that_is_done_leaves_one_address_to_go_back_to(browser, address) -> None:
    visitor = Visitor(browser, address)
    page = visitor.page
    visitor.go("/")
    first = page.evaluate("history.length")
    assert page.url == f"{address}/"
    for name, title in (("Where to weave",) * 2, ("Introductions",) * 2):
        page.get_by_test_id("stTopNavLink").filter(has_text=name).click()
        page.get_by_role("heading", level=1, name=title).wait_for()
        visitor.settle()
    page.get_by_role("radio", name="Français").click()
    page.wait_for_url("**/introductions?lang=fr")
    page.get_by_test_id("stTopNavLink").filter(has_text="Qui travaille").click()
    page.wait_for_url("**/members?lang=fr")
    visitor.settle()
    page.wait_for_timeout(500)
    assert page.evaluate("history.length") == first + 4
    for path in ("introductions?lang=fr", "introductions", "weave", ""):
        page.go_back()
        page.wait_for_url(f"{address}/{path}")
        visitor.settle()
        page.wait_for_timeout(500)
    page.get_by_role("heading", level=1, name="Find partners").wait_for()
    page.close()


def test_a_view_is_opened_by_the_arrow_keys(browser, address) -> None:
    visitor = Visitor(browser, address)
    visitor.go("/?example=andes-watersheds")
    visitor.open_by_key("Brief", among="What to show", first="Partners")
    visitor.page.get_by_role("button", name="Word").wait_for()
    visitor.page.close()


def test_whoever_is_quicker_than_their_line_keeps_the_view_they_chose(browser, address) -> None:
    visitor = Visitor(browser, address)
    visitor.go("/?example=andes-watersheds")
    group = visitor.page.get_by_role("radiogroup", name="What to show")
    views = ["As a table", "Map", "A team", "Partners", "Funding", "Shortlist"]
    for number, last in list(enumerate(views))[::2]:
        for view in (*views[number:], *views[:number], last):
            group.get_by_role("radio", name=view, exact=True).click()
            visitor.page.wait_for_timeout(40 * number)
        visitor.settle()
        visitor.page.wait_for_timeout(500)
        visitor.settle()
        assert visitor.opened(among="What to show") == last
    visitor.page.close()


def test_a_hostile_name_is_read_letter_by_letter(browser, tmp_path) -> None:
    with open_catalogue(str(tmp_path / "shipped.sqlite")) as catalogue:
        catalogue.save(tiny_alliance(name=f"Herders {HOSTILE}"), note="for a test")
    with served(tmp_path) as address:
        visitor = Visitor(browser, address, width=390)
        page = visitor.page
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
    assert not [host for host in visitor.hosts() if "evil" in host]
