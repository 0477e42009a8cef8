"""Where a text names no country, its towns and provinces tell it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.model import BrokerError
from broker.vocabulary import Vocabulary, load_vocabulary
from broker.vocabulary._cldr_towns import towns

VOCABULARY = load_vocabulary()


def keys(text: str) -> list[str]:
    return [one.key for one in VOCABULARY.places_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clean air for the schools of Thimphu and Ulaanbaatar", ["BTN", "MNG"]),
        ("Des jardins pour les écoles de Tbilissi et d'Erevan", ["GEO", "ARM"]),
        ("Huertos en las escuelas de Quito", ["ECU"]),
        ("Orti nelle scuole di Aosta", ["ITA"]),
        ("Hortas nas escolas de Katmandu", ["NPL"]),
        ("Gärten für die Kinder von Taschkent und Bischkek", ["UZB", "KGZ"]),
        ("Beekeepers of Naryn Province", ["KGZ"]),
        ("Hazelnuts from Tavus", ["ARM"]),
        ("A school in Bishkek and its garden", ["KGZ"]),
        ("Potters of the Kathmandu Valley", ["NPL"]),
        ("The people of Kasese district and Kabale", ["UGA"]),
        ("Les villages de Chefchaouen", ["MAR"]),
        ("Villaggi del Molise e dell'Umbria", ["ITA"]),
    ],
)
def test_towns_and_provinces_tell_the_country(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Bishkek appeal asks for cleaner stoves.",
        "The Marrakesh Accords and the Nairobi Framework",
        "La déclaration de Katmandou sur les sources",
        "Según la Declaración de Quito sobre ciudades",
        "Die Erklärung von Bischkek zu den Bergen",
        "A study by the University of Zurich",
        "Eine Studie der Universität Bern",
        "A study by Geneva-based experts",
        "Ernst Bern leads it, with Maria Lima.",
        "Kathmandu Airlines flies there.",
        "the schools of kathmandu",
        "A page of the Reading Club",
        "As agreed at the conference in Tbilisi",
        "A film shown at the festival in Tashkent",
        "Mountain Summit 2031 Dushanbe. Delegates came to Dushanbe for three days.",
        "The EVORA project measures snow.",
        "Ask Mr. Kabul or Frau Bern for the seeds.",
        "Bishkek State University counts bees.",
        "El compromiso de Bogotá con los bosques",
        "As was said at COP21 in Lima, farmers need seeds.",
        "An accord signed in Tbilisi protects seeds.",
        "Caminos de San Cristóbal y San Vicente",
        "Midway between two valleys, Belén keeps bees.",
    ],
)
def test_events_organisations_and_persons_are_no_towns(text: str) -> None:
    assert keys(text) == []


def test_where_countries_are_named_towns_tell_nothing() -> None:
    assert keys("Springs in Nepal; the money comes by way of an account in Geneva.") == ["NPL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beekeepers around Thimphu, with a grant from Japan.", ["BTN"]),
        ("Japan funds orchards in the villages near Dushanbe.", ["TJK"]),
        ("Des vergers autour d'Erevan, grâce au financement du Japon.", ["ARM"]),
        ("Con fondos de Noruega plantamos alisos alrededor de Bogotá.", ["COL"]),
        ("Con i fondi della Norvegia piantiamo noci intorno a Kabul.", ["AFG"]),
        ("Com fundos do Japão plantamos árvores perto de Quito.", ["ECU"]),
        ("Japan finanziert Obstgärten bei Duschanbe.", ["TJK"]),
        ("The orchards are not in Nepal but around Thimphu.", ["BTN"]),
        ("Unlike the Alps, the pastures around Bishkek have no fences.", ["KGZ"]),
        ("Orchards of villages, funded by Japan.", ["JPN"]),
    ],
)
def test_towns_tell_where_the_work_is_whoever_pays(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The University of Kabul and the gardens around Kabul", ["AFG"]),
        ("Kasese State University helps gardeners of Kasese district.", ["UGA"]),
        ("The Bishkek appeal was heard by the beekeepers of Naryn.", ["KGZ"]),
        ("A Kabul-based team plants trees in Kabul.", ["AFG"]),
        ("Un huerto para la escuela de Quito", ["ECU"]),
        ("Un jardin pour l'école d'Erevan", ["ARM"]),
        ("Les vergers de la Vienne", ["FRA"]),
    ],
)
def test_what_lies_around_a_town_is_there_whoever_else_bears_its_name(
    text: str, expected: list[str]
) -> None:
    assert keys(text) == expected


def test_a_town_lies_where_the_other_places_do() -> None:
    assert keys("Terraces of the Andes near Quito, sold in Zurich") == ["andes", "ECU"]
    assert keys("Terraces of the Caucasus, sold in Zurich") == ["caucasus"]


def test_a_town_may_be_where_the_work_is_not() -> None:
    assert keys("Orchards around Quito, not in La Paz.") == ["ECU"]


def test_no_town_hides_a_range_nor_the_country_it_is_called_after() -> None:
    assert keys("The Sierra Nevada de Santa Marta") == ["sierra-nevada-de-santa-marta"]
    assert keys("Panama hats, and the Panama of today") == ["PAN"]


@given(st.text(alphabet="Lima ,.Quito-dBern of"))
def test_any_text_has_towns_that_stand_in_it(text: str) -> None:
    assert all(place.name for place in VOCABULARY.places_in(text))


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "data" / "vocabulary"
    for path in source.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "towns.json").write_text("[")
    with pytest.raises(BrokerError, match=r"towns\.json cannot be used"):
        load_vocabulary(tmp_path).places_in("Quito")


def test_the_shipped_towns_are_what_the_build_gives(vocabulary: Vocabulary) -> None:
    root = Path(__file__).parents[2]
    with (root / "data/vocabulary/towns_chosen.csv").open(encoding="utf-8", newline="") as file:
        chosen = list(csv.DictReader(file))
    made = towns(chosen, training=root / "broker" / "text" / "training")
    shipped = vocabulary.towns()
    assert {key: tuple(names) for key, names in made["towns"].items()} == shipped.towns
    assert tuple(made["silent"]) == shipped.silent
    assert set(shipped.towns) <= set(vocabulary.countries)
