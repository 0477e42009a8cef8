"""Names that several places bear mean the one that lies where the text is."""

import pytest

from broker.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def places(text: str) -> set[str]:
    return {one.key for one in VOCABULARY.places_in(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Coffee in the Eastern Highlands of Papua New Guinea.", {"PNG"}),
        ("Tea in the Eastern Highlands of Zimbabwe.", {"eastern-highlands-zimbabwe", "ZWE"}),
        ("Tea in the Eastern Highlands.", {"eastern-highlands-zimbabwe"}),
        ("Café en la Cordillera Central de Guatemala.", {"GTM"}),
        ("Gorillas of the Virunga in Congo.", {"virunga", "COD"}),
        ("Les versants du lac Kivu, à l'est du Congo.", {"albertine-rift", "COD"}),
        ("Forests of Congo.", {"COG"}),
        ("Gorillas of the Virunga, and forests of Congo-Brazzaville.", {"virunga", "COG"}),
    ],
)
def test_a_name_means_the_place_that_lies_there(text: str, found: set[str]) -> None:
    assert places(text) == found


def test_a_region_within_one_country_tells_where_a_shared_name_lies() -> None:
    text = "Radios de Chiapas y de la Sierra Madre, y sus vecinas de Guatemala."
    assert places(text) == {"chiapas", "sierra-madre-mexico", "GTM"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Material in tadschikischer und russischer Sprache für Dörfer in Nepal.", {"NPL"}),
        ("Kurse in spanischer Sprache in Nepal.", {"NPL"}),
        ("Peruanische Sprachen in Bolivien.", {"PER", "BOL"}),
    ],
)
def test_the_language_of_lessons_is_no_country(text: str, found: set[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As montanhas de língua portuguesa, e escolas em Angola.", {"AGO"}),
        ("Des cours en langue russe et tadjike au Népal.", {"NPL"}),
    ],
)
def test_so_it_is_behind_the_word_for_language(text: str, found: set[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    "text",
    ["Le projet ne paie pas la neige de culture.", "Universidades de língua portuguesa."],
)
def test_snow_and_languages_of_lessons_are_no_culture(text: str) -> None:
    assert "indigenous_peoples_culture" not in VOCABULARY.themes_in(text)
