"""Pages of an alliance on another subject speak of nothing but its own."""

import pytest

from broker.model import Alliance, FocusArea
from tests.ui.reading import all_text, labels, unforeseen, unharmed
from tests.worlds import member, neighbour

NETS = "Fisheries in Norway need nets that do not get lost."


@pytest.fixture
def ocean(tmp_path, monkeypatch, catalogue_of):
    folder = tmp_path / "ocean"
    folder.mkdir()
    (folder / "themes.csv").write_text("en\nFisheries\nShipping\n", "utf-8")
    monkeypatch.setenv("BROKER_VOCABULARY", str(folder))
    both = (
        member("nets", country="NOR", themes=("fisheries",)),
        member("port", country="DEU", themes=("shipping",)),
        member("cable", country="DNK", themes=("shipping",)),
    )
    catalogue_of(Alliance(members=both))


def test_no_proposal_on_mountains_is_offered(ocean, visit):
    app = visit()
    assert unharmed(app)
    assert "Or an example" not in labels(app, "selectbox")
    app.text_area(key="text").set_value(NETS)
    found = next(one for one in app.button if one.label == "Find partners").click().run()
    assert unharmed(found)
    assert found.subheader[0].value.startswith("1. ")
    assert "Nets" in all_text(found)


def test_nobody_is_asked_for_mountains(ocean, visit):
    app = visit("members")
    assert unharmed(app)
    assert "Theme" in labels(app, "multiselect")
    assert "Mountains" not in labels(app, "multiselect")


def test_only_what_is_in_use_is_credited(ocean, visit):
    app = visit("members")
    assert unharmed(app)
    assert "GMBA" not in all_text(app)
    assert "CLDR" in all_text(app)
    asked = visit()
    asked.text_area(key="text").set_value("Fisheries below the Andes and the Pamir.")
    found = next(one for one in asked.button if one.label == "Find partners").click().run()
    assert unharmed(found)
    assert "GMBA" in all_text(found)


def test_a_mirror_needs_a_proposal(ocean, visit):
    app = visit("members", member="nets")
    assert unharmed(app)
    assert "Give a proposal under “Find partners” first" in all_text(app)


def test_themes_of_another_vocabulary_are_refused_with_what_to_do(ocean, visit, monkeypatch):
    monkeypatch.delenv("BROKER_VOCABULARY")
    app = visit("members")
    assert not unforeseen(app)
    assert "BROKER_VOCABULARY" in all_text(app)


def test_a_catalogue_without_members_says_what_to_import(catalogue_of, visit):
    area = FocusArea(themes=("water",))
    around = neighbour("outside").model_copy(update={"focus": (area,)})
    catalogue_of(Alliance(around=(around,)))
    app = visit()
    assert unharmed(app)
    assert "holds no member yet" in all_text(app)
