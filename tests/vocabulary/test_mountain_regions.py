"""Well-known mountain regions within countries are places, by their names in six languages."""

import pytest

from broker.vocabulary import Vocabulary, understand


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Bienenzucht im Wallis und im Berner Oberland", {"valais", "bernese-oberland"}),
        ("Des bergers du Valais et de Haute-Savoie", {"valais", "savoie"}),
        ("Pastori in Trentino-Alto Adige", {"trentino", "south-tyrol"}),
        ("Bauern im Engadin und in Südtirol", {"engadin", "south-tyrol"}),
        ("Water for villages in Svaneti and Tusheti", {"svaneti", "tusheti"}),
        ("Mujeres tejedoras de Cusco y de Huancavelica", {"cusco", "huancavelica"}),
        ("Caminhos em Chiapas e Oaxaca", {"chiapas", "oaxaca"}),
        ("Yak herders of Ladakh, Spiti and the Khumbu", {"ladakh-range", "spiti", "khumbu"}),
        ("Turismo tra il Monte Bianco e il Monte Rosa", {"mont-blanc-massif", "monte-rosa"}),
        ("Les alpages du massif du Mont-Blanc", {"mont-blanc-massif"}),
        ("Herders in the Wakhan of Badakhshan", {"wakhan", "badakhshan"}),
    ],
)
def test_they_are_found_in_texts(vocabulary: Vocabulary, text: str, keys: set[str]) -> None:
    found = understand(text, vocabulary=vocabulary).places
    assert {place.key for place in found} == keys


@pytest.mark.parametrize(
    "text",
    [
        "Un pull en cachemire et un tigre en peluche",
        "Con el puño cerrado",
        "Projets avec Wallis-et-Futuna",
        "Tuna of the Indian Ocean and the South China Sea",
        "La pêche dans l'océan Indien",
    ],
)
def test_what_sounds_alike_is_no_mountain_region(vocabulary: Vocabulary, text: str) -> None:
    kinds = {(place.kind, place.key) for place in understand(text, vocabulary=vocabulary).places}
    assert kinds <= {("country", "WLF")}


def test_each_lies_in_its_country_and_in_ranges_that_are_known(vocabulary: Vocabulary) -> None:
    regions = [one for one in vocabulary.ranges.values() if one.source == "general geography"]
    assert len(regions) >= 60
    for one in regions:
        assert one.countries
        assert set(one.countries) <= set(vocabulary.countries)
        around = {code for key in one.parents for code in vocabulary.ranges[key].countries}
        assert set(one.countries) <= around, one.key


@pytest.mark.parametrize(
    ("region", "works_in", "level"),
    [
        ("Valais", {"ranges": ("alps",)}, "within"),
        ("Svaneti", {"ranges": ("greater-caucasus",)}, "within"),
        ("Cusco", {"countries": ("PER",)}, "country"),
    ],
)
def test_who_works_around_it_is_near(vocabulary: Vocabulary, region, works_in, level) -> None:
    focus = {"ranges": (), "countries": (), "regions": (), **works_in}
    assert vocabulary.nearness(vocabulary.place(region), **focus).level == level
