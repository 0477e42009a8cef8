"""Every page with nobody, with three, with the shipped alliance and with ten thousand members."""

from pathlib import Path

import pytest

from broker.model import Alliance
from broker.store import open_catalogue
from tests.ui.large import enlarged
from tests.ui.reading import all_text, size, unforeseen, unharmed
from tests.ui.tiny import tiny_alliance

MEMBER = "consortium-for-the-sustainable-development-of-the-andean-ecoregion"
EXAMPLE = {"example": "andes-watersheds"}
PAGES = {
    "partners without a text": ("", {}),
    "partners": ("", EXAMPLE),
    "members": ("members", {}),
    "members on a map": ("members", {"as": "map"}),
    "members as a table": ("members", {"as": "table"}),
    "a search": ("members", {"q": "pastures and herders in Central Asia"}),
    "a member": ("members", {"member": MEMBER}),
    "team": ("team", EXAMPLE),
    "weave": ("weave", {}),
    "introductions": ("introductions", {}),
}
AT_MOST = 1_000_000
"""Bytes of our own data that a page may send."""

each_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture(scope="session")
def ten_thousand(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.sqlite"
    with open_catalogue(str(path)) as catalogue:
        catalogue.save(enlarged(10_000), note="for a test")
    return path


def complete(app) -> None:
    assert not unforeseen(app)
    assert unharmed(app)
    assert 0 < size(app) < AT_MOST
    assert "GMBA" in all_text(app)


@each_page
def test_with_nobody_a_page_says_how_to_begin(visit, catalogue_of, page: str) -> None:
    catalogue_of(Alliance())
    name, query = PAGES[page]
    app = visit(name, **query)
    complete(app)
    assert "holds no member yet" in app.info[0].value


@each_page
def test_three_members_are_enough(visit, catalogue_of, page: str) -> None:
    catalogue_of(tiny_alliance())
    name, query = PAGES[page]
    if "example" in query:
        query = {"example": "pamir-village-pastures"}
    complete(visit(name, **query))


@each_page
def test_the_shipped_alliance_fits(visit, page: str) -> None:
    name, query = PAGES[page]
    complete(visit(name, **query))


@each_page
def test_ten_thousand_members_fit(visit, monkeypatch, ten_thousand: Path, page: str) -> None:
    monkeypatch.setenv("BROKER_CATALOGUE", str(ten_thousand))
    name, query = PAGES[page]
    complete(visit(name, **query))


def test_among_ten_thousand_names_a_few_letters_find_one(
    visit, monkeypatch, ten_thousand: Path
) -> None:
    monkeypatch.setenv("BROKER_CATALOGUE", str(ten_thousand))
    app = visit("introductions")
    app.session_state["beginning"] = True
    app.run()
    assert size(app) < 100_000
    assert app.selectbox(key="new one").options == []
    app.text_input(key="name new one").set_value("andean ecoregion").run()
    names = app.selectbox(key="new one").options
    assert 0 < len(names) <= 50
    assert unharmed(app)


def test_the_first_page_is_there_before_the_evidence(visit, monkeypatch, catalogue_of) -> None:
    catalogue_of(tiny_alliance(name="Not read before"))
    drawn: list[bool] = []
    from broker.ui import _setting

    def load(*_: object, **__: object) -> None:
        import streamlit as st

        drawn.append("text" in st.session_state and "file" in st.session_state)
        raise _setting.CatalogueError("Stopped here.")

    monkeypatch.setattr(_setting, "load", load)
    visit()
    assert drawn == [True]
