"""Files that are too large, damaged or made to do harm: a sentence, and the page goes on."""

import io
import tracemalloc
import zipfile
import zlib

import pytest

from broker.intake import read_text
from tests.intake.proposals import docx_saying
from tests.ui.driving import Visitor, chromium, served
from tests.ui.reading import all_text, unforeseen
from tests.ui.tiny import tiny_alliance

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def small(catalogue_of) -> None:
    catalogue_of(tiny_alliance())


def word_bomb() -> bytes:
    """20 MB of a Word file that would unpack to some gigabytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        with zipfile.ZipFile(io.BytesIO(docx_saying("Pastures"))) as honest:
            for name in honest.namelist():
                file.writestr(name, honest.read(name))
        for number in range(4):
            file.writestr(f"word/more{number}.xml", b"<a/>" * 8_000_000)
        file.writestr("word/media/filling.bin", bytes(1), zipfile.ZIP_STORED)
        file.writestr("word/media/more.bin", b"\x5a\xa5" * 9_000_000, zipfile.ZIP_STORED)
    return whole.getvalue()


def pdf_bomb() -> bytes:
    """A PDF file of one page whose content unpacks from a few kilobytes to 300 MB."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b"(a) Tj " * 1_000_000) for _ in range(43)) + packer.flush()
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        stream,
    ]
    body = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 5\n0000000000 65535 f \n" + table
    return body + head + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("bomb.docx", word_bomb, WORD),
        ("bomb.pdf", pdf_bomb, "application/pdf"),
        ("large.txt", lambda: b"Pastures in Kyrgyzstan. " * 850_000, "text/plain"),
        ("cut.docx", lambda: docx_saying("Pastures")[:900], WORD),
        ("picture.txt", lambda: b"\x89PNG\r\n" + bytes(5_000), "text/plain"),
        ("empty.md", lambda: b"", "text/markdown"),
    ],
    ids=["Word bomb", "PDF bomb", "too large", "cut off", "a picture", "empty"],
)
def test_a_bad_file_is_refused_and_the_page_goes_on(visit, name, content, kind) -> None:
    app = visit("" if name != "cut.docx" else "team")
    app.file_uploader(key="file").set_value((name, content(), kind)).run()
    assert not unforeseen(app)
    assert name in app.error[0].value.replace("\\", "")
    app.file_uploader(key="file").set_value(
        ("good.docx", docx_saying("Pastures and herders in Kyrgyzstan"), WORD)
    ).run()
    assert not app.error
    assert "Herders of the Alay" in all_text(app)


def test_a_bomb_does_not_fill_the_memory() -> None:
    for bomb in (word_bomb(), pdf_bomb()):
        tracemalloc.start()
        with pytest.raises(Exception, match="bomb"):
            read_text(bomb, name="bomb")
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 200_000_000


@pytest.mark.alone
@pytest.mark.browser
def test_two_hundred_megabytes_are_refused_before_they_travel(shared_folder, tmp_path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.4\n")
        file.truncate(200_000_000)
    with chromium() as browser, served(shared_folder) as address:
        visitor = Visitor(browser, address)
        sent: list[str] = []
        visitor.page.on(
            "request", lambda one: sent.append(one.url) if one.method in {"PUT", "POST"} else None
        )
        visitor.go("/")
        visitor.page.locator('input[type="file"]').set_input_files(path)
        visitor.page.get_by_text("20.0MB or smaller").wait_for()
        assert not [one for one in sent if "upload_file" in one]
        visitor.page.get_by_text("up to 20 MB").first.wait_for()
        visitor.page.close()
