"""Each journey from a proposal to a file that opens, by mouse and by keyboard, in each language.

Run by `make journeys`: it takes some minutes.
"""

import io
from dataclasses import dataclass

import pytest
from docx import Document

from broker.wording import LANGUAGES, Words
from tests.ui.driving import Visitor

PROPOSAL = {
    "en": "Herders in Kyrgyzstan want to plan pastures together in village committees.",
    "fr": "Des bergers du Kirghizistan veulent planifier ensemble les pâturages.",
    "es": "Pastores de Kirguistán quieren planificar juntos los pastos.",
}


@dataclass(frozen=True)
class By:
    """How somebody moves: by mouse or by keyboard alone."""

    name: str

    def write(self, visitor: Visitor, label: str, text: str) -> None:
        if self.name == "mouse":
            visitor.page.get_by_label(label).fill(text)
        else:
            visitor.tab_to(label)
            visitor.page.keyboard.insert_text(text)

    def press(self, visitor: Visitor, name: str) -> None:
        if self.name == "mouse":
            visitor.page.get_by_role("button", name=name).first.click()
        else:
            visitor.tab_to(name)
            visitor.page.keyboard.press("Enter")

    def open_view(self, visitor: Visitor, name: str, *, among: str, first: str) -> None:
        if self.name == "mouse":
            group = visitor.page.get_by_role("radiogroup", name=among)
            group.get_by_role("radio", name=name, exact=True).click()
        else:
            visitor.open_by_key(name, among=among, first=first)


ways = pytest.mark.parametrize("by", [By("mouse"), By("keyboard")], ids=lambda by: by.name)
languages = pytest.mark.parametrize("language", LANGUAGES)


def words_of(file: bytes) -> str:
    document = Document(io.BytesIO(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def ask(visitor: Visitor, by: By, *, language: str, button: str) -> None:
    words = Words(language)
    label = words.say("What is the work about, where is it, and who is wanted?")
    by.write(visitor, label, PROPOSAL[language])
    if by.name == "mouse":
        by.press(visitor, words.say(button))
    else:
        visitor.page.keyboard.press("Control+Enter")
    visitor.page.get_by_role("heading", name=words.say("What was understood")).wait_for()
    visitor.settle()


@languages
@ways
def test_a_broker_goes_from_a_text_to_a_brief(browser, address, by: By, language: str) -> None:
    words = Words(language)
    visitor = Visitor(browser, address)
    visitor.go(f"/?lang={language}")
    ask(visitor, by, language=language, button="Find partners")
    best = visitor.page.get_by_role("heading", level=3).first.inner_text().partition(". ")[2]
    among, first = words.say("What to show"), words.say("Partners")
    by.open_view(visitor, words.say("Brief"), among=among, first=first)
    visitor.page.get_by_role("button", name=words.say("Word")).first.wait_for()
    brief = visitor.download(lambda: by.press(visitor, words.say("Word")))
    assert best in words_of(brief)
    assert words.say("Suggested partners") in words_of(brief)
    assert visitor.hosts() == {address.removeprefix("http://")}
    visitor.page.close()


@languages
@ways
def test_a_leading_member_goes_from_a_text_to_a_plan(browser, address, by, language: str) -> None:
    words = Words(language)
    visitor = Visitor(browser, address)
    visitor.go(f"/team?lang={language}")
    ask(visitor, by, language=language, button="Read the proposal")
    visitor.page.get_by_role("heading", name=words.say("Take it along")).wait_for()
    plan = visitor.download(lambda: by.press(visitor, words.say("Word")))
    assert words.say("First steps, with dates to be agreed") in words_of(plan)
    assert visitor.hosts() == {address.removeprefix("http://")}
    visitor.page.close()


@languages
@ways
def test_a_member_goes_from_words_to_first_steps(browser, address, by, language: str) -> None:
    words = Words(language)
    visitor = Visitor(browser, address)
    visitor.go(f"/members?lang={language}")
    by.write(visitor, words.say("Words, or a name"), PROPOSAL[language])
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**q=*")
    visitor.settle()
    first = visitor.page.locator('[class*="st-key-open"] button').first
    name = first.inner_text().splitlines()[-1].strip()
    by.press(visitor, name)
    visitor.page.get_by_role("heading", name=words.say("First three steps")).wait_for()
    visitor.settle()
    steps = visitor.download(lambda: by.press(visitor, words.say("Word")))
    assert words.say("First steps for %(member)s", member=name) in words_of(steps)
    assert words.say("Members who work on similar things") in words_of(steps)
    assert visitor.hosts() == {address.removeprefix("http://")}
    visitor.page.close()


ANDES = "/?example=andes-watersheds"
PAGES = (
    "/",
    ANDES,
    f"{ANDES}&view=table",
    f"{ANDES}&view=map",
    f"{ANDES}&view=network",
    f"{ANDES}&view=kept&keep=adra-mongolia",
    f"{ANDES}&view=team",
    f"{ANDES}&view=funding",
    f"{ANDES}&view=brief",
    "/?view=brief&keep=adra-mongolia",
    "/members",
    "/members?as=map",
    "/members?as=table",
    "/members?compare=adra-mongolia&compare=aigine-cultural-research-center",
    "/members?member=aigine-cultural-research-center&mirror=pamir-village-pastures",
    "/team",
    "/team?example=andes-watersheds&seat=Water~civil_society~~country:PER~1",
    "/team?example=andes-watersheds&least+kind=government&least+n=9",
    "/weave",
    "/weave?weave_theme=water",
    "/introductions",
    "/introductions?introduction=begun",
)
"""Every page and every tab; `begun` stands for an introduction that is on record."""


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1366, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_used_by_everybody(browser, address, begun, path, width, scheme) -> None:
    visitor = Visitor(browser, address, width=width, scheme=scheme, locale="fr-FR")
    visitor.go(path.replace("begun", begun))
    visitor.unfold()
    assert not visitor.violations()
    assert visitor.page.evaluate("document.documentElement.lang") == "fr"
    wide = visitor.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    inside = visitor.page.locator('[data-testid="stMain"]')
    assert not wide, "the page scrolls sideways"
    assert not inside.evaluate("e => e.scrollWidth > e.clientWidth + 1"), "it scrolls sideways"
    assert visitor.hosts() == {address.removeprefix("http://")}
    visitor.page.close()
