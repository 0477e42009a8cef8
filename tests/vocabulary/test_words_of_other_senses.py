"""Words that look like one of a theme, or of a place, and mean something else."""

import pytest

from broker.vocabulary import Vocabulary

HERDERS = {
    "en": "Herders keep sheep on high pastures, and these flocks need hay.",
    "es": "Los pastores y sus ovejas cuidan los pastos de altura.",
    "it": "I pastori e le loro pecore curano i pascoli.",
    "fr": "Les bergers gardent leurs moutons dans les pâturages.",
    "de": "Bauern hüten Schafe auf den Weiden.",
}
"""Work on farming, and on nothing else."""


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("en", "These families and these flocks need these pastures as well as these paths."),
        ("en", "Well over 400 families live there."),
        ("en", "Maps come from high-resolution pictures. Project governance is simple."),
        ("es", "En el marco del plan, y en este marco."),
        ("es", "Está en curso, con fondos Next Generation."),
        ("it", "Stato: in corso. Nel corso dell'anno se ne parla."),
        ("fr", "Gouvernance du projet. Gouvernance et gestion administrative. En cours."),
        ("de", "Ziel ist die Bildung einer Arbeitsgruppe."),
        ("de", "Gefördert vom Bundesministerium für Forstwirtschaft, Umwelt und Wasserwirtschaft."),
    ],
)
def test_a_phrase_adds_no_theme(vocabulary: Vocabulary, language: str, phrase: str) -> None:
    assert vocabulary.themes_in(f"{HERDERS[language]} {phrase}") == ("sard_m",)


@pytest.mark.parametrize(
    "text",
    [
        "The project keeps the natural heritage of the park.",
        "O projeto valoriza o património natural do parque.",
        "Il progetto valorizza il patrimonio naturale del parco.",
    ],
)
def test_natural_heritage_is_no_culture(vocabulary: Vocabulary, text: str) -> None:
    assert vocabulary.themes_in(text) == ("biodiversity",)


def test_heritage_of_both_sorts_is_culture_too(vocabulary: Vocabulary) -> None:
    text = "Patrimoine naturel et culturel des villages."
    assert "indigenous_peoples_culture" in vocabulary.themes_in(text)


def test_a_cultural_landscape_in_german_is_farmed(vocabulary: Vocabulary) -> None:
    assert vocabulary.themes_in("Erhalt der Kulturlandschaft") == ("sard_m",)


@pytest.mark.parametrize("text", ["Naturpark am Alpennordrand", "südlich des Alpenhauptkamms"])
def test_edges_of_the_alps_are_the_alps(vocabulary: Vocabulary, text: str) -> None:
    assert [place.key for place in vocabulary.places_in(text)] == ["alps"]


def test_the_atlas_of_an_office_is_no_range(vocabulary: Vocabulary) -> None:
    assert vocabulary.places_in("Atlas Award ID: 00097902, Atlas Project No.: 00046221") == ()
