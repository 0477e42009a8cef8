"""An invitation tells both sides the same, each in its own language."""

import io

import pytest

from broker import Evidence
from broker._two_sides import two_sided
from broker.export import two_sided_files
from broker.model import Place, Proposal
from broker.wording import Words
from tests.ui.tiny import HERDERS, TEACHERS, tiny_alliance


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    world = tiny_alliance()
    members = tuple(
        one.model_copy(update={"languages": ("ky", "fr")}) if one.id == HERDERS else one
        for one in world.members
    )
    return Evidence(world.model_copy(update={"members": members}))


def proposal(lead: str | None = TEACHERS) -> Proposal:
    return Proposal(
        text="Schools on the pastures",
        language="en",
        themes=("education",),
        places=(Place(kind="country", key="KGZ", name="Kyrgyzstan"),),
        lead=lead,
    )


def test_each_party_reads_it_in_a_language_of_its_own(evidence: Evidence) -> None:
    brief = two_sided(evidence, proposal=proposal(), partner=HERDERS)
    assert [side.language for side in brief.sides] == ["en", "fr"]
    text = " ".join(two_sided_files(brief)["txt"].decode().split())
    assert "What Herders of the Alay brings to School of Kenya" in text
    assert "What School of Kenya brings to Herders of the Alay" in text
    assert "Points communs" in text
    assert "They have worked together on “Pasture committees”." in text


def test_one_language_is_written_once(evidence: Evidence) -> None:
    brief = two_sided(evidence, proposal=proposal(lead=None), partner=TEACHERS)
    assert [side.language for side in brief.sides] == ["en"]
    assert brief.first == "the proposal"


def test_a_language_that_nobody_stated_is_the_reader_s(evidence: Evidence) -> None:
    brief = two_sided(evidence, proposal=proposal(lead=None), partner=TEACHERS, words=Words("es"))
    assert [side.language for side in brief.sides] == ["es", "en"]
    text = " ".join(two_sided_files(brief)["txt"].decode().split())
    assert "Lo que School of Kenya aporta a la propuesta" in text
    assert "What School of Kenya brings to the proposal" in text


def test_every_format_opens_and_marks_its_languages(evidence: Evidence) -> None:
    from docx import Document

    files = two_sided_files(two_sided(evidence, proposal=proposal(), partner=HERDERS))
    assert set(files) == {"docx", "html", "txt"}
    words = "\n".join(one.text for one in Document(io.BytesIO(files["docx"])).paragraphs)
    assert "Common ground" in words
    assert "Points communs" in words
    page = files["html"].decode()
    assert '<section lang="fr">' in page
    assert page.count("<section") == page.count("</section>")
    assert page.count("<h1") == 1
