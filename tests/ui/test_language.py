"""The pages speak the visitor's language."""

import pytest
from streamlit.testing.v1 import AppTest

from broker.ui import _speech
from broker.ui._asking import example_files
from tests.ui.conftest import APP
from tests.ui.reading import unharmed


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("page", ["", "members", "team"])
def test_every_page_renders_in_every_language(visit, language: str, page: str) -> None:
    app = visit(page, lang=language, example="andes-watersheds")
    assert unharmed(app)
    assert app.query_params["lang"] == language
    assert app.title


@pytest.mark.parametrize("page", ["", "members", "team"])
def test_every_page_says_once_whose_facts_it_shows(visit, page: str) -> None:
    app = visit(page, example="andes-watersheds")
    told = [one.value for one in app.markdown if "GMBA" in one.value]
    assert len(told) == 1
    assert told[0].startswith(":small[")


def test_terms_and_numbers_follow_the_language(visit) -> None:
    app = visit("", lang="fr", example="fouta-djallon-eau")
    assert unharmed(app)
    text = "\n".join(one.value for one in app.markdown)
    assert "français" in text
    assert "300\u202f000" in text
    assert "Guinée" in app.multiselect(key="places").options


def test_the_browser_tells_the_first_language() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.context = {"locale": "fr-CH"}
    app.run()
    assert app.title[0].value == "Trouver des partenaires"
    # An address that was rewritten at once would be one more to go back through.
    assert "lang" not in app.query_params
    app.button_group(key="lang").set_value("en").run()
    assert app.query_params["lang"] == "en"
    assert app.title[0].value == "Find partners"


def test_going_back_before_the_language_was_chosen_gives_the_browsers(visit, monkeypatch) -> None:
    app = visit("members")
    app.button_group(key="lang").set_value("fr").run()
    del app.query_params["lang"]
    monkeypatch.setattr(_speech, "moved_in_history", lambda: True)
    app.run()
    assert app.title[0].value == "Who works on this?"
    assert "lang" not in app.query_params


def test_a_language_that_is_not_spoken_gives_english(visit) -> None:
    app = visit("", lang="xx")
    assert unharmed(app)
    assert app.title[0].value == "Find partners"


def test_the_language_can_be_changed(visit) -> None:
    app = visit("")
    app.button_group(key="lang").set_value("es").run()
    assert unharmed(app)
    assert app.query_params["lang"] == "es"


def test_amounts_in_spanish_are_read_alike_on_both_sides_of_the_ocean(visit) -> None:
    app = visit("", lang="es", example="andes-watersheds")
    assert any("USD 450\xa0000" in one.value for one in app.markdown)


ANDES = {
    "en": "Watching the water of the high Andes together",
    "fr": "Surveiller ensemble l'eau des hautes Andes",
    "es": "Vigilar juntos el agua de los altos Andes",
}


@pytest.mark.parametrize("language", ANDES)
def test_examples_are_offered_and_read_in_the_readers_language(visit, language: str) -> None:
    app = visit("", lang=language, example="andes-watersheds")
    assert unharmed(app)
    assert ANDES[language] in app.selectbox(key="example").options
    assert app.text_area(key="text").value.startswith(f"# {ANDES[language]}")
    assert app.query_params["example"] == "andes-watersheds"


def test_an_example_without_a_translation_stays_as_it_was_written() -> None:
    for language in ("en", "fr", "es", "xx"):
        files = example_files(language)
        assert files.keys() == example_files("en").keys()
        assert all(path.exists() for path in files.values())
        assert "README" not in files


def test_an_example_follows_its_reader_into_another_language_with_what_was_corrected(visit) -> None:
    app = visit("", lang="en", example="andes-watersheds")
    app.multiselect(key="themes").set_value(["tourism"]).run()
    app.button_group(key="lang").set_value("es").run()
    assert unharmed(app)
    assert app.text_area(key="text").value.startswith(f"# {ANDES['es']}")
    assert app.multiselect(key="themes").value == ["tourism"]
    assert app.query_params["themes"] == "tourism"


def test_an_unfolded_example_outlasts_another_language(visit) -> None:
    app = visit("", lang="en", example="andes-watersheds")
    # What is typed is known to the browser alone, and would be lost if another text were sent.
    app.session_state["proposal open"] = True
    app.button_group(key="lang").set_value("es").run()
    assert app.text_area(key="text").value.startswith(f"# {ANDES['en']}")
    app.session_state["proposal open"] = False
    app.button_group(key="lang").set_value("fr").run()
    assert app.text_area(key="text").value.startswith(f"# {ANDES['en']}")


def test_the_mirror_offers_examples_in_the_readers_language(visit) -> None:
    member = "aigine-cultural-research-center"
    app = visit("members", lang="fr", member=member, mirror="andes-watersheds")
    assert unharmed(app)
    assert ANDES["fr"] in app.selectbox(key="mirror").options
