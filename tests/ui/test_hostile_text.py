"""Texts that try to be more than texts are shown letter by letter."""

import os
import re

import pytest
from streamlit.testing.v1 import AppTest

from broker.introduce import propose
from broker.model import Alliance
from broker.store import open_catalogue
from tests.ui.reading import all_text, rendered, size, unforeseen, unharmed
from tests.ui.tiny import HERDERS, MILLERS, TEACHERS, TODAY, tiny_alliance

HOSTILE = (
    "<script>alert(1)</script> **bold** [link](https://evil.example) ![p](https://evil.example/p)"
    " $x^2$ :tada: :red[loud] | a | www.evil.example"
)
BARE = (
    "**bold**",
    "](https://evil",
    "[link](",
    "![p](",
    "<script>",
    " :tada:",
    ":red[",
    "$x",
    "www.evil",
)
FORMULA = '=HYPERLINK("https://evil.example","x")'
TURNING = "\u202e\u202d\u202a\u202b\u2066\u2067\u2068"
"""Marks that turn the direction of whatever follows, also of the page around a name."""
LONG = "A name without end. " * 5_000

EXAMPLE = {"example": "pamir-village-pastures"}
PAGES = [
    ("", EXAMPLE | {"lead": TEACHERS, "keep": HERDERS, "not": MILLERS}),
    ("", EXAMPLE | {"view": "table"}),
    ("", EXAMPLE | {"view": "map"}),
    ("", EXAMPLE | {"view": "network", "lead": TEACHERS}),
    ("", EXAMPLE | {"view": "kept", "keep": [HERDERS, TEACHERS]}),
    ("", EXAMPLE | {"view": "team"}),
    ("", EXAMPLE | {"view": "funding"}),
    ("", EXAMPLE | {"view": "brief"}),
    ("members", {}),
    ("members", {"as": "map"}),
    ("members", {"as": "table"}),
    ("members", {"member": HERDERS, "mirror": "pamir-village-pastures"}),
    ("members", {"member": TEACHERS}),
    ("members", {"compare": [HERDERS, TEACHERS]}),
    ("members", {"q": HOSTILE}),
    ("team", EXAMPLE | {"lock": [HERDERS], "seat": f"{HOSTILE[:50]}~civil_society~~~1"}),
    ("weave", {}),
    ("introductions", {}),
    ("introductions", {"introduction": "one"}),
]


def hostile_world(text: str) -> Alliance:
    """Return the tiny alliance with this in every text of every record."""
    plain = tiny_alliance()

    def with_it(record, *fields: str):
        return record.model_copy(
            update={field: f"{getattr(record, field)} {text}".strip() for field in fields}
        )

    near = plain.members[0].focus
    return plain.model_copy(
        update={
            "members": tuple(
                with_it(one, "name", "summary", "source").model_copy(
                    update={"focus": near, "website": f"https://evil.example/{text}".strip()}
                )
                for one in plain.members
            ),
            "around": tuple(with_it(one, "name", "summary", "source") for one in plain.around),
            "activities": tuple(
                with_it(one, "title", "summary", "source").model_copy(
                    update={"status_note": text.strip()}
                )
                for one in plain.activities
            ),
            "offers": tuple(with_it(one, "text", "source") for one in plain.offers),
            "needs": tuple(with_it(one, "text", "source") for one in plain.needs),
        }
    )


@pytest.fixture
def introduced(catalogue_of):
    """Return how to fill the catalogue with a text everywhere, and one introduction."""

    def fill(text: str) -> None:
        catalogue_of(hostile_world(text))
        with open_catalogue(os.environ["BROKER_CATALOGUE"]) as catalogue:
            made = propose(HERDERS, MILLERS, on=TODAY, purpose=text[:4000], owner=text[:200])
            catalogue.introductions.add(made.model_copy(update={"id": "one"}))

    return fill


def harmless(app: AppTest) -> None:
    assert not unforeseen(app)
    assert unharmed(app)
    for text in rendered(app):
        for bare in BARE:
            assert not re.search(rf"(?<!\\){re.escape(bare)}", text)


def test_no_page_renders_what_a_record_says(visit, introduced) -> None:
    introduced(f"{HOSTILE} {FORMULA}")
    for page, query in PAGES:
        app = visit(page, **query)
        harmless(app)
        assert "alert" in all_text(app) or query.get("view") in {"funding", "brief", "map"}


def test_no_page_renders_what_a_visitor_writes(visit, introduced) -> None:
    introduced("")
    for page in ("", "team"):
        app = visit(page)
        app.text_area(key="text").set_value(f"Pastures in Kyrgyzstan {HOSTILE}")
        app.button[0].click().run()
        harmless(app)


def test_no_name_turns_the_direction_of_a_page(visit, introduced) -> None:
    introduced(TURNING)
    for page, query in PAGES:
        app = visit(page, **query)
        assert unharmed(app)
        for text in rendered(app):
            assert not set(TURNING) & set(text)


def test_texts_without_end_fit_on_every_page(visit, introduced) -> None:
    introduced(LONG)
    for page, query in PAGES:
        app = visit(page, **query)
        assert not unforeseen(app)
        assert unharmed(app)
        assert size(app) < 1_000_000, (page, query)


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


def test_two_organisations_of_one_name_stand_beside_each_other(visit, catalogue_of) -> None:
    world = tiny_alliance(name="Millers of Nepal")
    catalogue_of(world)
    app = visit("members", compare=[HERDERS, MILLERS])
    assert unharmed(app)
    (side_by_side,) = [
        one for one in app.get("table") if "Has worked with" in str(one.value.values.tolist())
    ]
    assert side_by_side.value.shape[1] == 3
