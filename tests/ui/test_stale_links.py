"""Links that are old, cut or made to do harm open a page that works."""

import os

import pytest

from broker.introduce import propose
from broker.store import open_catalogue
from tests.ui.reading import rendered, unforeseen, unharmed
from tests.ui.tiny import HERDERS, MILLERS, TODAY, tiny_alliance

LONG = "x" * 10_000
NUMBER = "9" * 10_000
MARKS = "**b** [l](https://evil.example) <img src=x> \u202e $x^2$ '; DROP TABLE member; --"

PARAMETERS = {
    "": "example|themes|places|kinds|lead|keep|not|view|text",
    "members": "member|q|theme|region|kind|country|range|language|around|as|compare|mirror",
    "team": "example|size|countries|several|most kind|most n|least kind|least n|must themes|"
    "must regions|must countries|lock|exclude|seat",
    "weave": "weave_theme|weave_region|count",
    "introductions": "introduction|length",
}
VALUES = {"long": LONG, "a number without end": NUMBER, "negative": "-1", "marks": MARKS}


@pytest.fixture(autouse=True)
def small(catalogue_of) -> None:
    catalogue_of(tiny_alliance())


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("page", PARAMETERS, ids=lambda page: page or "partners")
def test_no_value_of_any_parameter_breaks_a_page(visit, page: str, value: str) -> None:
    known = {"example": "pamir-village-pastures"} if page in {"", "team"} else {}
    app = visit(page, **(dict.fromkeys(PARAMETERS[page].split("|"), value) | known))
    assert not unforeseen(app)
    assert unharmed(app)
    assert not any(
        "](https://evil" in text or "**b**" in text or "<img" in text for text in rendered(app)
    )


@pytest.mark.parametrize(
    ("page", "language"),
    list(zip(PARAMETERS, ["xx", "FR", LONG, "fr\x00", "../../etc/passwd"], strict=True)),
)
def test_a_language_that_nobody_speaks_gives_english(visit, page: str, language: str) -> None:
    app = visit(page, lang=language)
    assert unharmed(app)
    assert app.query_params["lang"] == "en"


def test_many_values_of_one_parameter_are_no_harm(visit) -> None:
    many = [f"nobody-{number}" for number in range(1_000)]
    for page, keys in (
        ("", ("keep", "not", "themes")),
        ("members", ("compare", "theme")),
        ("team", ("lock", "seat", "must countries")),
    ):
        known = {"example": "pamir-village-pastures"} if page != "members" else {}
        app = visit(page, **(dict.fromkeys(keys, many) | known))
        assert not unforeseen(app)
        assert unharmed(app)


def test_a_link_to_an_unknown_page_leads_to_one_that_works(visit) -> None:
    app = visit("no-such-page")
    assert not app.exception


@pytest.mark.parametrize("value", ["gone", LONG, MARKS])
def test_a_link_to_an_introduction_that_is_gone_says_so_and_leads_back(visit, value: str) -> None:
    with open_catalogue(os.environ["BROKER_CATALOGUE"]) as catalogue:
        catalogue.introductions.add(propose(HERDERS, MILLERS, on=TODAY))
    app = visit("introductions", introduction=value)
    assert "not in the catalogue any more" in app.warning[0].value
    next(one for one in app.button if one.label == "Back to the list").click().run()
    assert unharmed(app)
    assert [one for one in app.button if str(one.key).startswith("open ")]


def test_the_first_page_is_found_under_its_own_name(visit) -> None:
    app = visit("partners", example="pamir-village-pastures")
    assert unharmed(app)
    assert [one.value for one in app.title] == ["Find partners"]
    assert app.query_params["example"] == "pamir-village-pastures"
