"""Briefs as files: sound formats that are harmless whatever the data hold."""

import io
import itertools
import re
import time
import zipfile
from html.parser import HTMLParser

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broker.export import write_brief
from broker.export._blocks import printable

from .briefs import brief, recommendation

WILD = [
    "<script>alert(1)</script>",
    "A & B <b>bold</b> \"quoted\" 'single'",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example";"click")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "Bell\x07 and null\x00 and escape\x1b[31m",
    "مركز الجبال \u202eevil\u202c \u200fend",
    "%(member)s %s 100 %",
    "{{ injected }} ${injected}",
    "]]> <!-- --> <?php ?>",
    "名前🏔️",
    "line\none\n\n# not a heading",
]


class Page(HTMLParser):
    """Collects what a browser would see."""

    VOID = ("meta", "br", "img", "link")

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.open, self.words, self.links, self.lang = [], [], [], [], None
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def page_of(paths) -> Page:
    return Page(paths[1].read_text(encoding="utf-8"))


def words_of(document) -> str:
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize("text", WILD)
def test_wild_data_stay_data_in_every_file(tmp_path, text):
    wild = brief(
        title=f"T {text}",
        proposal=text,
        recommendations=(recommendation(member=f"M {text}", quote=f"q {text}", cautions=(text,)),),
    )
    paths = write_brief(wild, folder=tmp_path)
    page = page_of(paths)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "img", "iframe", "link", "b", "object", "form"}
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    shown = printable(f"M {text}")
    assert any(shown in words for words in page.words)
    document = Document(paths[0])
    assert shown in words_of(document)
    xml = zipfile.ZipFile(paths[0]).read("word/document.xml")
    assert b"instrText" not in xml
    assert b"fldSimple" not in xml
    plain = paths[2].read_text(encoding="utf-8")
    assert " ".join(shown.split()) in " ".join(plain.split())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", plain)


def test_a_hundred_kilobytes_of_name_are_survived(tmp_path):
    paths = write_brief(
        brief(recommendations=(recommendation(member="Peak " * 20_000, quote="x" * 100_000),)),
        folder=tmp_path,
    )
    assert page_of(paths).words
    assert "x" * 100_000 in words_of(Document(paths[0]))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(min_size=1, max_size=60).map(lambda text: f"M{text}"))
def test_any_name_gives_sound_files(tmp_path, text):
    paths = write_brief(
        brief(team=None, funding=None, recommendations=(recommendation(member=text),)),
        folder=tmp_path,
    )
    # A record leaves out the blanks around a name, also those that may not break.
    shown = printable(text.strip())
    assert shown in words_of(Document(paths[0]))
    assert any(shown in words for words in page_of(paths).words)


@pytest.mark.parametrize(
    "source",
    ["javascript:alert(1)", "data:text/html,<script>", "https://a b.example", "//x.example"],
)
def test_only_web_addresses_become_links(tmp_path, source):
    reason = recommendation().reasons[0].model_copy(update={"source": source})
    one = recommendation().model_copy(update={"reasons": (reason,)})
    page = page_of(write_brief(brief(recommendations=(one,), funding=None), folder=tmp_path))
    targets = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert targets
    assert all(target.startswith("#source-") for target in targets)


def test_the_page_needs_nothing_from_outside(tmp_path):
    text = write_brief(brief(), folder=tmp_path)[1].read_text(encoding="utf-8")
    page = Page(text)
    assert not any("src" in attrs or tag in {"script", "link"} for tag, attrs in page.tags)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_the_page_is_built_for_screen_readers(tmp_path):
    page = page_of(write_brief(brief(), folder=tmp_path))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("table") == tags.count("caption") > 0
    assert all("scope" in attrs for tag, attrs in page.tags if tag == "th")
    ids = {attrs["id"] for _, attrs in page.tags if "id" in attrs}
    for tag, attrs in page.tags:
        if tag == "a" and attrs["href"].startswith("#"):
            assert attrs["href"][1:] in ids


@pytest.mark.parametrize(("language", "code"), [("en", "en-GB"), ("fr", "fr-FR"), ("es", "es-ES")])
def test_the_document_has_real_styles_and_properties(tmp_path, language, code):
    document = Document(write_brief(brief(language=language), folder=tmp_path)[0])
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Caption"} <= styles
    assert document.core_properties.title == "Springs of the high Andes"
    assert document.core_properties.language == code
    assert f'w:val="{code}"' in document.styles.element.xml
    assert len(document.tables) == 4
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml


def test_the_plain_text_fits_a_narrow_screen(tmp_path):
    lines = write_brief(brief(), folder=tmp_path)[2].read_text(encoding="utf-8").splitlines()
    assert all(len(line) <= 78 for line in lines)


def test_a_brief_can_be_read_back_as_a_proposal(tmp_path):
    from broker.intake import read_text

    for path in (write_brief(brief(), folder=tmp_path)[at] for at in (0, 2)):
        assert "Highland Institute" in read_text(io.BytesIO(path.read_bytes()))


def test_a_document_is_the_same_whenever_it_is_made(tmp_path, monkeypatch):
    made = []
    for moment, folder in ((1_700_000_000, "one"), (1_800_000_000, "other")):
        monkeypatch.setattr(time, "time", lambda at=moment: float(at))
        paths = write_brief(brief(), folder=tmp_path / folder)
        made.append([path.read_bytes() for path in paths])
    assert made[0] == made[1]
