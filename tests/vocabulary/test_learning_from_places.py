"""Places where something can be learnt are no places of the work."""

import time

import pytest

from broker.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def places(text: str) -> set[str]:
    return {one.key for one in VOCABULARY.places_in(text)}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Springs in Bhutan. Lessons from Peru will be brought together.", {"BTN"}),
        ("Springs in Bhutan. It builds on what was learned in Peru.", {"BTN"}),
        ("Springs in Bhutan. We want to learn from the Alps and the Andes.", {"BTN"}),
        ("Springs in Bhutan. An exchange with herders of the Andes would help.", {"BTN"}),
        ("Springs in Bhutan. Results are compared with those of Peru.", {"BTN"}),
        ("Springs in Bhutan, with farmers from another country (Peru, for instance).", {"BTN"}),
        ("Les sources du Maroc. Des échanges avec le Népal sont prévus.", {"MAR"}),
        ("Les sources du Maroc. Nous voulons apprendre des Alpes.", {"MAR"}),
        ("Les sources du Maroc seront comparées avec celles du Népal.", {"MAR"}),
        ("Los manantiales del Perú. Habrá un intercambio con radios del Himalaya.", {"PER"}),
        ("Los manantiales del Perú, y un socio con experiencia en los Alpes.", {"PER"}),
        ("Le sorgenti del Nepal. Sarebbe utile uno scambio con il Perù.", {"NPL"}),
        ("Le sorgenti del Nepal. Un confronto con le leggi di Mongolia e Perù.", {"NPL"}),
        ("As nascentes do Butão, e parceiros internacionais dos Andes.", {"BTN"}),
        ("As nascentes do Butão. Haverá um intercâmbio com o Peru.", {"BTN"}),
        ("Cabras en Argentina. Un socio de otro continente (Mongolia, Marruecos…).", {"ARG"}),
        ("Ours des Pyrénées. Des clubs d'autres pays (Slovénie, Canada).", {"pyrenees"}),
        ("Terrazze in Italia. Un comune di un altro paese (Grecia, Yemen…).", {"ITA"}),
        ("Orsi in Abruzzo. Un'organizzazione straniera (Slovenia, Canada…).", {"abruzzo"}),
        ("Almen in Tirol. Gesucht: Gemeinden aus anderen Ländern (Peru, Nepal).", {"tyrol"}),
        ("Almen in Tirol. Eine Partnerregion (Tatra, Pyrenäen).", {"tyrol"}),
        ("Wiesen im Harz (Vorbild: ein Projekt in Rumänien).", {"harz"}),
        ("Gesucht: eine Partnerregion (Pyrenäen). Es geht um Almen in Tirol.", {"tyrol"}),
        ("Avalanches au Tadjikistan. Nous connaissons l'expérience suisse.", {"TJK"}),
        ("Les pistes du Jura seront comparées avec celles de la Suisse.", {"jura"}),
        ("Die Quellen in Nepal. Wir wollen von den Anden lernen.", {"NPL"}),
        ("Die Quellen in Nepal. Ein Austausch mit Dörfern in Peru hilft.", {"NPL"}),
        ("Die Quellen in Nepal. Mit Dörfern in Peru werden Partnerschaften geschlossen.", {"NPL"}),
    ],
)
def test_where_others_can_teach_is_no_place(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lessons from the Andes.", {"andes"}),
        ("We learn from elders in Peru. Springs in Peru are mapped, and some in Bhutan.",
         {"PER", "BTN"}),
        ("Exchange visits between Nepal and Peru.", {"NPL", "PER"}),
        ("Springs in Bhutan. Lessons from the pilot are applied in Peru.", {"BTN", "PER"}),
        ("Springs in Bhutan. An exchange with herders of the Himalaya.", {"BTN", "himalaya"}),
        ("Springs in Bhutan. Seed exchange in Peru.", {"BTN", "PER"}),
        ("Peru and Nepal exchange seeds. Farmers learn to graft.", {"NPL", "PER"}),
    ],
)  # fmt: skip
def test_where_the_work_is_stays_a_place(text: str, left: set[str]) -> None:
    assert places(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The last great beech forests of Europe, in Romania.", {"ROU"}),
        ("In Uganda live more birds than at any other place in Africa.", {"UGA"}),
        ("Les plus hautes cascades d'Afrique, au Lesotho.", {"LSO"}),
        ("Los pueblos más pobres de América del Sur, en Bolivia.", {"BOL"}),
        ("In Rumänien stehen die letzten Urwälder Europas.", {"ROU"}),
        ("The poorest villages of Africa.", {"africa"}),
        ("Springs in Uganda and in other countries of Africa.", {"UGA", "africa"}),
        ("In Uganda, and in most of Africa, springs fall dry.", {"UGA", "africa"}),
        ("In the last ten years springs of Africa and Uganda fell dry.", {"UGA", "africa"}),
        ("The last forests of Romania. A network for Europe.", {"ROU", "europe"}),
    ],
)
def test_a_region_that_something_is_the_greatest_of_is_no_place(text: str, left: set[str]) -> None:
    assert places(text) == left


def test_a_long_text_is_read_in_time() -> None:
    text = "Springs in Bhutan. " + "We learn from herders and lessons of " * 5_000 + "Peru."
    start = time.perf_counter()
    places(text)
    assert time.perf_counter() - start < 20
