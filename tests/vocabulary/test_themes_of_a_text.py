import pytest

from broker.vocabulary import Vocabulary

WATERSHED = [
    "Watershed management in the Andes",
    "restoring watersheds and springs",
    "Gestion des bassins versants dans les Andes",
    "manejo de cuencas hidrográficas",
    "gestione dei bacini idrografici nelle Ande",
    "gestão de bacias hidrográficas",
    "Einzugsgebietsmanagement in den Anden",
    "Schutz der Wassereinzugsgebiete",
]


@pytest.mark.parametrize("text", WATERSHED)
def test_one_theme_in_six_languages(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text)[0] == "watershed_management"


@pytest.mark.parametrize("language", ["en", "fr", "es", "it", "pt", "de"])
def test_the_label_of_a_theme_is_about_that_theme(vocabulary: Vocabulary, language: str) -> None:
    for key, theme in vocabulary.themes.items():
        assert vocabulary.themes_in(theme.label(language))[0] == key


def test_a_single_cue_makes_a_label_but_not_a_long_text(vocabulary: Vocabulary) -> None:
    filler = "We meet the council on Monday and talk about what was said before. " * 20
    assert vocabulary.themes_in("Healthy soils") == ("watershed_management",)
    assert vocabulary.themes_in(filler + "There was soil on the table.") == ()


def test_the_clearest_theme_comes_first(vocabulary: Vocabulary) -> None:
    text = "Sustainable tourism: trekking and homestays on old trails, with a little honey to sell."
    assert vocabulary.themes_in(text)[0] == "tourism"


def test_no_more_than_six_themes(vocabulary: Vocabulary) -> None:
    text = ", ".join(theme.label() for theme in vocabulary.themes.values())
    assert len(vocabulary.themes_in(text)) == 6


def test_a_false_friend_does_not_count(vocabulary: Vocabulary) -> None:
    english = "The hall of fame of the village is open to all who were in the band"
    assert "food_security" not in vocabulary.themes_in(english)
    assert vocabulary.themes_in("La fame nelle montagne è un problema che cresce") == (
        "food_security",
    )


@pytest.mark.parametrize("text", ["", " ", "12 345", "🏔", "\ud800", "the and of"])
def test_nothing_is_about_nothing(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text) == ()
