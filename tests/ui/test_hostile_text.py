"""Texts that try to be more than texts are shown letter by letter."""

import re

import pytest

from tests.ui.reading import unharmed
from tests.ui.tiny import HERDERS, tiny_alliance

HOSTILE = (
    "<script>alert(1)</script> **bold** [link](https://evil.example) ![p](https://evil.example/p)"
    " $x^2$ :tada: :red[loud] | a | www.evil.example"
)
BARE = ("**bold**", "[link](", "![p](", "<script>", " :tada:", ":red[", "$x", "www.evil")


@pytest.fixture
def hostile(catalogue_of) -> None:
    catalogue_of(tiny_alliance(name=f"Herders {HOSTILE}", title=f"Pasture committees {HOSTILE}"))


def rendered(app) -> list[str]:
    """Every text that Streamlit renders as Markdown."""
    found = []
    for kind in ("title", "header", "subheader", "markdown", "caption", "error", "info", "warning"):
        found += [str(one.value) for one in app.get(kind)]
    found += [str(one.label) for one in app.get("button")]
    for table in app.get("table"):
        found.append(table.proto.SerializeToString().decode("utf-8", "ignore"))
    found += [one.proto.text for one in app.get("progress")]
    return found


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("", {}),
        ("members", {}),
        ("members", {"member": HERDERS}),
        ("members", {"q": HOSTILE}),
        ("team", {}),
    ],
)
def test_no_page_renders_what_a_record_says(visit, hostile, page: str, query: dict) -> None:
    app = visit(page, **query)
    if page != "members":
        app.text_area(key="text").set_value(f"Pastures in Kyrgyzstan {HOSTILE}")
        app.button[0].click().run()
    assert unharmed(app)
    texts = rendered(app)
    assert any("Herders" in text for text in texts)
    for text in texts:
        for bare in BARE:
            assert not re.search(rf"(?<!\\){re.escape(bare)}", text)


def test_an_unknown_name_in_an_error_is_shown_letter_by_letter(
    visit, monkeypatch, tmp_path
) -> None:
    folder = tmp_path / "**bold** [link](x)"
    folder.mkdir()
    file = folder / "c.sqlite"
    file.write_bytes(b"no database" * 100)
    monkeypatch.setenv("BROKER_CATALOGUE", str(file))
    app = visit()
    assert len(app.error) == 1
    assert "**bold**" not in app.error[0].value
    assert "\\*\\*bold\\*\\*" in app.error[0].value
